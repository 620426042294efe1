"""From the bytes of a file to its text, with the place of every part."""

import re
from datetime import date
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from knowledge.documents import problems
from knowledge.documents.archive import broken
from knowledge.documents.draft import Block, Draft
from knowledge.documents.kinds import Kind, kind_of
from knowledge.errors import UnreadableFile
from knowledge.model.base import Frozen

__all__ = ["MAX_BYTES", "Block", "Extracted", "extract"]

_CHAPTER = re.compile(r"(?i)(?:\d|[ivx]+\.|(?:section|sec\.|artikel|article|hoofdstuk|chapter)\s)")

MAX_BYTES = 50 * 1024 * 1024


class Extracted(Frozen):
    """What a file says: every offset, here and in whatever is made of it, counts characters of ``text``.

    ``version`` and ``effective_from`` are filled only where the file itself states them plainly.
    """

    title: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    effective_from: date | None = None
    version: str = ""


class _Format(Protocol):
    def read(self, content: bytes, draft: Draft) -> None: ...


def extract(name: str, content: bytes) -> Extracted:
    """The text of the file ``name`` (its path or name is used for messages and, at need, for the title).

    What the file is, is decided by its content; its extension only tells text formats apart.
    Raises UnreadableFile with the file's name and what to do.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableFile(
            problems.TOO_LARGE(file=name, size=round(len(content) / 1024**2), most=MAX_BYTES // 1024**2),
            problems.LEAVE_IMAGES(),
        )
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableFile(problems.EMPTY(file=name), problems.CHECK_COPY())
    kind = kind_of(name, content)
    draft = _read(kind, content, name)
    if not draft.blocks:
        raise UnreadableFile(problems.NO_TEXT(file=name), kind.no_text())
    return Extracted(
        title=draft.title or _first_heading(draft) or _readable(name),
        media_type=kind.media_type,
        text=draft.text,
        blocks=tuple(draft.blocks),
        effective_from=draft.effective_from,
        version=draft.version,
    )


def _read(kind: Kind, content: bytes, name: str) -> Draft:
    draft = Draft(name)
    reader = cast("_Format", import_module(f"knowledge.documents.formats.{kind.name}"))
    try:
        reader.read(content, draft)
    except UnreadableFile:
        raise
    except Exception as error:
        # What the parsers of other people raise on a damaged file can be anything.
        raise broken(name, problems.NOT_WHOLE(kind=kind.label)) from error
    return draft


def _first_heading(draft: Draft) -> str:
    """The outermost heading of the text, unless it is only the first of its numbered chapters."""
    first = next((block.heading[0] for block in draft.blocks if block.heading), "")
    return "" if _CHAPTER.match(first) else first


def _readable(name: str) -> str:
    stem = PurePath(name).stem.replace("_", " ").replace("-", " ").strip()
    return stem[:1].upper() + stem[1:] or name
