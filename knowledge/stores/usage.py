"""What model calls took, and the budget that is reserved before each of them."""

from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, Engine, ScalarSelect, String, bindparam, func, select

from knowledge.errors import ModelUnavailable
from knowledge.model.answer import Usage
from knowledge.ports import Limits
from knowledge.stores.dialects import advance, insert_for
from knowledge.stores.engine import reading, writing
from knowledge.stores.schema import usage as _usage


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
            _check(connection, run_id, principal, day, tokens, limits)
            _add(connection, run_id, principal, day, tokens, Usage())

    def settle(self, run_id: str, principal: str, at: datetime, reserved: int, usage: Usage) -> None:
        taken = usage.input_tokens + usage.output_tokens
        with writing(self._engine) as connection:
            _add(connection, run_id, principal, at.date(), taken - reserved, usage)

    def spent(self, principal: str | None, day: date) -> int:
        rows = _today if principal is None else _today & _own
        with reading(self._engine) as connection:
            return int(connection.execute(select(_sum(rows)), {"principal": principal, "day": day}).scalar_one())


def _sum(rows: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.coalesce(func.sum(_usage.c.tokens), 0)).where(rows).scalar_subquery()


_today = _usage.c.day == bindparam("day", type_=Date)
_own = _usage.c.principal == bindparam("principal", type_=String)
_run = _usage.c.run_id == bindparam("run_id", type_=String)
_TAKEN = select(_sum(_run), _sum(_today & _own), _sum(_today))
_NAMES = ("for one run", "for one user and day", "for one day")


def _check(connection: Connection, run_id: str, principal: str, day: date, tokens: int, limits: Limits) -> None:
    """Refuses what would go over a limit."""
    bounds = (limits.per_run, limits.per_user_day, limits.per_day)
    if all(limit is None for limit in bounds):
        return
    taken = connection.execute(_TAKEN, {"run_id": run_id, "principal": principal, "day": day}).one()
    for limit, so_far, name in zip(bounds, taken, _NAMES, strict=True):
        if limit is not None and so_far + tokens > limit:
            raise ModelUnavailable(
                f"The budget of {limit} tokens {name} is reached.",
                "Raise the limit in the settings, or go on without a language model.",
            )


def _add(connection: Connection, run_id: str, principal: str, day: date, tokens: int, usage: Usage) -> None:
    row = {"run_id": run_id, "principal": principal, "day": day, "tokens": tokens, **usage.model_dump()}
    connection.execute(_adding(connection.dialect.name), row)


@cache
def _adding(dialect: str) -> Any:
    """Adds to the numbers of a row; built once, because that takes longer than running it."""
    statement = insert_for(dialect, _usage)
    sums = {column.name: column + statement.excluded[column.name] for column in _usage.c if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=["run_id", "principal", "day"], set_=sums)
