"""Documents and passages as rows, and back."""

import json
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import ColumnElement, Date, Row, Select, bindparam, literal, or_, select

from knowledge.model.documents import Document
from knowledge.model.evidence import Passage
from knowledge.stores import schema
from knowledge.stores.shelves import shelf_of

_documents, _passages = schema.documents, schema.passages
_PLAIN = ("id", "version", "title", "path", "language", "media_type", "content_hash", "effective_from", "text")


def embedded_text(heading: Sequence[str], quote: str) -> str:
    """What is embedded of a passage: its text under those of its headings that it does not hold itself."""
    return "\n".join([*(part for part in heading if part not in quote), quote])


def text_id(text: str) -> str:
    """The id that every passage with this text shares."""
    return blake2b(text.encode(), digest_size=16).hexdigest()


def document_row(document: Document) -> dict[str, Any]:
    """The row of a version, without what supersedes it."""
    return {name: getattr(document, name) for name in _PLAIN} | {"groups": json.dumps(sorted(set(document.groups)))}


def document_of(row: Row[Any]) -> Document:
    """The version in a row of ``select_documents``."""
    return Document(
        **{name: getattr(row, name) for name in (*_PLAIN, "superseded_by", "superseded_on")},
        groups=tuple(json.loads(row.groups)),
    )


def select_documents(*, with_text: bool = False) -> Select[Any]:
    """Every version; the text, which may be long, only where it is asked for."""
    columns = [column for column in _documents.c if column.name != "text"]
    return select(*columns, _documents.c.text if with_text else literal("").label("text"))


def passage_row(passage: Passage, document: Document, seq: int) -> dict[str, Any]:
    """The row of a passage of the version in row ``seq``."""
    return {
        "id": passage.id,
        "document": seq,
        "text_id": text_id(embedded_text(passage.heading, passage.quote)),
        "shelf": shelf_of(passage.language, document.groups),
        "language": passage.language,
        "page": passage.page,
        "heading": json.dumps(passage.heading, ensure_ascii=False),
        "first": passage.start,
        "last": passage.end,
        "quote": passage.quote,
    }


def passage_of(row: Row[Any]) -> Passage:
    """The passage in a row of ``select_passages``."""
    return Passage(
        id=row.id,
        document_id=row.document_id,
        title=row.title,
        version=row.version,
        page=row.page,
        heading=tuple(json.loads(row.heading)),
        start=row.first,
        end=row.last,
        quote=row.quote,
        language=row.language,
    )


def select_passages(*, dated: bool) -> Select[Any]:
    """Every passage with what it needs of its document; ``dated`` those of the versions in force on the day ``on``."""
    names = ("id", "shelf", "page", "heading", "first", "last", "quote", "language")
    of_document = [_documents.c.id.label("document_id"), _documents.c.title, _documents.c.version]
    return _joined(select(*(_passages.c[name] for name in names), *of_document), dated)


def select_places(*, dated: bool) -> Select[Any]:
    """The keys of the same passages: cheap, because neither quotes nor headings are read."""
    names = ("seq", "id", "text_id", "shelf")
    columns = (*(_passages.c[name] for name in names), _documents.c.id.label("document_id"))
    return _joined(select(*columns), dated)


def _joined(statement: Select[Any], dated: bool) -> Select[Any]:
    joined = statement.join(_documents, _documents.c.seq == _passages.c.document)
    return joined.where(*_in_force()) if dated else joined


def _in_force() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """``Document.in_force`` as conditions on a row, for the day in the parameter ``on``."""
    table, on = _documents.c, bindparam("on", type_=Date)
    started = or_(table.effective_from.is_(None), table.effective_from <= on)
    return started, or_(table.superseded_by.is_(None), table.superseded_on > on)
