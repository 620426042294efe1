"""Which kinds of file can be read, and how one is recognised by its content."""

from pathlib import PurePath

from knowledge.documents import archive, problems
from knowledge.documents.decode import looks_binary
from knowledge.errors import UnreadableFile
from knowledge.model.base import Frozen
from knowledge.said import Wording


class Kind(Frozen):
    """A file format: ``name`` is also its module in ``formats``; ``no_text`` says what to do when it is empty."""

    name: str
    label: str
    media_type: str
    extensions: tuple[str, ...]
    no_text: Wording = problems.ADD_TEXT


_OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = Kind(
    name="pdf",
    label="PDF",
    media_type="application/pdf",
    extensions=(".pdf",),
    no_text=problems.SCAN,
)
DOCX = Kind(name="docx", label="Word", media_type=f"{_OFFICE}.wordprocessingml.document", extensions=(".docx",))
PPTX = Kind(
    name="pptx",
    label="PowerPoint",
    media_type=f"{_OFFICE}.presentationml.presentation",
    extensions=(".pptx", ".pptm"),
    no_text=problems.PICTURED_SLIDES,
)
XLSX = Kind(name="xlsx", label="Excel", media_type=f"{_OFFICE}.spreadsheetml.sheet", extensions=(".xlsx", ".xlsm"))
HTML = Kind(name="html", label="HTML", media_type="text/html", extensions=(".html", ".htm", ".xhtml"))
MARKDOWN = Kind(name="markdown", label="Markdown", media_type="text/markdown", extensions=(".md", ".markdown"))
TEXT = Kind(name="plain", label="text", media_type="text/plain", extensions=(".txt", ".text"))

KINDS: tuple[Kind, ...] = (PDF, DOCX, PPTX, XLSX, HTML, MARKDOWN, TEXT)
PACKED = {"word/": DOCX, "ppt/": PPTX, "xl/": XLSX}
SUPPORTED = tuple(f"{kind.label} ({' '.join(kind.extensions)})" for kind in KINDS)


def extension(name: str) -> str:
    """The extension of a file name, in lower case and with its dot."""
    return PurePath(name).suffix.lower()


def by_extension(name: str) -> Kind | None:
    """The kind that the extension promises."""
    return next((kind for kind in KINDS if extension(name) in kind.extensions), None)


def kind_of(name: str, content: bytes) -> Kind:
    """What the file is, by its content and, among text formats, by its extension; UnreadableFile for all else."""
    head = content[:1024]
    if head.lstrip().startswith(b"%PDF-") or (by_extension(name) == PDF and b"%PDF-" in head):
        return PDF
    if content.startswith(archive.ZIP):
        return _packed(name, content)
    if content.startswith(archive.OLE):
        raise archive.ole_error(name, content)
    _refuse_foreign(name, content)
    return _textual(name, content)


def _packed(name: str, content: bytes) -> Kind:
    names = archive.entry_names(name, content)
    if "[Content_Types].xml" in names:
        for folder, kind in PACKED.items():
            if any(entry.startswith(folder) for entry in names):
                return kind
    what = problems.OPEN_DOCUMENT if "META-INF/manifest.xml" in names else problems.ZIP
    hint = problems.SAVE_AS_OFFICE if "manifest" in " ".join(names) else problems.UNPACK
    raise UnreadableFile(problems.FOREIGN(file=name, what=what()), hint())


def _refuse_foreign(name: str, content: bytes) -> None:
    for magic, what in problems.FOREIGN_KINDS.items():
        if content.startswith(magic) and (len(magic) > 3 or looks_binary(content)):
            raise UnreadableFile(problems.FOREIGN(file=name, what=what()), problems.READABLE(kinds=SUPPORTED))
    if looks_binary(content):
        raise UnreadableFile(problems.NOT_TEXT(file=name), problems.READABLE(kinds=SUPPORTED))


def _textual(name: str, content: bytes) -> Kind:
    head = content[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    promised = by_extension(name)
    if promised == HTML or head.startswith((b"<!doctype html", b"<html")):
        return HTML
    if promised in (MARKDOWN, TEXT):
        return promised
    if promised:
        raise UnreadableFile(
            problems.PLAIN_TEXT(file=name, kind=promised.label), problems.CHECK_OR_RENAME(extension=TEXT.extensions[0])
        )
    return TEXT
