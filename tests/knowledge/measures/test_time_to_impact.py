"""From the start of a use case to its first verified effect."""

from datetime import date
from typing import Any

import pytest

from knowledge.measures.survival import End, Observation
from knowledge.measures.time_to_impact import measure
from knowledge.model.events import Event
from tests.knowledge.portfolio_kit import TODAY, event, fact_of, facts_of, moved, portfolio, small, use_case


def shown(on: str, **more: Any) -> dict[str, Any]:
    return event("effect_measured", on, **{"verified": True, **more})


def observed(*later: dict[str, Any], stage: str = "exploring") -> Observation | str:
    """How one use case that is registered on 5 January is observed on 1 June."""
    history: list[Event] = use_case("A", "2026-01-05", stage, *later)
    found = measure(portfolio(history).at(TODAY).states.values(), TODAY)
    if found.unstarted:
        return "unstarted"
    return found.observations["A"] if found.observations else "impossible"


def test_an_effect_counts_from_the_start_to_the_day_it_was_first_shown_and_verified() -> None:
    assert observed(shown("2026-02-05"), shown("2026-03-05")) == Observation(31, End.EVENT)
    assert observed(shown("2026-02-04", verified=False), shown("2026-02-05")) == Observation(31, End.EVENT)
    assert observed(shown("2026-02-04", shown=False), shown("2026-02-05")) == Observation(31, End.EVENT)


def test_going_live_is_not_impact() -> None:
    # 5 January to 1 June is 147 days
    assert observed(moved("2026-02-05", "live")) == Observation(147, End.OPEN)


def test_a_stopped_use_case_ends_without_effect_on_the_day_it_stopped() -> None:
    assert observed(moved("2026-02-05", "stopped")) == Observation(31, End.COMPETING)
    assert observed(shown("2026-01-15"), moved("2026-02-05", "stopped")) == Observation(10, End.EVENT)
    assert observed(moved("2026-02-05", "stopped"), moved("2026-03-05", "piloting")) == Observation(147, End.OPEN)


def test_a_start_that_nobody_saw_is_not_guessed() -> None:
    assert observed(stage="idea") == "unstarted"
    assert observed(stage="live") == "unstarted"


def test_impossible_dates_are_counted_apart() -> None:
    assert observed(shown("2026-01-15"), moved("2026-02-05", "piloting"), stage="idea") == "impossible"
    of = portfolio(use_case("A", "1989-12-31", "exploring", shown("2026-02-05")))
    found = fact_of(of, "time_to_impact")
    assert (found.value, found.n, found.inputs["impossible"]) == (None, 0, ["A"])
    assert found.text == (
        "Time to impact (as of 1 June 2026): no use cases with a known start; left out: 1 use case with impossible "
        "dates (effect before the start, or start before 1990)."
    )


def test_the_measure_says_what_was_counted_and_what_was_left_out() -> None:
    # A: effect after 119 days (5 January to 4 May). Open: B 119 (2 February), C 140 (12 January).
    # E stopped after 56 days. D never started; F is no longer listed.
    found = fact_of(small(), "time_to_impact", language="nl")
    assert (found.value, found.n, found.unit) == (None, 4, "dagen")
    assert found.inputs == {"effect": ["A"], "open": ["C", "B"], "stopped": ["E"], "unstarted": ["D"], "impossible": []}
    assert found.text == (
        "Tijd tot effect (stand 1 juni 2026): nog geen mediaan: minder dan de helft kwam naar schatting tot een "
        "geverifieerd effect (Kaplan–Meier); 4 gestarte use cases: 1 met geverifieerd effect, 2 nog zonder, "
        "1 gestopt zonder effect; niet meegeteld: 1 use case zonder bekende start van verkenning of pilot."
    )


def test_the_median_counts_what_is_still_open() -> None:
    # 10, 20 and 30 days to an effect, one still open after 147: S = 3/4, 1/2, 1/4; the median is 20 days
    days = ("2026-01-15", "2026-01-25", "2026-02-04")
    histories = [use_case(f"U{place}", "2026-01-05", "piloting", shown(day)) for place, day in enumerate(days)]
    found = fact_of(portfolio(*histories, use_case("open", "2026-01-05", "piloting")), "time_to_impact")
    assert found.value == 20
    assert "median 20 days from start to first verified effect, with what is still open counted in" in found.text


def test_after_a_year_the_chance_within_a_year_is_told() -> None:
    of = portfolio(
        use_case("A", "2026-01-05", "piloting", shown("2026-02-04")), use_case("B", "2026-01-05", "piloting")
    )
    assert "within a year" not in fact_of(of, "time_to_impact").text
    later = fact_of(of, "time_to_impact", as_of=date(2027, 2, 1))
    # one of two after 30 days: S = 1/2, Greenwood 1/2 · √(1/2 · 1/1) = .3536
    assert later.inputs["within_a_year"] == pytest.approx(
        {"survival": 0.5, "error": 0.35355, "incidence": 0.5}, abs=1e-5
    )
    assert "chance of a verified effect within a year, stopping taken into account (Aalen–Johansen): 50%" in later.text


def test_only_groups_of_five_or_more_get_a_figure_of_their_own() -> None:
    big = [use_case(f"B{place}", "2026-01-05", "piloting", team="Big") for place in range(5)]
    little = [use_case(f"L{place}", "2026-01-05", "piloting", team="Little") for place in range(4)]
    whole, only = facts_of(portfolio(*big, *little), "time_to_impact", group_by="team")
    assert (whole.n, only.n) == (9, 5)
    assert only.label == "Time to impact, team Big"
    assert only.inputs["group"] == "Big"
