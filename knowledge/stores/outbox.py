"""What has to be sent, written in the transaction of what caused it, and handed to one sender at a time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, exists, func, select, update

from knowledge.ports import Claimed, Dead, Outgoing, Told
from knowledge.stores import schema
from knowledge.stores.dialects import insert
from knowledge.stores.engine import reading, writing

WAITING, DELIVERED, DEAD = "waiting", "delivered", "dead"
# Longer than anything waits to be tried again: what is due later still was dated by a clock that went back since.
FARTHEST = timedelta(hours=6)
_table, _lanes = schema.outbox, schema.outbox_lanes


def put(connection: Connection, messages: Collection[Outgoing], now: datetime) -> int:
    """Adds messages inside a transaction of the caller; a key that is there already is left alone."""
    lanes = {message.key: message.lanes for message in messages}
    rows = [_row(message, now) for message in messages]
    if not rows:
        return 0
    last = connection.execute(select(func.max(_table.c.seq))).scalar() or 0
    connection.execute(insert(connection, _table).on_conflict_do_nothing(index_elements=["key"]), rows)
    added = connection.execute(select(_table.c.seq, _table.c.key).where(_table.c.seq > last, _table.c.key.in_(lanes)))
    seqs = {row.key: row.seq for row in added}
    in_lanes = [{"lane": lane, "message": seq} for key, seq in seqs.items() for lane in dict.fromkeys(lanes[key])]
    if in_lanes:
        connection.execute(insert(connection, _lanes), in_lanes)
    return len(seqs)


class SqlOutbox:
    """Implements ``ports.Outbox``. A claim is a number: whoever holds an older one has lost the message."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, messages: Iterable[Outgoing], now: datetime) -> int:
        with writing(self._engine) as connection:
            return put(connection, tuple(messages), now)

    def claim(self, now: datetime, lease: timedelta, limit: int) -> list[Claimed]:
        due = _due(now).limit(limit)
        with reading(self._engine) as connection:
            if connection.execute(due).first() is None:
                return []  # nobody waits for the lock of writers where there is nothing to do
        with writing(self._engine) as connection:
            rows = connection.execute(due.with_for_update(skip_locked=True, of=_table)).all()
            taken = {"attempts": _table.c.attempts + 1, "in_flight": True, "due_at": (now + lease).timestamp()}
            connection.execute(update(_table).where(_table.c.seq.in_([row.seq for row in rows])).values(taken))
            lanes = _lanes_of(connection, rows)
        return [_claimed(row, lanes) for row in rows]

    def delivered(self, claimed: Claimed, now: datetime) -> bool:
        return self._end(claimed, state=DELIVERED, reason=None, ended_at=now.timestamp())

    def failed(self, claimed: Claimed, reason: str, now: datetime, again_at: datetime | None) -> bool:
        if again_at is None:
            return self._end(claimed, state=DEAD, reason=reason, ended_at=now.timestamp())
        return self._end(claimed, reason=reason, due_at=again_at.timestamp())

    def last_told(self, lane: str, before: str | None = None) -> Told | None:
        told = select(_table).join(_lanes, _lanes.c.message == _table.c.seq)
        told = told.where(_lanes.c.lane == lane, _table.c.state != DEAD)
        if before is not None:
            told = told.where(_table.c.seq < select(_table.c.seq).where(_table.c.key == before).scalar_subquery())
        with reading(self._engine) as connection:
            row = connection.execute(told.order_by(_table.c.seq.desc()).limit(1)).one_or_none()
            lanes = _lanes_of(connection, [row] if row else [])
        return None if row is None else Told(message=_message(row, lanes), waits=row.state == WAITING)

    def waiting(self) -> int:
        with reading(self._engine) as connection:
            return int(connection.execute(select(func.count()).where(_table.c.state == WAITING)).scalar_one())

    def dead(self, limit: int) -> list[Dead]:
        statement = select(_table).where(_table.c.state == DEAD).order_by(_table.c.ended_at.desc(), _table.c.seq.desc())
        with reading(self._engine) as connection:
            rows = connection.execute(statement.limit(limit)).all()
            lanes = _lanes_of(connection, rows)
        return [_dead(row, lanes) for row in rows]

    def _end(self, claimed: Claimed, **values: Any) -> bool:
        held = (
            (_table.c.key == claimed.message.key)
            & (_table.c.attempts == claimed.attempt)
            & (_table.c.state == WAITING)
            & _table.c.in_flight
        )
        with writing(self._engine) as connection:
            return bool(connection.execute(update(_table).where(held).values(in_flight=False, **values)).rowcount)


def _row(message: Outgoing, now: datetime) -> dict[str, Any]:
    at = now.timestamp()
    start = {"state": WAITING, "attempts": 0, "in_flight": False, "due_at": at, "created_at": at}
    return message.model_dump(exclude={"lanes"}) | start


def _due(now: datetime) -> Select[Any]:
    at = _table.c.due_at
    ready = (_table.c.state == WAITING) & ((at <= now.timestamp()) | (at > (now + FARTHEST).timestamp()))
    return select(_table).where(ready, _first_of_its_lanes()).order_by(_table.c.seq)


def _first_of_its_lanes() -> ColumnElement[bool]:
    own, others, earlier = _lanes.alias("own"), _lanes.alias("others"), _table.alias("earlier")
    before = (
        select(earlier.c.seq)
        .join(others, others.c.message == earlier.c.seq)
        .join(own, own.c.lane == others.c.lane)
        .where(own.c.message == _table.c.seq, earlier.c.seq < _table.c.seq, earlier.c.state == WAITING)
        .correlate(_table)
    )
    return ~exists(before)


Lanes = Mapping[int, tuple[str, ...]]


def _lanes_of(connection: Connection, rows: Sequence[Row[Any]]) -> Lanes:
    """The lanes of each message, by its number."""
    found: dict[int, tuple[str, ...]] = {}
    if rows:
        wanted = select(_lanes).where(_lanes.c.message.in_([row.seq for row in rows])).order_by(_lanes.c.lane)
        for row in connection.execute(wanted):
            found[row.message] = (*found.get(row.message, ()), row.lane)
    return found


def _message(row: Row[Any], lanes: Lanes) -> Outgoing:
    return Outgoing(key=row.key, target=row.target, payload=row.payload, lanes=lanes.get(row.seq, ()))


def _claimed(row: Row[Any], lanes: Lanes) -> Claimed:
    return Claimed(message=_message(row, lanes), attempt=row.attempts + 1, uncertain=row.in_flight)


def _dead(row: Row[Any], lanes: Lanes) -> Dead:
    ended = datetime.fromtimestamp(row.ended_at).astimezone()
    return Dead(message=_message(row, lanes), attempts=row.attempts, reason=row.reason, ended_at=ended)
