"""Numbers, days, lists and conditions in words."""

from datetime import date
from typing import Any

import pytest

from knowledge.measures import phrases
from knowledge.measures.condition_words import conditions
from knowledge.measures.query import Filters, Period
from knowledge.model.base import Language
from tests.knowledge.portfolio_kit import TODAY, fact_of, portfolio, small, use_case


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (0, "0", "0"),
        (1234567, "1.234.567", "1,234,567"),
        (1250.5, "1.250,5", "1,250.5"),
        (7.129, "7,13", "7.13"),
        (-3.5, "-3,5", "-3.5"),
        (0.25, "0,25", "0.25"),
        (0.0042, "0,0042", "0.0042"),  # not 0: two digits that mean something stay
        (float("inf"), "∞", "∞"),
    ],
)
def test_numbers_are_written_as_in_the_language(value: float, dutch: str, english: str) -> None:
    assert phrases.number(value, "nl") == dutch
    assert phrases.number(value, "en") == english


@pytest.mark.parametrize(
    ("share", "dutch", "english"),
    [(0, "0%", "0%"), (0.125, "12,5%", "12.5%"), (1, "100%", "100%"), (2 / 3, "66,7%", "66.7%")],
)
def test_shares_are_written_as_percentages(share: float, dutch: str, english: str) -> None:
    assert phrases.percent(share, "nl") == dutch
    assert phrases.percent(share, "en") == english


def test_days_are_written_out() -> None:
    assert phrases.day(date(2026, 3, 1), "nl") == "1 maart 2026"
    assert phrases.day(date(2026, 3, 1), "en") == "1 March 2026"


@pytest.mark.parametrize(
    ("period", "dutch", "english"),
    [
        (Period(start=TODAY), "vanaf 1 juni 2026", "from 1 June 2026 onwards"),
        (Period(end=TODAY), "vóór 2 juni 2026", "before 2 June 2026"),
        (Period(start=TODAY, end=TODAY), "op 1 juni 2026", "on 1 June 2026"),
        (
            Period(start=TODAY, end=date(2026, 6, 30)),
            "van 1 juni 2026 tot en met 30 juni 2026",
            "from 1 June 2026 up to and including 30 June 2026",
        ),
        (Period(), "", ""),
        (Period(end=date.max), "", ""),
    ],
)
def test_periods_are_written_with_both_ends_counted(period: Period, dutch: str, english: str) -> None:
    assert phrases.period(period, "nl") == dutch
    assert phrases.period(period, "en") == english


@pytest.mark.parametrize(
    ("count", "dutch", "english"),
    [
        (0, "geen actieve use cases", "no active use cases"),
        (1, "1 actieve use case", "1 active use case"),
        (2, "2 actieve use cases", "2 active use cases"),
        (1000, "1.000 actieve use cases", "1,000 active use cases"),
    ],
)
def test_use_cases_are_counted_in_words(count: int, dutch: str, english: str) -> None:
    assert phrases.use_cases(count, "nl", "actieve") == dutch
    assert phrases.use_cases(count, "en", "active") == english


@pytest.mark.parametrize(
    ("items", "any_of", "all_of"), [([], "", ""), (["a"], "a", "a"), (["a", "b", "c"], "a, b or c", "a, b and c")]
)
def test_items_are_joined(items: list[str], any_of: str, all_of: str) -> None:
    assert phrases.joined(items, "en") == any_of
    assert phrases.joined_and(items, "en") == all_of


@pytest.mark.parametrize(("count", "tail"), [(1, "19"), (20, "19"), (21, "en nog 1"), (500, "en nog 480")])
def test_a_list_names_twenty_and_counts_the_rest(count: int, tail: str) -> None:
    items = [str(place) for place in range(count)] if count > 1 else ["19"]
    listed = phrases.listing(items, "nl")
    assert listed.split("; ")[-1] == tail
    assert len(listed.split("; ")) <= phrases.LISTED + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.", "One line"),
        ("  two\n\tlines \r\n", "two lines"),
        ("a " * 200, ("a " * 120).rstrip() + " …"),
        ("x" * 300, "x" * 240 + " …"),
        ("", ""),
    ],
)
def test_a_long_or_broken_text_is_cut_to_a_part_of_a_sentence(text: str, expected: str) -> None:
    assert phrases.short(text) == expected


