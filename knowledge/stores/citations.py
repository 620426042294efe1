"""What was said on the words of documents in SQL: no more of it, and no longer, than it can be found again."""

import json
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, select, update

from knowledge.pitfalls.context import Citation
from knowledge.ports import Statement
from knowledge.stores import schema
from knowledge.stores.dialects import insert
from knowledge.stores.engine import reading, writing

KEPT_FOR = timedelta(90)
MOST = 5_000
_said, _citations, _documents, _passages = schema.said, schema.citations, schema.documents, schema.passages


class SqlCitationStore:
    """Implements ``ports.CitationStore``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, said: Statement) -> None:
        with writing(self._engine) as connection:
            keep(connection, said)

    def superseded(self) -> list[Citation]:
        version = (_documents.c.id == _citations.c.document) & (_documents.c.version == _citations.c.version)
        statement = (
            select(
                _said, _citations.c.document, _citations.c.version, _citations.c.passages, schema.briefings.c.rests_on
            )
            .join(_citations, _citations.c.said == _said.c.seq)
            .join(_documents, version & _documents.c.superseded_by.is_not(None))
            .join(schema.briefings, schema.briefings.c.id == _said.c.id, isouter=True)
            .order_by(_said.c.seq, _citations.c.document, _citations.c.version)
        )
        with reading(self._engine) as connection:
            return [_citation(row) for row in connection.execute(statement)]


def keep(connection: Connection, said: Statement) -> None:
    """The same inside a transaction of the caller."""
    same = (_said.c.about == said.about) & _said.c.until.is_(None) & (_said.c.id != said.id)
    connection.execute(update(_said).where(same).values(until=said.on))
    rests = _rests_on(connection, said.passages)
    if rests:
        seq = _insert(connection, said)
        if seq is not None:
            connection.execute(insert(connection, _citations), [{"said": seq, **each} for each in rests])
    _let_go(connection, said.on)


def _rests_on(connection: Connection, passages: tuple[str, ...]) -> list[dict[str, str]]:
    """The versions that the passages stand in."""
    if not passages:
        return []
    statement = (
        select(_documents.c.id, _documents.c.version, _passages.c.id.label("passage"))
        .join(_documents, _documents.c.seq == _passages.c.document)
        .where(_passages.c.id.in_(passages))
        .order_by(_passages.c.seq)
    )
    found: dict[tuple[str, str], list[str]] = {}
    for row in connection.execute(statement):
        found.setdefault((row.id, row.version), []).append(row.passage)
    return [
        {"document": document, "version": version, "passages": json.dumps(ids)}
        for (document, version), ids in found.items()
    ]


def _insert(connection: Connection, said: Statement) -> int | None:
    """The number of its row; none where it was kept already."""
    row = said.model_dump(include={"id", "kind", "about", "name"})
    row |= {"day": said.on, "readers": json.dumps(said.readers)}
    statement = insert(connection, _said).values(row).on_conflict_do_nothing(index_elements=["id"])
    seq: int | None = connection.execute(statement.returning(_said.c.seq)).scalar()
    return seq


def _let_go(connection: Connection, today: date) -> None:
    newest = connection.execute(select(func.max(_said.c.seq))).scalar() or 0
    horizon = today - KEPT_FOR if today - date.min > KEPT_FOR else date.min
    connection.execute(delete(_said).where((_said.c.day < horizon) | (_said.c.seq <= newest - MOST)))


def _citation(row: Row[Any]) -> Citation:
    rests = json.loads(row.rests_on) if row.kind == "briefing" and row.rests_on else {}
    return Citation(
        answer=row.id,
        document=row.document,
        version=row.version,
        on=row.day,
        until=row.until,
        kind=row.kind,
        name=row.name,
        passages=tuple(json.loads(row.passages)),
        readers=tuple(tuple(groups) for groups in json.loads(row.readers)),
        use_cases=tuple(rests.get("use_cases", ())),
        documents=tuple(rests.get("documents", ())),
    )
