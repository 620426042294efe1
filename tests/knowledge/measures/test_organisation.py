"""Objectives, teams and processes."""

from datetime import date
from typing import Any

import pytest

from knowledge.model.portfolio import Process
from tests.knowledge.portfolio_kit import fact_of, portfolio, small, use_case, value_of


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["D1", "D2", "D3"]),  # D9 is retired
        ({"linked": True}, ["D1", "D2"]),
        ({"linked": False}, ["D3"]),
        ({"objectives": ("d1",)}, ["D1"]),
        ({"teams": ("Service",), "linked": True}, ["D2"]),  # C alone is under way
        ({"teams": ("Service",), "linked": False}, ["D1", "D3"]),
    ],
)
def test_objectives_in_force_with_or_without_a_use_case_under_way(filters: dict[str, Any], expected: list[str]) -> None:
    assert value_of(small(), "objectives", filters=filters, show="list") == expected


def test_an_objective_counts_until_the_day_of_its_retirement() -> None:
    assert "D9" in value_of(small(), "objectives", as_of=date(2026, 2, 28), show="list")
    assert "D9" not in value_of(small(), "objectives", as_of=date(2026, 3, 1), show="list")


@pytest.mark.parametrize(
    ("measure", "asked", "dutch", "english"),
    [
        (
            "objectives",
            {},
            "3 doelstellingen van kracht (stand 1 juni 2026): D1 Faster books (2 lopende use cases); "
            "D2 Happier callers (2 lopende use cases); D3 Safer plants (geen lopende use cases).",
            "3 objectives in force (as of 1 June 2026): D1 Faster books (2 running use cases); "
            "D2 Happier callers (2 running use cases); D3 Safer plants (no running use cases).",
        ),
        (
            "objectives",
            {"filters": {"linked": False}},
            "1 doelstelling van kracht zonder use case die loopt (stand 1 juni 2026): D3 Safer plants.",
            "1 objective in force without a use case under way (as of 1 June 2026): D3 Safer plants.",
        ),
        (
            "objectives",
            {"filters": {"objectives": ("D1", "D2")}, "details": ("owner",)},
            "2 doelstellingen van kracht (stand 1 juni 2026): D1 Faster books (2 lopende use cases, eigenaar Kim); "
            "D2 Happier callers (2 lopende use cases, eigenaar onbekend).",
            "2 objectives in force (as of 1 June 2026): D1 Faster books (2 running use cases, owner Kim); "
            "D2 Happier callers (2 running use cases, owner unknown).",
        ),
        (
            "objectives",
            {"filters": {"objectives": ("D2",), "teams": ("Service",)}},
            "1 doelstelling van kracht, geteld over use cases van Service (stand 1 juni 2026): "
            "D2 Happier callers (1 lopende use case).",
            "1 objective in force, counting use cases of Service (as of 1 June 2026): "
            "D2 Happier callers (1 running use case).",
        ),
        (
            "teams",
            {},
            "3 teams (stand 1 juni 2026): Finance (2 use cases); Legal (geen use cases); Service (2 use cases).",
            "3 teams (as of 1 June 2026): Finance (2 use cases); Legal (no use cases); Service (2 use cases).",
        ),
        (
            "teams",
            {"filters": {"linked": False}},
            "1 team zonder use case (stand 1 juni 2026): Legal.",
            "1 team without a use case (as of 1 June 2026): Legal.",
        ),
        (
            "teams",
            {"filters": {"linked": True, "stages": ("live",)}},
            "2 teams met een use case in fase 'in gebruik' (stand 1 juni 2026): Finance (1 use case); "
            "Service (1 use case).",
            "2 teams with a use case in stage 'live' (as of 1 June 2026): Finance (1 use case); Service (1 use case).",
        ),
        (
            "teams",
            {"least": 2},
            "2 teams met minstens 2 use cases (stand 1 juni 2026): Finance (2 use cases); Service (2 use cases).",
            "2 teams with at least 2 use cases (as of 1 June 2026): Finance (2 use cases); Service (2 use cases).",
        ),
        (
            "teams",
            {"least": 1, "most": 1, "filters": {"stages": ("live",)}},
            "2 teams met precies 1 use case in fase 'in gebruik' (stand 1 juni 2026): Finance (1 use case); "
            "Service (1 use case).",
            "2 teams with exactly 1 use case in stage 'live' (as of 1 June 2026): Finance (1 use case); "
            "Service (1 use case).",
        ),
        (
            "objectives",
            {"most": 1},
            "1 doelstelling van kracht met hooguit 1 lopende use case (stand 1 juni 2026): "
            "D3 Safer plants (geen lopende use cases).",
            "1 objective in force with at most 1 running use case (as of 1 June 2026): "
            "D3 Safer plants (no running use cases).",
        ),
        (
            "objectives",
            {"filters": {"objectives": ("D9",)}, "details": ("owner",)},
            "Geen genoemde doelstelling van kracht (stand 1 juni 2026): D9 New shops (vervallen op 1 maart 2026, "
            "eigenaar onbekend).",
            "No named objective in force (as of 1 June 2026): D9 New shops (retired on 1 March 2026, owner unknown).",
        ),
        (
            "processes",
            {"filters": {"processes": ("P1",)}, "details": ("owner",)},
            "1 kernproces (stand 1 juni 2026): Paying (P1), eigenaar onbekend.",
            "1 core process (as of 1 June 2026): Paying (P1), owner unknown.",
        ),
        (
            "processes",
            {},
            "2 kernprocessen (stand 1 juni 2026): Paying (P1); Buying (P2).",
            "2 core processes (as of 1 June 2026): Paying (P1); Buying (P2).",
        ),
        (
            "processes",
            {"filters": {"linked": True}},
            "1 van de 2 kernprocessen met een use case in gebruik (stand 1 juni 2026): Paying (P1).",
            "1 of the 2 core processes with a live use case (as of 1 June 2026): Paying (P1).",
        ),
        (
            "processes",
            {"filters": {"linked": True, "teams": ("Service",)}},
            "Geen van de 2 kernprocessen met een use case in gebruik van Service (stand 1 juni 2026).",
            "None of the 2 core processes with a live use case of Service (as of 1 June 2026).",
        ),
    ],
)
def test_the_organisation_is_told_in_both_languages(
    measure: str, asked: dict[str, Any], dutch: str, english: str
) -> None:
    assert fact_of(small(), measure, language="nl", **asked).text == dutch
    assert fact_of(small(), measure, language="en", **asked).text == english


