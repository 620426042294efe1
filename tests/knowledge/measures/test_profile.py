"""What is told of a single use case."""

from typing import Any

import pytest

from tests.knowledge.portfolio_kit import event, fact_of, facts_of, portfolio, small, use_case


def test_a_profile_tells_where_a_use_case_stands() -> None:
    profile = fact_of(small(), "use_case_profile", filters={"use_cases": ("A",)})
    assert profile.value == {"stage": "live", "stage_since": "2026-04-06"}
    assert profile.text == (
        "Invoice check (A): stage 'live' since 6 April 2026; team Finance; owner Kim; role 'proof'; "
        "objective D1 Faster books; last effect measurement on 4 May 2026: minutes 7.5 (verified); "
        "last events: 1 June 2026 usage measured, 4 May 2026 effect measured, 6 April 2026 stage changed "
        "(as of 1 June 2026)."
    )


def test_a_profile_in_dutch_tells_the_same() -> None:
    profile = fact_of(small(), "use_case_profile", filters={"use_cases": ("D",)}, language="nl")
    assert profile.text == (
        "Mail answers (D): fase 'idee' sinds 2 maart 2026; team Service; eigenaar Bo; geen doelstelling; "
        "nog geen effect gemeten; open belemmering: No hours; laatste gebeurtenissen: 9 maart 2026 belemmering "
        "gemeld (No hours), 2 maart 2026 opgenomen in het portfolio (stand 1 juni 2026)."
    )


def test_only_the_asked_details_are_told_where_some_are_asked() -> None:
    profile = fact_of(small(), "use_case_profile", filters={"use_cases": ("A",)}, details=("users", "owner"))
    assert profile.text == "Invoice check (A): 12 users on 1 June 2026; owner Kim (as of 1 June 2026)."


def test_a_use_case_that_is_no_longer_listed_has_a_profile_that_says_so() -> None:
    profile = fact_of(small(), "use_case_profile", filters={"use_cases": ("F",)})
    assert "no longer listed in its source" in profile.text


def test_nobody_has_no_profile_and_many_have_five() -> None:
    assert facts_of(small(), "use_case_profile", filters={"use_cases": ("nobody",)}) == []
    of = portfolio(*(use_case(f"U{place}", "2026-01-05", "idea") for place in range(8)))
    assert len(facts_of(of, "use_case_profile")) == 5


@pytest.mark.parametrize(
    ("measured", "dutch"),
    [
        ([], "nog geen effect gemeten"),
        ([{"shown": False}], "laatste effectmeting op 4 mei 2026: geen effect aangetoond"),
        ([{}], "laatste effectmeting op 4 mei 2026: effect aangetoond (niet geverifieerd)"),
        ([{"value": 0.004, "unit": "uur"}], "laatste effectmeting op 4 mei 2026: 0,004 uur (niet geverifieerd)"),
    ],
)
def test_an_effect_is_told_as_it_was_measured(measured: list[dict[str, Any]], dutch: str) -> None:
    of = portfolio(
        use_case("A", "2026-01-05", "live", *(event("effect_measured", "2026-05-04", **each) for each in measured))
    )
    assert dutch in fact_of(of, "use_case_profile", language="nl").text


@pytest.mark.parametrize(("users", "text"), [(0, "0 users"), (1, "1 user"), (2, "2 users"), (1200, "1,200 users")])
def test_users_are_counted_in_words(users: int, text: str) -> None:
    of = portfolio(use_case("A", "2026-01-05", "live", event("usage_measured", "2026-05-04", users=users)))
    assert fact_of(of, "use_case_profile", details=("users",)).text == f"A: {text} on 4 May 2026 (as of 1 June 2026)."
