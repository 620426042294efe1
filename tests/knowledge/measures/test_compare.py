"""The difference between two facts."""

from datetime import date
from typing import Any

import pytest

from knowledge.measures.compare import difference, differences
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from tests.knowledge.portfolio_kit import fact_of, facts_of, small

STAGE = {"stages": ("live", "piloting")}


def sides(language: Language = "en", **asked: Any) -> tuple[Fact, Fact]:
    """Finance (A live, B piloting) and Service (C live)."""
    first, second = (
        fact_of(small(), filters={"teams": (team,), **STAGE}, language=language, **asked)
        for team in ("Finance", "Service")
    )
    return first, second


def test_a_difference_says_what_was_counted_on_both_sides() -> None:
    found = difference(*sides(), ("Finance", "Service"), "en")
    assert found is not None
    assert found.value == -1
    assert found.text == (
        "Use cases in stage 'live' or 'piloting': 2 for Finance and 1 for Service: "
        "1 more for Finance (as of 1 June 2026)."
    )
    assert found.inputs == {"first": sides()[0].id, "second": sides()[1].id}


def test_a_difference_is_the_same_fact_in_dutch() -> None:
    dutch, english = (
        difference(*sides("nl"), ("Finance", "Service"), "nl"),
        difference(*sides(), ("Finance", "Service"), "en"),
    )
    assert dutch is not None
    assert english is not None
    assert (dutch.id, dutch.value) == (english.id, english.value)
    assert dutch.text == (
        "Use cases in fase 'in gebruik' of 'pilot': 2 bij Finance en 1 bij Service: "
        "1 meer bij Finance (stand 1 juni 2026)."
    )


@pytest.mark.parametrize(
    ("first", "second", "change", "dutch"),
    [
        # live: F on 1 February; C and F on 15 March; A and C on 1 June
        (date(2026, 2, 1), date(2026, 6, 1), 1, "1 op 1 februari 2026 en 2 op 1 juni 2026: 1 erbij."),
        (date(2026, 3, 15), date(2026, 6, 1), 0, "2 op 15 maart 2026 en 2 op 1 juni 2026: evenveel."),
        (date(2026, 3, 15), date(2026, 4, 5), -1, "2 op 15 maart 2026 en 1 op 5 april 2026: 1 minder."),
    ],
)
def test_two_days_are_compared_by_their_days(first: date, second: date, change: int, dutch: str) -> None:
    left, right = (fact_of(small(), as_of=day, filters={"stages": ("live",)}, language="nl") for day in (first, second))
    found = difference(left, right, ("", ""), "nl")
    assert found is not None
    assert (found.value, found.as_of) == (change, second)
    assert found.text == f"Use cases in fase 'in gebruik': {dutch}"


def test_shares_differ_in_percentage_points() -> None:
    left, right = (
        fact_of(small(), filters={"teams": (team,), "stages": ("piloting",)}, show="share")
        for team in ("Finance", "Service")
    )
    found = difference(left, right, ("Finance", "Service"), "en")
    assert found is not None
    assert found.value == -0.5  # 1 of 2 against 0 of 2
    assert "50% for Finance and 0% for Service: 50 percentage points more for Finance" in found.text


def test_lists_are_compared_by_their_number_and_what_has_no_number_is_not_compared() -> None:
    found = difference(*sides(show="list"), ("Finance", "Service"), "en")
    assert found is not None
    assert found.value == -1
    profile = fact_of(small(), "use_case_profile", filters={"use_cases": ("A",)})
    assert difference(profile, profile, ("a", "b"), "en") is None


def test_figures_of_one_measure_are_compared_with_their_own_kind() -> None:
    # Finance has one pilot, Service none. Each finished one: A in 91 days (5 January to 6 April), C in 112 (12 January
    # to 4 May)
    left, right = (facts_of(small(), "flow", filters={"teams": (team,)}) for team in ("Finance", "Service"))
    found = differences(left, right, ("Finance", "Service"), "en")
    assert [each.label for each in found] == ["Work in progress", "Throughput", "Cycle time"]
    assert [each.value for each in found] == [-1, 0, 21]
    assert found[0].text == "Work in progress: 1 for Finance and 0 for Service: 1 more for Finance (as of 1 June 2026)."
    assert differences(left[:1], right[1:], ("", ""), "en") == []