def test_a_process_is_on_the_list_from_the_day_of_its_approval() -> None:
    assert value_of(small(), "processes", as_of=date(2026, 12, 1), show="list") == ["P1", "P2", "P4"]


def test_processes_with_a_live_use_case_are_told_of_how_many() -> None:
    found = fact_of(small(), "processes", filters={"linked": False})
    assert (found.value, found.n) == (1, 2)


def test_one_core_process_is_told_in_the_singular() -> None:
    of = portfolio(use_case("A", "2026-01-05", "live", processes=("P1",)), processes=[Process(id="P1", title="Paying")])
    assert fact_of(of, "processes").text == "1 core process (as of 1 June 2026): Paying (P1)."
    assert (
        fact_of(of, "processes", filters={"linked": True}, language="nl").text
        == "1 kernproces met een use case in gebruik (stand 1 juni 2026): Paying (P1)."
    )


def test_a_team_that_only_a_use_case_names_is_a_team_too() -> None:
    of = portfolio(use_case("A", "2026-01-05", "idea", team="Sales"))
    assert value_of(of, "teams", show="list") == ["Sales"]


@pytest.mark.parametrize("measure", ["objectives", "teams", "processes"])
def test_an_empty_organisation_has_none(measure: str) -> None:
    for linked in (None, True, False):
        found = fact_of(portfolio(), measure, filters={"linked": linked})
        assert found.value == 0
        assert found.text.startswith("No ")
