"""Grouping use cases."""

from datetime import date
from typing import Any

import pytest

from tests.knowledge.portfolio_kit import fact_of, moved, portfolio, small, use_case, value_of


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("team", {"Finance": 2, "Service": 2, "Legal": 0, "(unknown)": 1}),  # E has no team
        ("stage", {"idea": 1, "exploring": 0, "piloting": 1, "scaling": 0, "live": 2, "stopped": 1}),
        ("role", {"proof": 1, "(unknown)": 4}),
        ("owner", {"Kim": 1, "Bo": 2, "(unknown)": 2}),
        ("objective", {"D1": 2, "D2": 2, "D3": 0, "D9": 1, "(unknown)": 1}),  # B counts twice
        ("process", {"P1": 1, "(unknown)": 4}),
        ("year", {"2026": 4, "(unknown)": 1}),  # D never started
        ("attribute:Colour", {"(unknown)": 5}),
    ],
)
def test_groups_hold_every_use_case_and_known_groups_stay_when_empty(field: str, expected: dict[str, int]) -> None:
    grouped = fact_of(small(), group_by=field)
    assert grouped.value == expected
    assert grouped.n == 5


def test_groups_come_with_most_first_and_stages_and_years_in_their_own_order() -> None:
    assert list(value_of(small(), group_by="owner")) == ["Bo", "Kim", "(unknown)"]
    assert next(iter(value_of(small(), group_by="stage"))) == "idea"
    of = portfolio(
        use_case("A", "2025-01-05", "live"), use_case("B", "2026-01-05", "live"), use_case("C", "2026-01-05", "live")
    )
    assert list(value_of(of, group_by="year")) == ["2025", "2026"]


@pytest.mark.parametrize(
    ("field", "asked", "expected"),
    [
        ("team", {"ranking": "most"}, {"Finance": 2, "Service": 2}),  # a tie is told whole
        ("team", {"ranking": "least"}, {"Legal": 0}),
        ("team", {"ranking": "most", "limit": 3}, {"Finance": 2, "Service": 2, "Legal": 0}),
        ("stage", {"ranking": "most"}, {"live": 2}),  # not the first stage
        ("owner", {"ranking": "most"}, {"Bo": 2}),
        ("year", {"ranking": "least"}, {"2026": 4}),
    ],
)
def test_a_ranking_keeps_the_top_groups_and_never_names_the_unknown_as_one(
    field: str, asked: dict[str, Any], expected: dict[str, int]
) -> None:
    value = value_of(small(), group_by=field, **asked)
    assert {key: count for key, count in value.items() if key != "(unknown)"} == expected


def test_names_that_differ_in_capitals_or_accents_are_one_group() -> None:
    of = portfolio(
        use_case("A", "2026-01-05", "live", team="Financiën"), use_case("B", "2026-01-05", "live", team="FINANCIEN")
    )
    assert value_of(of, group_by="team") == {"Financiën": 2}
    assert value_of(of, filters={"teams": ("financiën",)}) == 2


def test_a_filter_by_team_leaves_the_other_teams_out() -> None:
    assert value_of(small(), group_by="team", filters={"teams": ("Legal", "Finance")}) == {
        "Finance": 2,
        "Legal": 0,
    }


def test_an_objective_that_is_not_in_force_is_a_group_only_where_a_use_case_names_it() -> None:
    before = value_of(small(), group_by="objective", as_of=date(2026, 1, 6))
    assert before == {"D1": 2, "D2": 0, "D3": 0, "D9": 0}  # A and F; D9 was still in force
    of = portfolio(use_case("A", "2026-01-05", "idea"), objectives=list(small().objectives.values()))
    assert value_of(of, group_by="objective") == {"D1": 0, "D2": 0, "D3": 0, "(unknown)": 1}


@pytest.mark.parametrize(
    ("asked", "dutch", "english"),
    [
        (
            {"group_by": "team"},
            "5 use cases, per team (stand 1 juni 2026): Finance: 2; Service: 2; Legal: 0; zonder team: 1; "
            "gemiddeld 1,3 per team, mediaan 2, van 0 tot 2; 1 team heeft er geen.",
            "5 use cases, by team (as of 1 June 2026): Finance: 2; Service: 2; Legal: 0; without a team: 1; "
            "mean 1.3 per team, median 2, from 0 to 2; 1 team has none.",  # (2 + 2 + 0) / 3 = 1.33
        ),
        (
            {"group_by": "stage"},
            "5 use cases, per fase (stand 1 juni 2026): idee: 1; verkenning: 0; pilot: 1; opschaling: 0; "
            "in gebruik: 2; gestopt: 1.",
            "5 use cases, by stage (as of 1 June 2026): idea: 1; exploring: 0; piloting: 1; scaling: 0; live: 2; "
            "stopped: 1.",
        ),
        (
            {"group_by": "team", "ranking": "most"},
            "5 use cases (stand 1 juni 2026); teams met de meeste: Finance (2); Service (2); zonder team: 1.",
            "5 use cases (as of 1 June 2026); teams with the most: Finance (2); Service (2); without a team: 1.",
        ),
        (
            {"group_by": "team", "ranking": "least"},
            "5 use cases (stand 1 juni 2026); team met de minste: Legal (0); zonder team: 1.",
            "5 use cases (as of 1 June 2026); team with the fewest: Legal (0); without a team: 1.",
        ),
        (
            {"group_by": "objective", "filters": {"use_cases": ("A", "B")}},
            "2 use cases met de naam 'Invoice check' of 'Cash forecast', per doelstelling (stand 1 juni 2026): "
            "D1 Faster books: 2; D2 Happier callers: 1; D3 Safer plants: 0; "
            "sommige tellen mee bij meer dan één doelstelling; "
            "gemiddeld 1 per doelstelling, mediaan 1, van 0 tot 2; 1 doelstelling heeft er geen.",
            "2 use cases named 'Invoice check' or 'Cash forecast', by objective (as of 1 June 2026): "
            "D1 Faster books: 2; D2 Happier callers: 1; D3 Safer plants: 0; "
            "some count for more than one objective; "
            "mean 1 per objective, median 1, from 0 to 2; 1 objective has none.",
        ),
        (
            {"group_by": "attribute:Colour", "filters": {"use_cases": ("A",)}},
            "1 use case met de naam 'Invoice check', per Colour (stand 1 juni 2026): geen; zonder Colour: 1.",
            "1 use case named 'Invoice check', by Colour (as of 1 June 2026): none; without Colour: 1.",
        ),
    ],
)
def test_a_grouping_is_a_sentence_in_both_languages(asked: dict[str, Any], dutch: str, english: str) -> None:
    assert fact_of(small(), language="nl", **asked).text == dutch
    assert fact_of(small(), language="en", **asked).text == english


def test_several_empty_groups_are_told_in_the_plural() -> None:
    of = portfolio(
        use_case("A", "2026-01-05", "idea", moved("2026-02-02", "live"), team="Finance"),
        teams=list(small().teams.values()),
    )
    assert fact_of(of, group_by="team").text.endswith("2 teams have none.")
    assert fact_of(of, group_by="team", language="nl").text.endswith("2 teams hebben er geen.")
