"""PDF: the lines of each page with their place and size, which ``layout`` makes paragraphs of."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from threading import Lock

import pypdfium2 as pdfium
from pypdfium2 import raw

from knowledge.documents import problems
from knowledge.documents.archive import broken
from knowledge.documents.draft import Draft
from knowledge.documents.layout import Glyph, Line, Outline, lines_of, write
from knowledge.documents.properties import title
from knowledge.errors import UnreadableFile

MAX_PAGES = 5_000

_BOLD = re.compile(r"(?i)bold|black|heavy|semib|demi")
_PDFIUM = Lock()  # PDFium allows one call at a time in the whole process


def read(content: bytes, draft: Draft) -> None:
    """Adds the text of every page; ``page`` counts from 1, whatever is printed on it."""
    with _PDFIUM:
        document = _open(content, draft.name)
        try:
            draft.title = title(document.get_metadata_value("Title"))
            pages = [list(_lines(document, number)) for number in range(len(document))]
            outline = _outline(document)
        finally:
            document.close()
    write(pages, outline, draft)


def _open(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableFile(problems.ENCRYPTED(file=name), problems.NO_PASSWORD()) from error
        raise broken(name, problems.NOT_WHOLE(kind="PDF")) from error
    if not 0 < len(document) <= MAX_PAGES:
        pages = len(document)
        document.close()
        if pages == 0:
            raise broken(name, problems.NO_PAGES())
        raise UnreadableFile(problems.TOO_MANY_PAGES(file=name, pages=pages, most=MAX_PAGES), problems.SPLIT())
    return document


def _outline(document: pdfium.PdfDocument) -> Outline:
    """The bookmarks: for every page its titles with their level."""
    outline: Outline = {}
    for entry in document.get_toc(max_depth=6):
        target = entry.get_dest()
        page = target.get_index() if target else None
        if page is not None:
            outline.setdefault(page, {})[" ".join(entry.get_title().split()).casefold()] = entry.level + 1
    return outline


def _lines(document: pdfium.PdfDocument, number: int) -> Iterator[Line]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        _, foot, _, top = page.get_bbox()
        for line in lines_of(_glyphs(text_page)):
            yield replace(line, height=(line.base - foot) / max(top - foot, 1.0))
    finally:
        text_page.close()
        page.close()


def _glyphs(text_page: pdfium.PdfTextPage) -> Iterator[Glyph]:
    """Every character in reading order; PDFium adds the blanks and line ends that it sees."""
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    fonts = _Fonts(text_page)
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if code in (0, 13):
            continue
        character = chr(code)
        if character.isspace():
            yield Glyph(character, 0, 0, 0, 0, False)
            continue
        raw.FPDFText_GetLooseCharBox(text_page, index, box)
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        yield Glyph(character, box.left, box.right, y.value, *fonts.at(index))


class _Fonts:
    """Size in points and boldness of a character: looked up once a text object, since they change with those."""

    def __init__(self, text_page: pdfium.PdfTextPage) -> None:
        self._page = text_page
        self._known: dict[int, tuple[float, bool]] = {}
        self._name = ctypes.create_string_buffer(256)

    def at(self, index: int) -> tuple[float, bool]:
        text_object = raw.FPDFText_GetTextObject(self._page, index)
        key = ctypes.cast(text_object, ctypes.c_void_p).value or -index - 1
        if key not in self._known:
            self._known[key] = self._size(index), self._bold(index)
        return self._known[key]

    def _size(self, index: int) -> float:
        matrix = raw.FS_MATRIX()
        scaled = raw.FPDFText_GetMatrix(self._page, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) if scaled else 1.0
        return round(raw.FPDFText_GetFontSize(self._page, index) * (scale or 1.0), 2) or 1.0

    def _bold(self, index: int) -> bool:
        raw.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), ctypes.c_int())
        return bool(_BOLD.search(self._name.value.decode("utf-8", errors="replace")))
