"""Experiments out of the history."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from knowledge.measures.experiments import Experiment, experiments
from tests.knowledge.portfolio_kit import event, portfolio, use_case

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 40).map(lambda days: FIRST + timedelta(days))
ROWS = st.one_of(
    st.builds(
        lambda on, until: event("experiment_started", on.isoformat(), until=until and until.isoformat()),
        DAYS,
        st.none() | DAYS,
    ),
    st.builds(lambda on: event("experiment_ended", on.isoformat()), DAYS),
)


def told_from(found: list[Experiment], since: date) -> set[Any]:
    """Those of which anything lies on or after a day."""
    return {
        (each.started and each.started.id, each.ended and each.ended.id, each.followed)
        for each in found
        if any(day and day >= since for day in (each.ended and each.ended.on, each.until, each.followed))
    }


@given(st.lists(ROWS, max_size=8), st.lists(ROWS, max_size=8), DAYS)
def test_what_lies_before_a_day_is_left_out_without_changing_the_rest(one: Any, two: Any, since: date) -> None:
    of = portfolio(*(use_case(key, "2026-01-01", "idea", *rows) for key, rows in (("A", one), ("B", two))))
    kinds = of.at(date.max).by_kind
    events = [*kinds.get("experiment_started", ()), *kinds.get("experiment_ended", ())]
    assert told_from(experiments(events, since), since) == told_from(experiments(events), since)
