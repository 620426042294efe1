"""The dashboard, and its figures over time."""

from datetime import date
from typing import Any

import pytest

from knowledge.errors import InvalidInput
from knowledge.history.portfolio import portfolio_of
from knowledge.measures.catalogue import CATALOGUE
from knowledge.measures.kpis import KPIS, kpis
from knowledge.measures.query import Filters
from knowledge.measures.series import Cadence, days_of, series
from knowledge.sample.load import changes
from tests.knowledge.portfolio_kit import TODAY, portfolio, small


def test_every_kpi_is_a_measure_of_the_catalogue_and_they_come_in_order() -> None:
    assert set(KPIS) <= set(CATALOGUE)
    assert list(dict.fromkeys(fact.measure for fact in kpis(small(), TODAY, "en"))) == list(KPIS)


def test_all_ids_differ_and_are_those_of_the_other_language() -> None:
    of = portfolio_of(changes())
    dutch, english = (kpis(of, date(2026, 11, 2), language) for language in ("nl", "en"))  # type: ignore[arg-type]
    assert [fact.id for fact in dutch] == [fact.id for fact in english]
    assert len({fact.id for fact in dutch}) == len(dutch)


def test_over_nothing_every_kpi_is_nought_or_says_why() -> None:
    for fact in kpis(portfolio(), TODAY, "en"):
        assert not fact.n
        assert fact.value is not None or "cannot" in fact.text or "no" in fact.text.lower()


def test_the_dashboard_of_a_team_is_about_that_team() -> None:
    whole, team = kpis(small(), TODAY, "en"), kpis(small(), TODAY, "en", team="Finance")
    assert [fact.value for fact in whole if fact.measure == "active_use_cases"] == [
        3,
        {"Finance": 2, "Service": 1, "Legal": 0},
    ]
    assert [fact.value for fact in team if fact.measure == "active_use_cases"] == [2]
    assert all("Finance" in fact.text for fact in team)
    assert {fact.inputs["filters"]["objectives"][0] for fact in kpis(small(), TODAY, "en", objective="D1")} == {"D1"}  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    ("cadence", "as_of", "expected"),
    [
        ("week", date(2026, 6, 1), [date(2026, 5, 18), date(2026, 5, 25), date(2026, 6, 1)]),
        ("cycle", date(2026, 6, 1), [date(2026, 5, 4), date(2026, 5, 18), date(2026, 6, 1)]),
        ("month", date(2026, 3, 30), [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 30)]),
        ("month", date(2026, 2, 28), [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28)]),
        ("month", date(1, 2, 3), [date(1, 1, 31), date(1, 2, 3)]),  # where the calendar ends
        ("week", date(1, 1, 5), [date(1, 1, 1), date(1, 1, 5)]),
    ],
)
def test_the_days_of_a_cadence(cadence: Cadence, as_of: date, expected: list[date]) -> None:
    assert days_of(cadence, as_of, 3) == expected


def test_a_series_holds_what_was_known_on_each_day() -> None:
    # heard of in the last 42 days: A, B and E on 1 March; A and C on 15 April; A, B and C on 1 June
    days = [date(2026, 3, 1), date(2026, 4, 15), TODAY]
    assert [(fact.as_of, fact.value) for fact in series(small(), "active_use_cases", days, "en")] == [
        (days[0], 3),
        (days[1], 2),
        (days[2], 3),
    ]
    finance = series(small(), "active_use_cases", days, "nl", filters=Filters(teams=("Finance",)))
    assert [fact.value for fact in finance] == [2, 1, 2]
    assert series(small(), "active_use_cases", [TODAY], "en", group_by="role")[0].value == {"proof": 1, "(unknown)": 2}


def test_a_series_of_an_unknown_measure_is_refused() -> None:
    with pytest.raises(InvalidInput, match="There is no measure 'profit'"):
        series(small(), "profit", [TODAY], "en")


def test_the_sample_has_a_dashboard_on_every_month_end_that_does_not_change_with_what_comes_later() -> None:
    of = portfolio_of(changes())
    for day in days_of("month", date(2026, 10, 31), 6):
        known = changes()
        past = portfolio_of(known.model_copy(update={"events": tuple(each for each in known.events if each.on <= day)}))
        then: Any = kpis(past, day, "nl")
        assert then == kpis(of, day, "nl")
