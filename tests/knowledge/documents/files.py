"""Small files of every kind, made for one test each."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pptx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from knowledge.documents.extract import Extracted, extract
from knowledge.errors import UnreadableFile

Line = tuple[str, float, float, str, float]  # text, x, y, font, size


def attempt(name: str, content: bytes) -> Extracted | None:
    """What the file says, or nothing where it was refused by its name."""
    try:
        return extract(name, content)
    except UnreadableFile as refusal:
        if not refusal.message.startswith(name):
            raise
        return None


def pdf(pages: list[list[Line]], title: str = "", password: str | None = None) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password)
    canvas.setTitle(title)
    for lines in pages:
        for text, x, y, font, size in lines:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def body(*texts: str, top: float = 700, step: float = 14) -> list[Line]:
    return [(text, 72, top - step * number, "Helvetica", 11) for number, text in enumerate(texts)]


def word(build: Callable[[Any], None]) -> bytes:
    document = docx.Document()
    build(document)
    return _saved(document)


def slides(build: Callable[[Any], None]) -> bytes:
    presentation = pptx.Presentation()
    build(presentation)
    return _saved(presentation)


def workbook(build: Callable[[Any], None]) -> bytes:
    book = openpyxl.Workbook()
    build(book)
    return _saved(book)


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive with one part changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, change(data) if name == part else data)
    return out.getvalue()


def added(content: bytes, part: str, data: bytes) -> bytes:
    """The same archive with one part more."""
    out = BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr(part, data)
    return out.getvalue()


def archive(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def fill_table(table: Any, rows: list[tuple[str, ...]]) -> None:
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text


def _saved(made: Any) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()
