"""Series: a measure on several days, as it was known at the end of each of them."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Literal

from knowledge.history.portfolio import Portfolio
from knowledge.measures.catalogue import compute
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.measures.scope import earlier
from knowledge.model.base import Language
from knowledge.model.evidence import Fact

Cadence = Literal["week", "cycle", "month"]
DAYS = {"week": 7, "cycle": 14}


def series(
    portfolio: Portfolio,
    measure: str,
    dates: Iterable[date],
    language: Language,
    *,
    filters: Filters | None = None,
    group_by: str | None = None,
) -> list[Fact]:
    """The facts of a measure on each of the days, in their order. Raises InvalidInput for an unknown measure."""
    asked = filters or Filters()
    queries = (MeasureQuery(measure=measure, as_of=day, filters=asked, group_by=group_by) for day in dates)
    return [fact for query in queries for fact in compute(portfolio.at(query.as_of), query, language)]


def days_of(cadence: Cadence, as_of: date, count: int) -> list[date]:
    """The last ``count`` days of a cadence up to ``as_of``, oldest first: every one or two weeks, or month ends."""
    if cadence == "month":
        return sorted({_months_before(as_of, months) for months in range(count)})
    return sorted({earlier(as_of, DAYS[cadence] * steps) for steps in range(count)})


def _months_before(day: date, months: int) -> date:
    """The last day of the month that lies so many months back; the day itself for none."""
    if not months:
        return day
    year, month = divmod(max(12, day.year * 12 + day.month - 1 - months), 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])
