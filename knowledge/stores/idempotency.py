"""Replies kept by the key that a write was sent with, so that a write sent twice is done once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from knowledge import problems
from knowledge.errors import Conflict, InvalidInput
from knowledge.model.base import Frozen
from knowledge.stores import schema
from knowledge.stores.engine import writing

ABANDONED = timedelta(minutes=10)
KEPT = timedelta(days=2)
_table = schema.idempotency


class Write(Frozen):
    """One write: the key it was sent with, and a digest of what it asks."""

    key: str
    fingerprint: str


class Reply(Frozen):
    """What a write was answered with."""

    status: int
    headers: Mapping[str, str] = {}
    body: str


class SqlIdempotency:
    """Remembers replies for two days; a write that never ended may be tried again after ten minutes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, write: Write, now: datetime) -> Reply | None:
        """The reply that was given before, or ``None`` where the caller is the one to do the write now.

        Raises InvalidInput where the key came with another request, Conflict while the first is under way.
        """
        with writing(self._engine) as connection:
            _forget_old(connection, now)
            row = connection.execute(select(_table).where(_table.c.key == write.key)).one_or_none()
            if row is None:
                _begin(connection, write, now)
                return None
        if row.fingerprint != write.fingerprint:
            raise InvalidInput(problems.KEY_REUSED(), problems.NEW_KEY())
        if row.reply is None:
            raise Conflict(problems.UNDER_WAY(), problems.TRY_AGAIN())
        return Reply.model_validate_json(row.reply)

    def finish(self, write: Write, reply: Reply) -> None:
        with writing(self._engine) as connection:
            connection.execute(update(_table).where(_table.c.key == write.key).values(reply=reply.model_dump_json()))

    def release(self, write: Write) -> None:
        """Lets the write be tried again: it failed."""
        with writing(self._engine) as connection:
            connection.execute(delete(_table).where(_table.c.key == write.key, _table.c.reply.is_(None)))


def _begin(connection: Connection, write: Write, now: datetime) -> None:
    values = {"key": write.key, "fingerprint": write.fingerprint, "at": _stamp(now)}
    try:
        connection.execute(insert(_table).values(values))
    except IntegrityError:
        # On PostgreSQL two can begin at the same moment; the other was first.
        raise Conflict(problems.UNDER_WAY(), problems.TRY_AGAIN()) from None


def _forget_old(connection: Connection, now: datetime) -> None:
    unfinished = _table.c.reply.is_(None) & (_table.c.at < _stamp(now - ABANDONED))
    connection.execute(delete(_table).where(unfinished | (_table.c.at < _stamp(now - KEPT))))


def _stamp(moment: datetime) -> float:
    return moment.timestamp()
