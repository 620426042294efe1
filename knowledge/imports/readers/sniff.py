"""What a file is by its content, whatever its name says."""

import re
from typing import Literal

from knowledge.documents import archive
from knowledge.documents.problems import CHECK_COPY, EMPTY
from knowledge.errors import UnreadableFile
from knowledge.imports import problems

Format = Literal["workbook", "json", "delimited"]

MAX_BYTES = 50 * 1024 * 1024
_MARKUP = re.compile(rb"<(!doctype|html|table|\?xml|head|body|div|meta)\b", re.IGNORECASE)
_SAMPLE = 64 * 1024
_CONTROLS = bytes({*range(32)} - {0, 9, 10, 12, 13, 27})


def format_of(name: str, content: bytes) -> Format:
    """The format of ``content``; UnreadableFile for what is empty, too large, encrypted or no table at all."""
    _refuse_size(name, content)
    if content.startswith(archive.ZIP):
        return _packed(name, content)
    if content.startswith(archive.OLE):
        raise archive.ole_error(name, content)
    head = content[:_SAMPLE].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").replace(b"\0", b"")
    _refuse_foreign(name, content, head)
    if head.startswith((b"{", b"[")) and not name.lower().endswith((".csv", ".tsv")):
        return "json"
    return "delimited"


def _refuse_size(name: str, content: bytes) -> None:
    if len(content) > MAX_BYTES:
        size, most = round(len(content) / 1024**2), MAX_BYTES // 1024**2
        raise UnreadableFile(problems.TOO_LARGE(file=name, size=size, most=most), problems.TOO_LARGE_HINT())
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise UnreadableFile(EMPTY(file=name), CHECK_COPY())


def _packed(name: str, content: bytes) -> Format:
    names = archive.entry_names(name, content)
    if any(entry.startswith("xl/") for entry in names):
        return "workbook"
    if any(entry.startswith(("word/", "ppt/")) for entry in names):
        raise UnreadableFile(problems.OFFICE_DOCUMENT(file=name), problems.PDF_HINT())
    if "mimetype" in names or "META-INF/manifest.xml" in names:
        raise UnreadableFile(problems.OPEN_DOCUMENT(file=name), problems.OPEN_DOCUMENT_HINT())
    raise UnreadableFile(problems.ZIP(file=name), problems.ZIP_HINT())


def _refuse_foreign(name: str, content: bytes, head: bytes) -> None:
    if head.startswith(b"%PDF"):
        raise UnreadableFile(problems.PDF(file=name), problems.PDF_HINT())
    if _MARKUP.match(head):
        raise UnreadableFile(problems.MARKUP(file=name), problems.MARKUP_HINT())
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 0.05 * len(sample) or (sample.count(0) > 0.05 * len(sample) and not _is_wide(content)):
        raise UnreadableFile(problems.NO_TEXT(file=name), problems.READABLE())


def _is_wide(content: bytes) -> bool:
    """Whether the content says of itself that it is UTF-16 or UTF-32."""
    return content.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
