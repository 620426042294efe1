"""The portfolio in SQL: entities by id, and the history as rows that are only ever added."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from threading import Lock
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import ColumnElement, Connection, Engine, Table, func, select

from knowledge.errors import Misconfigured
from knowledge.history.portfolio import Portfolio, PortfolioChanges
from knowledge.model.events import Event
from knowledge.model.portfolio import Leader, Objective, Process, Team
from knowledge.model.principal import Principal
from knowledge.stores import schema
from knowledge.stores.bulk import compacted, kept_for_long, share_field_sets
from knowledge.stores.dialects import advance, insert
from knowledge.stores.engine import reading, writing

_Model = TypeVar("_Model")
_EVENTS: TypeAdapter[list[Event]] = TypeAdapter(list[Event])
_Entity = Objective | Process | Team | Leader
_Readers = frozenset[frozenset[str]]
PART = 200


@dataclass(frozen=True, slots=True)
class _Seen:
    """The portfolio at one moment, how far the store was read, and what each set of readers sees of it."""

    portfolio: Portfolio = field(default_factory=Portfolio)
    entities: int = -1
    history: int = -1
    last_seq: int = 0
    views: dict[_Readers, Portfolio] = field(default_factory=dict)


class SqlPortfolioStore:
    """Implements ``ports.PortfolioStore``. Keeps what was read, and reads on from there."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._seen = _Seen()
        self._lock = Lock()

    def load(self, principal: Principal) -> Portfolio:
        with self._lock:
            self._seen = self._caught_up()
            views = self._seen.views
            if principal.rights not in views:
                views[principal.rights] = self._seen.portfolio.for_reader(principal)
            return views[principal.rights]

    def apply(self, changes: PortfolioChanges) -> int:
        tables: Mapping[Table, Sequence[_Entity]] = {
            schema.objectives: changes.objectives,
            schema.processes: changes.processes,
            schema.teams: changes.teams,
            schema.leaders: changes.leaders,
        }
        with writing(self._engine) as connection:
            # This row's lock puts writers in line: the history's numbers become visible in their order.
            advance(connection, "history")
            if any(tables.values()):
                advance(connection, "entities")
            for table, entities in tables.items():
                _upsert(connection, table, entities)
            return _append(connection, changes.events)

    def _caught_up(self) -> _Seen:
        seen = self._seen
        with reading(self._engine) as connection:
            counted = {row.name: row.value for row in connection.execute(_COUNTED)}
            entities, history = counted.get("entities", 0), counted.get("history", 0)
            if (entities, history) == (seen.entities, seen.history):
                return seen
            if history < seen.history or entities < seen.entities:
                seen = _Seen()  # another database stands in its place, such as a restored backup
            portfolio = seen.portfolio if entities == seen.entities else _with_entities(connection, seen.portfolio)
            added, last_seq = _after(connection, seen.last_seq)
            with kept_for_long(added):
                portfolio = portfolio.with_parts(_parts(connection, seen.last_seq, last_seq))
                portfolio.at(date.max)  # every other day is folded from this one
        return _Seen(portfolio, entities, history, last_seq)


_COUNTED = select(schema.counters).where(schema.counters.c.name.in_(("entities", "history")))


def _upsert(connection: Connection, table: Table, entities: Sequence[_Entity]) -> None:
    if not entities:
        return
    statement = insert(connection, table)
    statement = statement.on_conflict_do_update(index_elements=["id"], set_={"payload": statement.excluded.payload})
    connection.execute(statement, [{"id": entity.id, "payload": entity.model_dump_json()} for entity in entities])


def _append(connection: Connection, events: Sequence[Event]) -> int:
    if not events:
        return 0
    statement = insert(connection, schema.events).on_conflict_do_nothing(index_elements=["id"])
    rows = [
        {"id": e.id, "use_case": e.use_case, "kind": e.kind, "day": e.on, "payload": e.model_dump_json()}
        for e in events
    ]
    table = schema.events
    last = connection.execute(select(func.max(table.c.seq))).scalar() or 0
    connection.execute(statement, rows)
    return connection.execute(select(func.count()).where(table.c.seq > last)).scalar_one()


def _after(connection: Connection, seq: int) -> tuple[int, int]:
    """How many events were added after row ``seq``, and the last row."""
    column = schema.events.c.seq
    count, last = connection.execute(select(func.count(), func.max(column)).where(column > seq)).one()
    return count, last or seq


def _parts(connection: Connection, after: int, last: int) -> Iterator[list[Event]]:
    """The events of rows ``after`` to ``last``, without the first: those of some use cases at a time.

    Use cases come in the order of their first events, each with all of its events: they never all exist at once.
    """
    table = schema.events
    new = table.c.seq.between(after + 1, last)
    first = select(table.c.use_case).where(new).group_by(table.c.use_case).order_by(func.min(table.c.seq))
    found = list(connection.execute(first).scalars())
    if None in found:
        general = _parsed(_EVENTS, _payloads(connection, table.c.use_case.is_(None), after, last))
        share_field_sets(general)
        yield compacted(general)
    keys = [key for key in found if key is not None]
    for start in range(0, len(keys), PART):
        about = table.c.use_case.in_(keys[start : start + PART])
        yield _parsed(_EVENTS, _payloads(connection, about, after, last))


def _payloads(connection: Connection, about: ColumnElement[bool], after: int, last: int) -> list[str]:
    table = schema.events
    # By use case, not by row: only so does no database read all rows to find some.
    rows = connection.execute(select(table.c.seq, table.c.payload).where(about).order_by(table.c.use_case)).all()
    return [row.payload for row in sorted(rows, key=_SEQ) if after < row.seq <= last]


_SEQ = attrgetter("seq")


def _with_entities(connection: Connection, portfolio: Portfolio) -> Portfolio:
    return portfolio.with_entities(
        _all(connection, schema.objectives, TypeAdapter(list[Objective])),
        _all(connection, schema.processes, TypeAdapter(list[Process])),
        _all(connection, schema.teams, TypeAdapter(list[Team])),
        _all(connection, schema.leaders, TypeAdapter(list[Leader])),
    )


def _all(connection: Connection, table: Table, adapter: TypeAdapter[list[_Model]]) -> list[_Model]:
    return _parsed(adapter, connection.execute(select(table.c.payload).order_by(table.c.id)).scalars())


def _parsed(adapter: TypeAdapter[list[_Model]], payloads: Iterable[str]) -> list[_Model]:
    # One parse of one JSON array: several times faster than one call per row.
    try:
        return adapter.validate_json("[" + ",".join(payloads) + "]")
    except ValidationError as error:
        raise Misconfigured(
            f"The portfolio in the database cannot be read: {error.errors()[0]['msg']}.",
            "A newer Koers may have written it: upgrade, or restore a backup.",
        ) from error
