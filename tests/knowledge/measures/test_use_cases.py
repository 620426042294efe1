"""Counting and listing use cases; the oracles are counted by hand in the table of ``small``."""

from datetime import date
from typing import Any

import pytest

from knowledge.measures.query import Period
from tests.knowledge.portfolio_kit import TODAY, event, fact_of, moved, portfolio, small, use_case, value_of


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, "ABCDE"),  # F is no longer listed
        ({"teams": ("finance",)}, "AB"),  # capitals do not matter
        ({"teams": ("Finance", "Service")}, "ABCD"),
        ({"owners": ("Kim",)}, "A"),
        ({"stages": ("live",)}, "AC"),
        ({"stages": ("live", "stopped")}, "ACE"),
        ({"roles": ("proof",)}, "A"),
        ({"objectives": ("D2",)}, "BC"),
        ({"processes": ("P1",)}, "A"),
        ({"use_cases": ("B", "C", "nobody")}, "BC"),
        ({"words": ("check",)}, "A"),
        ({"words": ("Checks",)}, "A"),  # in any inflection
        ({"words": ("cash", "mail")}, ""),  # all words together
        ({"teams": ("Finance",), "stages": ("live",)}, "A"),  # all conditions together
        ({"effect": True}, "A"),
        ({"effect": False}, "BCDE"),  # B was measured and showed nothing
        ({"linked": False}, "D"),
        ({"owned": False}, "BE"),
        ({"blocked": True}, "D"),
        ({"experimenting": True}, "B"),
        ({"active": True}, "ABC"),
        ({"active": False}, "DE"),
        ({"started": Period(end=date(2026, 1, 12))}, "AC"),  # D never started
        ({"entered": {"live": Period(start=date(2026, 3, 2), end=date(2026, 3, 31))}}, "C"),  # its first time
        ({"entered": {"stopped": Period(start=date(2026, 3, 16), end=date(2026, 3, 16))}}, "E"),
        ({"quiet": Period(end=date(2026, 3, 31))}, "DE"),
        ({"attributes": {"Colour": ("red",)}}, ""),
    ],
)
def test_use_cases_that_meet_the_conditions(filters: dict[str, Any], expected: str) -> None:
    of = small()
    assert set(value_of(of, filters=filters, show="list")) == set(expected)
    counted = fact_of(of, filters=filters)
    assert (counted.value, counted.n) == (len(expected), len(expected))


def test_a_list_is_in_the_order_of_titles() -> None:
    # Call notes, Cash forecast, Invoice check, Mail answers, Shift planner
    assert value_of(small(), show="list") == ["C", "B", "A", "D", "E"]


def test_active_are_those_under_way_with_an_event_in_the_last_42_days() -> None:
    assert set(value_of(small(), "active_use_cases", show="list")) == set("ABC")
    of = portfolio(use_case("A", "2026-01-01", "piloting"))
    assert value_of(of, "active_use_cases", as_of=date(2026, 2, 11)) == 1  # 41 days later
    assert value_of(of, "active_use_cases", as_of=date(2026, 2, 12)) == 0  # 42 days later


@pytest.mark.parametrize("stage", ["idea", "stopped"])
def test_an_idea_or_a_stopped_use_case_is_not_active_whatever_happens_to_it(stage: str) -> None:
    of = portfolio(use_case("A", "2026-01-01", stage, event("reflection", "2026-06-01")))
    assert value_of(of, "active_use_cases") == 0


def test_the_past_counts_for_the_team_of_that_time() -> None:
    change = event("changed", "2026-03-02", field="team", before="Finance", after="Service")
    of = portfolio(use_case("A", "2026-01-05", "live", change, team="Finance"))
    filters = {"teams": ("Finance",)}
    assert value_of(of, as_of=date(2026, 3, 1), filters=filters) == 1
    assert value_of(of, as_of=TODAY, filters=filters) == 0


@pytest.mark.parametrize(
    ("measure", "filters", "part", "whole"),
    [
        ("use_cases", {"stages": ("live",)}, 2, 5),  # A, C of all
        ("use_cases", {"teams": ("Finance",), "stages": ("live",)}, 1, 2),  # A of A, B
        ("use_cases", {"stages": ("live",), "effect": False}, 1, 2),  # C of the live ones: A, C
        ("use_cases", {"active": True}, 3, 5),
        ("active_use_cases", {"teams": ("Service",)}, 1, 2),  # C of C, D
        ("use_cases", {"teams": ("Finance",)}, 2, 5),  # nothing else asked: of all
        ("use_cases", {"objectives": ("D1",), "stages": ("piloting",)}, 1, 2),  # B of A, B
    ],
)
def test_a_share_says_of_what_it_is_a_share(measure: str, filters: dict[str, Any], part: int, whole: int) -> None:
    share = fact_of(small(), measure, filters=filters, show="share")
    assert share.value == part / whole
    assert (share.n, share.inputs["part"], share.inputs["whole"]) == (whole, part, whole)
    assert share.unit == "share"


def test_a_share_of_nothing_is_no_number() -> None:
    share = fact_of(portfolio(), show="share", filters={"stages": ("live",)})
    assert (share.value, share.n) == (None, 0)
    assert share.text == "No use cases in stage 'live', out of no use cases (as of 1 June 2026)."


@pytest.mark.parametrize(
    ("order", "limit", "expected"),
    [
        ("oldest", 2, ["A", "C"]),  # 5 and 12 January
        ("newest", 1, ["D"]),  # never started: taken up on 2 March
        ("longest_in_stage", 2, ["B", "D"]),  # both since 2 March, then by title
        ("longest_quiet", 2, ["D", "E"]),  # 9 and 16 March
        ("most_users", 1, ["A"]),
        ("most_users", None, ["A", "C", "B", "D", "E"]),  # never measured comes last
    ],
)
def test_an_order_puts_first_what_is_asked(order: Any, limit: int | None, expected: list[str]) -> None:
    ordered = fact_of(small(), order=order, limit=limit, show="list")
    assert ordered.value == expected
    assert ordered.n == 5  # the limit shortens the list, not the count


def test_an_empty_portfolio_counts_nothing() -> None:
    for measure in ("use_cases", "active_use_cases"):
        assert value_of(portfolio(), measure) == 0
        assert value_of(portfolio(), measure, group_by="team") == {}


def test_a_use_case_with_nothing_but_a_title_is_counted_and_worded() -> None:
    of = portfolio(use_case("A", "2026-01-05", "idea", title="Bare"))
    asked = fact_of(of, details=("owner", "role", "objective", "since", "users", "purpose"))
    assert asked.text == (
        "1 use case (as of 1 June 2026): Bare (A, no owner known, no role known, no objective, "
        "stage 'idea' since 5 January 2026, usage never measured, purpose unknown)."
    )


def test_a_use_case_that_is_listed_again_counts_again() -> None:
    of = portfolio(
        use_case("A", "2026-01-05", "live", event("delisted", "2026-02-02"), event("relisted", "2026-03-02")),
        use_case("B", "2026-01-05", "live", event("delisted", "2026-02-02"), moved("2026-03-02", "stopped")),
    )
    assert value_of(of, as_of=date(2026, 2, 10), show="list") == []
    assert value_of(of, show="list") == ["A"]
