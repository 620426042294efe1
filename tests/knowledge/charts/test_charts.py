"""The charts of the sample, and of portfolios that have too little, gaps, or very much."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.charts.catalogue import CATALOGUE, drawings
from knowledge.charts.drawing import Drawing, Scene
from knowledge.charts.flow import flow
from knowledge.charts.portfolio_map import portfolio_map
from knowledge.charts.rhythm import team_gaps
from knowledge.charts.trend import trend
from knowledge.history.portfolio import Portfolio, PortfolioChanges, portfolio_of
from knowledge.measures.query import Filters
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.events import ExperimentEnded, ExperimentStarted, Reflection, Registered, StageChanged
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Stage, UseCase
from knowledge.sample.load import SAMPLE_TODAY
from tests.knowledge.charts.sample import chart, charts, scene
from tests.knowledge.scoring.kit import ranked

DRAWN = ("value", "low", "high", "open", "started", "finished", "centre", "upper", "lower")
DAY = date(2026, 6, 1)


def rows(drawn: Drawing) -> list[dict[str, Any]]:
    return drawn.chart["data"]["values"]


def numbers_of(value: object) -> Iterator[float]:
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, dict):
        for held in value.values():
            yield from numbers_of(held)
    elif isinstance(value, list):
        for held in value:
            yield from numbers_of(held)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_that_is_drawn_stands_in_a_fact_that_the_chart_names(language: Language) -> None:
    for drawn in charts(language):
        known = {each.id: each for each in drawn.facts}
        assert drawn.chart["usermeta"]["facts"] == list(known)
        for row in rows(drawn):
            facts = [known[key] for key in row.get("facts", [row.get("fact")])]
            held = {number for fact in facts for number in numbers_of([fact.value, dict(fact.inputs)])}
            assert {row[name] for name in DRAWN if row.get(name) is not None} <= held


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_an_alternative_text_stands_in_the_texts_of_its_facts(language: Language) -> None:
    for drawn in charts(language):
        said = " ".join(each.text for each in drawn.facts)
        for token in re.findall(r"\d[\d.,]*\d|\d", str(drawn.chart["description"])):
            assert token in said or any(close(token, fact, language) for fact in drawn.facts), token


def close(token: str, fact: Fact, language: Language) -> bool:
    value = float(token.replace(".", "").replace(",", ".") if language == "nl" else token.replace(",", ""))
    digits = len(re.split("[,.]", token)[1]) if re.search("[,.]", token) else 0
    held = numbers_of([fact.value, dict(fact.inputs)])
    return any(abs(value - scale * each) <= 0.5 * 10**-digits + 1e-9 for each in held for scale in (1, 100))


def test_both_languages_draw_the_same_numbers_of_the_same_facts() -> None:
    for dutch, english in zip(charts("nl"), charts("en"), strict=True):
        assert dutch.chart["usermeta"] == english.chart["usermeta"]
        assert [[row.get(name) for name in DRAWN] for row in rows(dutch)] == [
            [row.get(name) for name in DRAWN] for row in rows(english)
        ]
        assert dutch.chart["description"] != english.chart["description"]


def test_the_sample_has_every_chart_that_there_is_data_for() -> None:
    # Time to impact has no median in the sample: fewer than half came to an effect.
    assert len(charts("nl")) == len(CATALOGUE) - 1
    assert [each.chart["usermeta"]["kind"] for each in charts("nl")] == [*["trend"] * 5, "flow", "rhythm", "map"]


def test_a_dutch_chart_has_dutch_days_and_numbers() -> None:
    adoption = chart("nl", "trend", 2)
    assert rows(adoption)[4]["when"] == "21 sep"
    assert rows(adoption)[-1]["label"] == "63,6%"
    assert rows(chart("en", "trend", 2))[-1]["label"] == "63.6%"
    assert adoption.chart["description"] == (
        "Adoptie door leiders: 54,5% op 27 juli 2026 en 63,6% op 2 november 2026; laagste 36,4%, hoogste 63,6%. "
        "Laatste 95%-interval: 35,4% tot 84,8%."  # Wilson of 7 in 11
    )


def test_an_unknown_value_is_a_gap_that_the_text_names_and_never_zero() -> None:
    health = trend(scene("nl"), "adaptivity", "reprioritising")
    assert health is not None
    assert [row["value"] for row in rows(health)] == [None] * 5 + [96.0, 110.0, 124.0]
    assert "Geen cijfer op 27 juli 2026, 10 augustus 2026" in str(health.chart["description"])


def test_nothing_is_drawn_of_an_empty_portfolio() -> None:
    assert drawings(Scene(Portfolio(), DAY, "nl")) == []


def test_days_before_anything_was_known_are_not_drawn_as_none() -> None:
    first = SAMPLE_TODAY - timedelta(days=30)
    events = [Registered(id="r", on=first, use_case="U1", record=UseCase(id="U1", title="One", stage=Stage.PILOTING))]
    drawn = trend(Scene(portfolio_of(PortfolioChanges(events=events)), SAMPLE_TODAY, "en"), "active_use_cases")
    assert drawn is not None
    assert [row["value"] for row in rows(drawn)] == [1, 1, 1]


def test_the_rhythm_counts_a_team_that_stopped_looking_back_by_its_open_gap() -> None:
    # Reflections on days 10 and 24, and never again: 14 days at first, then the days since the last.
    start = DAY - timedelta(days=120)

    def on(days: int) -> date:
        return start + timedelta(days=days)

    events = [
        Registered(id="r", on=start, use_case="U1", record=UseCase(id="U1", title="One", team="Team A")),
        StageChanged(id="s", on=start, use_case="U1", stage=Stage.PILOTING),
        ExperimentStarted(id="e1", on=on(1), use_case="U1"),
        ExperimentEnded(id="e2", on=on(9), use_case="U1"),
        Reflection(id="f1", on=on(10), use_case="U1"),
        ExperimentStarted(id="e3", on=on(15), use_case="U1"),
        ExperimentEnded(id="e4", on=on(24), use_case="U1"),
        Reflection(id="f2", on=on(24), use_case="U1"),
    ]
    held = portfolio_of(PortfolioChanges(events=events))
    assert [team_gaps(held.at(on(days))) for days in (9, 12, 24, 37, 38, 100)] == [
        {},
        {"Team A": 2},
        {"Team A": 14},
        {"Team A": 14},
        {"Team A": 14},
        {"Team A": 76},
    ]


def test_the_rhythm_of_other_conditions_than_teams_is_not_drawn() -> None:
    held = scene("en")
    for filters, count in ((Filters(teams=("Klantcontact",)), 1), (Filters(objectives=("D1",)), 0)):
        kinds = [
            each.chart["usermeta"]["kind"]
            for each in drawings(Scene(held.portfolio, SAMPLE_TODAY, "en", filters=filters))
        ]
        assert kinds.count("rhythm") == count


@given(st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=3, max_size=60))
def test_no_point_of_the_map_covers_another_and_nobody_is_left_out(values: list[tuple[int, int, int]]) -> None:
    ranking = ranked({f"U{place}": each for place, each in enumerate(values)}, draws=2)
    drawn = portfolio_map(Scene(Portfolio(), DAY, "nl", ranking))
    assert drawn is not None
    points = [row for row in rows(drawn) if "letter" in row]
    spots = [(row["x"], row["y"]) for row in points]
    apart = min((max(abs(a - c), abs(b - d)) for i, (a, b) in enumerate(spots) for c, d in spots[:i]), default=1)
    assert apart >= 0.24
    assert len(points) + sum(row["count"] for row in rows(drawn) if "count" in row) == len(values)
    assert all(abs(row["x"] - row["feasibility"]) < 0.5 and abs(row["y"] - row["impact"]) < 0.5 for row in points)


def test_a_specification_is_json() -> None:
    for language in LANGUAGES:
        for drawn in charts(language):
            assert json.loads(json.dumps(drawn.chart)) == drawn.chart


def test_the_map_of_a_team_holds_only_its_own_use_cases() -> None:
    held = scene("nl")
    drawn = portfolio_map(Scene(held.portfolio, SAMPLE_TODAY, "nl", held.ranking, Filters(teams=("Klantcontact",))))
    assert drawn is not None
    states = held.portfolio.at(SAMPLE_TODAY).states
    assert {states[row["use_case"]].use_case.team for row in rows(drawn) if "letter" in row} == {"Klantcontact"}
    assert drawn.facts[0].n == len([row for row in rows(drawn) if "letter" in row])


def test_use_cases_are_counted_in_whole_ones_and_one_is_no_other_unit() -> None:
    one = UseCase(id="U1", title="Lezen", stage=Stage.PILOTING)
    of = portfolio_of(PortfolioChanges(events=(Registered(id="e1", use_case="U1", on=DAY, record=one),)))
    drawn = trend(Scene(of, DAY + timedelta(days=28), "en"), "active_use_cases")
    assert drawn is not None
    assert drawn.chart["title"] == "Active use cases"
    assert '"tickMinStep": 1' in json.dumps(drawn.chart)


@pytest.mark.parametrize(("days", "drawn"), [(3, False), (30, True)])
def test_work_in_progress_of_one_day_only_is_no_line(days: int, drawn: bool) -> None:
    first = SAMPLE_TODAY - timedelta(days=days)
    events = [Registered(id="r", on=first, use_case="U1", record=UseCase(id="U1", title="One", stage=Stage.PILOTING))]
    found = flow(Scene(portfolio_of(PortfolioChanges(events=events)), SAMPLE_TODAY, "en"))
    assert (found is not None) == drawn