@pytest.mark.parametrize(
    ("filters", "count", "dutch", "english"),
    [
        ({"teams": ("Finance",)}, 2, "van Finance", "of Finance"),
        ({"teams": ("A", "B", "C")}, 2, "van A, B of C", "of A, B or C"),
        ({"use_cases": ("A",)}, 1, "met de naam 'Invoice check'", "named 'Invoice check'"),
        ({"owners": ("Kim",)}, 2, "met eigenaar Kim", "owned by Kim"),
        (
            {"objectives": ("D1", "X")},
            2,
            "voor doelstelling D1 'Faster books' of X",
            "for objective D1 'Faster books' or X",
        ),
        ({"processes": ("P1",)}, 2, "in proces P1 'Paying'", "in process P1 'Paying'"),
        ({"stages": ("live", "idea")}, 2, "in fase 'in gebruik' of 'idee'", "in stage 'live' or 'idea'"),
        ({"roles": ("proof",)}, 2, "met rol 'bewijs'", "with role 'proof'"),
        ({"attributes": {"DPIA": ("ja", "nee")}}, 2, "met DPIA 'ja' of 'nee'", "with DPIA 'ja' or 'nee'"),
        (
            {"words": ("lek", "put")},
            1,
            "waarvan titel, doel of kenmerken 'lek' en 'put' noemen",
            "whose title, purpose or attributes mention 'lek' and 'put'",
        ),
        ({"started": Period(start=TODAY)}, 2, "gestart vanaf 1 juni 2026", "started from 1 June 2026 onwards"),
        (
            {"quiet": Period(end=date(2026, 5, 31))},
            2,
            "met de laatste gebeurtenis vóór 1 juni 2026",
            "whose last event was before 1 June 2026",
        ),
        (
            {"entered": {"live": Period(start=TODAY)}},
            2,
            "in gebruik genomen vanaf 1 juni 2026",
            "gone live from 1 June 2026 onwards",
        ),
        (
            {"entered": {"stopped": Period(start=TODAY)}},
            2,
            "gestopt vanaf 1 juni 2026",
            "stopped from 1 June 2026 onwards",
        ),
        (
            {"entered": {"piloting": Period(end=TODAY)}},
            1,
            "die fase 'pilot' inging vóór 2 juni 2026",
            "that entered stage 'piloting' before 2 June 2026",
        ),
        (
            {"entered": {"piloting": Period(end=TODAY)}},
            0,
            "die fase 'pilot' ingingen vóór 2 juni 2026",
            "that entered stage 'piloting' before 2 June 2026",
        ),
        ({"active": True}, 1, "die actief is", "that is active"),
        ({"active": True}, 2, "die actief zijn", "that are active"),
        ({"active": False}, 1, "die niet actief is", "that is not active"),
        ({"active": False}, 0, "die niet actief zijn", "that are not active"),
        (
            {"effect": False, "blocked": True},
            2,
            "zonder aangetoond effect met een open belemmering",
            "without a shown effect with an open blocker",
        ),
        ({"attributes": {"DPIA": ()}}, 2, "met DPIA", "with DPIA"),
    ],
)
def test_conditions_are_told_in_both_languages(filters: dict[str, Any], count: int, dutch: str, english: str) -> None:
    snapshot = small().at(TODAY)
    assert conditions(Filters(**filters), snapshot, "nl", count).strip() == dutch
    assert conditions(Filters(**filters), snapshot, "en", count).strip() == english


@pytest.mark.parametrize(
    ("count", "dutch", "english"),
    [
        (0, "Geen use cases van Finance (stand 1 juni 2026).", "No use cases of Finance (as of 1 June 2026)."),
        (
            1,
            "1 use case van Finance (stand 1 juni 2026): U0 (idee).",
            "1 use case of Finance (as of 1 June 2026): U0 (idea).",
        ),
        (
            2,
            "2 use cases van Finance (stand 1 juni 2026): U0 (idee); U1 (idee).",
            "2 use cases of Finance (as of 1 June 2026): U0 (idea); U1 (idea).",
        ),
    ],
)
def test_none_one_and_two_use_cases_are_whole_sentences(count: int, dutch: str, english: str) -> None:
    of = portfolio(*(use_case(f"U{place}", "2026-01-05", "idea", team="Finance") for place in range(count)))
    asked = {"teams": ("Finance",)}
    assert fact_of(of, filters=asked, language="nl").text == dutch
    assert fact_of(of, filters=asked, language="en").text == english


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_active_means_stands_with_every_count_of_it(language: Language) -> None:
    means = {"nl": "actief is: in verkenning", "en": "active means: exploring"}[language]
    for asked in ({}, {"group_by": "team"}, {"show": "share"}, {"group_by": "team", "ranking": "most"}):
        assert means in fact_of(small(), "active_use_cases", language=language, **asked).text
    assert means in fact_of(small(), filters={"active": False}, language=language).text


HOSTILE = 'A "quoted" [link](http://x.example) <script>alert(1)</script>\nSecond line\r\n\tand \u2028 third'


def test_a_hostile_title_stays_one_line_of_plain_text() -> None:
    of = portfolio(use_case("A", "2026-01-05", "live", title=HOSTILE, team="Fin\nance", purpose=HOSTILE))
    asked: list[tuple[str, dict[str, Any]]] = [
        ("use_cases", {"details": ("purpose",)}),
        ("use_cases", {"group_by": "team"}),
        ("use_case_profile", {}),
        ("events", {}),
        ("use_cases", {"filters": {"use_cases": ("A",)}}),
        ("teams", {}),
    ]
    for measure, more in asked:
        found = fact_of(of, measure, **more)
        for text in (found.text, found.label):
            assert len(text.splitlines()) == 1
            assert " ".join(text.split()) == text
    assert 'A "quoted" link … Second line and third' in fact_of(of).text


def test_a_title_of_a_thousand_characters_does_not_fill_the_sentence() -> None:
    of = portfolio(use_case("A", "2026-01-05", "live", title="x" * 1000, purpose="y" * 50_000))
    assert len(fact_of(of).text) < 300
    assert len(fact_of(of, "use_case_profile").text) < 1200
