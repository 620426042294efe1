"""What model calls took, and the budget that is reserved before each of them."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Engine, func, select

from knowledge.errors import ModelUnavailable
from knowledge.model.answer import Usage
from knowledge.ports import Limits
from knowledge.stores.dialects import advance, insert
from knowledge.stores.engine import reading, writing
from knowledge.stores.schema import usage as _usage

_Bound = tuple[int | None, ColumnElement[bool], str]


class SqlUsageStore:
    """Implements ``ports.UsageStore``: a row for each run, principal and day.

    ``tokens`` counts what was spent and what is still reserved; a reservation that was never settled, because
    its process was killed, counts as spent.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reserve(self, run_id: str, principal: str, day: date, tokens: int, limits: Limits) -> None:
        with writing(self._engine) as connection:
            # Those who reserve wait for each other: nobody counts while another is adding.
            advance(connection, "usage")
            for limit, rows, name in _bounds(run_id, principal, day, limits):
                if limit is not None and _tokens(connection, rows) + tokens > limit:
                    raise ModelUnavailable(
                        f"The budget of {limit} tokens {name} is reached.",
                        "Raise the limit in the settings, or go on without a language model.",
                    )
            _add(connection, run_id, principal, day, tokens, Usage())

    def settle(self, run_id: str, principal: str, at: datetime, reserved: int, usage: Usage) -> None:
        taken = usage.input_tokens + usage.output_tokens
        with writing(self._engine) as connection:
            _add(connection, run_id, principal, at.date(), taken - reserved, usage)

    def spent(self, principal: str | None, day: date) -> int:
        mine = _usage.c.day == day if principal is None else (_usage.c.day == day) & (_usage.c.principal == principal)
        with reading(self._engine) as connection:
            return _tokens(connection, mine)


def _bounds(run_id: str, principal: str, day: date, limits: Limits) -> Iterator[_Bound]:
    today = _usage.c.day == day
    yield limits.per_run, _usage.c.run_id == run_id, "for one run"
    yield limits.per_user_day, today & (_usage.c.principal == principal), "for one user and day"
    yield limits.per_day, today, "for one day"


def _tokens(connection: Connection, rows: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.coalesce(func.sum(_usage.c.tokens), 0)).where(rows)).scalar_one())


def _add(connection: Connection, run_id: str, principal: str, day: date, tokens: int, usage: Usage) -> None:
    added = {"tokens": tokens} | usage.model_dump()
    statement = insert(connection, _usage).values(run_id=run_id, principal=principal, day=day, **added)
    sums = {name: _usage.c[name] + statement.excluded[name] for name in added}
    connection.execute(statement.on_conflict_do_update(index_elements=["run_id", "principal", "day"], set_=sums))
