"""Which version of a document took the place of which, kept true whenever one is stored."""

from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, select, update

from knowledge import problems
from knowledge.errors import Conflict, InvalidInput, NotFound
from knowledge.model.documents import Document
from knowledge.stores import schema

_documents = schema.documents


def chain(connection: Connection, document_id: str) -> list[Row[Any]]:
    """Seq, version and supersession of every version, in the order in which they take effect.

    A version without a day comes first; among those of one day the order of storing counts.
    """
    columns = (_documents.c[name] for name in ("seq", "version", "effective_from", "superseded_by", "successor"))
    rows = connection.execute(select(*columns).where(_documents.c.id == document_id).order_by(_documents.c.seq))
    return sorted(rows, key=lambda row: (row.effective_from is not None, row.effective_from))


def relink(connection: Connection, document_id: str) -> None:
    """Lets every version be superseded by the next; the newest only by what was said of it itself."""
    rows = chain(connection, document_id)
    for row, following in pairwise(rows):
        _set(connection, row.seq, following.version, following.effective_from)
    if rows and not rows[-1].successor and rows[-1].superseded_by in {row.version for row in rows}:
        _set(connection, rows[-1].seq, None, None)


def supersede(connection: Connection, other: str, document: Document) -> None:
    """Lets the newest version of the document ``other`` be superseded by ``document``."""
    if other == document.id:
        raise InvalidInput(problems.SUPERSEDES_ITSELF(document=other), problems.NAME_ANOTHER())
    rows = chain(connection, other)
    if not rows:
        raise NotFound(problems.NOTHING_TO_SUPERSEDE(document=other), problems.NO_DOCUMENT_HINT())
    if any(row.successor == other for row in chain(connection, document.id)):
        raise Conflict(problems.SUPERSEDED_BY(document=document.id, other=other), problems.DELETE_OR_DROP())
    _set(connection, rows[-1].seq, document.id, document.effective_from, successor=document.id)


def restore(connection: Connection, document_id: str) -> None:
    """Takes back what a document, which goes, had superseded."""
    taken_back = {"superseded_by": None, "superseded_on": None, "successor": None}
    connection.execute(update(_documents).where(_documents.c.successor == document_id).values(taken_back))


def _set(connection: Connection, seq: int, by: str | None, on: Any, successor: str | None = None) -> None:
    values = {"superseded_by": by, "superseded_on": on, "successor": successor}
    connection.execute(update(_documents).where(_documents.c.seq == seq).values(values))
