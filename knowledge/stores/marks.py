"""Which texts have a vector: the record in SQL of what the vector store is to hold."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, select

from knowledge.ports import Pending
from knowledge.stores import schema
from knowledge.stores.dialects import insert
from knowledge.stores.rows import embedded_text

_passages, _embedded = schema.passages, schema.embedded


def pending(connection: Connection, embedder: str, limit: int) -> list[Pending]:
    """Texts without a vector, the first stored first."""
    other = _embedded.alias()
    elsewhere = select(func.min(other.c.shelf)).where(
        other.c.embedder == embedder, other.c.text_id == _passages.c.text_id
    )
    columns = (_passages.c.shelf, _passages.c.text_id, _passages.c.heading, _passages.c.quote)
    statement = _unmarked(select(*columns, elsewhere.scalar_subquery().label("copy_from")), embedder)
    rows = connection.execute(statement.order_by(_passages.c.seq).limit(limit))
    found = {(row.shelf, row.text_id): row for row in rows}
    return [
        Pending(
            id=row.text_id,
            shelf=row.shelf,
            text=embedded_text(json.loads(row.heading), row.quote),
            copy_from=row.copy_from,
        )
        for row in found.values()
    ]


def count_pending(connection: Connection, embedder: str) -> int:
    """How many texts have no vector."""
    texts = _unmarked(select(_passages.c.shelf, _passages.c.text_id), embedder).distinct().subquery()
    return connection.execute(select(func.count()).select_from(texts)).scalar_one()


def mark(connection: Connection, embedder: str, texts: Iterable[tuple[str, str]]) -> None:
    """Notes that these (shelf, text id) have a vector."""
    rows = [{"embedder": embedder, "shelf": shelf, "text_id": text} for shelf, text in texts]
    if rows:
        connection.execute(insert(connection, _embedded).on_conflict_do_nothing(), rows)


def marked(connection: Connection, embedder: str, shelf: str) -> set[str]:
    """The ids of the texts on ``shelf`` that have a vector."""
    statement = select(_embedded.c.text_id).where(_embedded.c.embedder == embedder, _embedded.c.shelf == shelf)
    return set(connection.execute(statement).scalars())


def orphans(connection: Connection, embedder: str) -> list[tuple[str, str]]:
    """The (shelf, text id) with a vector that no passage has any more."""
    used = select(1).where(_passages.c.shelf == _embedded.c.shelf, _passages.c.text_id == _embedded.c.text_id)
    statement = select(_embedded.c.shelf, _embedded.c.text_id).where(
        _embedded.c.embedder == embedder, ~used.correlate(_embedded).exists()
    )
    return [(row.shelf, row.text_id) for row in connection.execute(statement)]


def forget(connection: Connection, embedder: str, texts: Iterable[tuple[str, str]]) -> None:
    """Takes marks away."""
    for shelf, text in texts:
        connection.execute(
            delete(_embedded).where(
                _embedded.c.embedder == embedder, _embedded.c.shelf == shelf, _embedded.c.text_id == text
            )
        )


def _unmarked(statement: Select[Any], embedder: str) -> Select[Any]:
    same = and_(
        _embedded.c.embedder == embedder,
        _embedded.c.shelf == _passages.c.shelf,
        _embedded.c.text_id == _passages.c.text_id,
    )
    return statement.where(~select(1).where(same).correlate(_passages).exists())
