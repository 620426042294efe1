"""Briefings in SQL: a change is stored with the messages that tell of it, and what went out with what it cites."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Engine, Row, select, update

from knowledge.citing import published
from knowledge.errors import Conflict, Misconfigured
from knowledge.model.briefing import Audience, Briefing, BriefingState
from knowledge.ports import KeptBriefing, Outgoing
from knowledge.stores import citations, outbox, schema
from knowledge.stores.dialects import insert
from knowledge.stores.engine import reading, writing

_briefings = schema.briefings


class SqlBriefingStore:
    """Implements ``ports.BriefingStore``. The revision is a number that every change adds one to."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, kept: KeptBriefing, now: datetime) -> KeptBriefing:
        key = kept.briefing.id
        row = _row(kept) | {"id": key, "revision": 1, "made_at": now.timestamp()}
        with writing(self._engine) as connection:
            statement = insert(connection, _briefings).on_conflict_do_nothing(index_elements=["id"])
            place = connection.execute(statement.returning(_briefings.c.seq), row).scalar_one_or_none()
            if place is None:
                return _kept(connection.execute(select(_briefings).where(_briefings.c.id == key)).one())
        return kept.model_copy(update={"revision": 1, "place": place})

    def one(self, briefing_id: str) -> KeptBriefing | None:
        with reading(self._engine) as connection:
            row = connection.execute(select(_briefings).where(_briefings.c.id == briefing_id)).first()
        return None if row is None else _kept(row)

    def listed(
        self,
        *,
        audience: Audience | None = None,
        states: Collection[BriefingState] = (),
        before: int | None = None,
        limit: int = 100,
    ) -> list[KeptBriefing]:
        table = _briefings.c
        statement = select(_briefings).order_by(table.seq.desc()).limit(limit)
        if audience is not None:
            statement = statement.where(table.audience == _named(audience))
        if states:
            statement = statement.where(table.state.in_([state.value for state in states]))
        if before is not None:
            statement = statement.where(table.seq < before)
        with reading(self._engine) as connection:
            return [_kept(row) for row in connection.execute(statement)]

    def change(self, kept: KeptBriefing, messages: Collection[Outgoing], now: datetime) -> None:
        table = _briefings.c
        with writing(self._engine) as connection:
            same = (table.id == kept.briefing.id) & (table.revision == kept.revision)
            changed = connection.execute(
                update(_briefings).where(same).values(_row(kept) | {"revision": kept.revision + 1})
            )
            if not changed.rowcount:
                raise Conflict(
                    f"Somebody else changed briefing {kept.briefing.id} in the meantime.", "Look at it again."
                )
            outbox.put(connection, messages, now)
            if kept.briefing.state is BriefingState.PUBLISHED:
                citations.keep(connection, published(kept.briefing, now.date()))


def _row(kept: KeptBriefing) -> dict[str, Any]:
    briefing = kept.briefing
    rests = {"use_cases": kept.use_cases, "documents": kept.documents, "recipients": kept.recipients}
    return {
        "audience": _named(briefing.audience),
        "state": briefing.state.value,
        "ends_on": briefing.period.end,
        "rests_on": json.dumps(rests),
        "payload": briefing.model_dump_json(),
    }


def _named(audience: Audience) -> str:
    return f"{audience.kind.value}:{audience.id}"


def _kept(row: Row[Any]) -> KeptBriefing:
    try:
        briefing = Briefing.model_validate_json(row.payload)
    except ValidationError as error:
        raise Misconfigured(
            f"Briefing {row.id} in the database cannot be read: {error.errors()[0]['msg']}.",
            "A newer Koers may have written it: upgrade, or restore a backup.",
        ) from error
    rests = json.loads(row.rests_on)
    return KeptBriefing(
        revision=row.revision,
        place=row.seq,
        briefing=briefing,
        use_cases=tuple(rests["use_cases"]),
        documents=tuple(rests["documents"]),
        recipients=tuple(rests["recipients"]),
    )
