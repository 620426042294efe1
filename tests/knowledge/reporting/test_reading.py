"""What somebody who has to decide trips over: said twice, an id for a name, a figure out of the blue."""

import re
from collections import Counter

import pytest

from knowledge.measures.event_words import measured
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.events import EffectMeasured
from knowledge.model.evidence import Fact
from knowledge.reporting.briefing import NOTHING, gather
from tests.knowledge.portfolio_kit import event, moved, portfolio, use_case
from tests.knowledge.reporting.kit import frame, sample_frame, section, texts

AUDIENCES = ("board", "team:Klantcontact", "team:Bronnen & Omgeving", "objective:D1", "use_case:UC-001")
RAW_ID = re.compile(r"\b(?:UC-\d+|T-\d+|D\d)\b")


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("cycles_ago", range(6))
def test_nothing_is_said_twice_and_no_section_says_only_that_there_is_none(cycles_ago: int, audience: str) -> None:
    found = gather(sample_frame(cycles_ago, audience))
    told = [fact.text for each in found.sections for fact in each.facts if fact.measure != "briefing.decision.option"]
    # With its subject before it or not, the same words are the same sentence; a figure alone is none.
    tails = Counter(tail for text in told if len((tail := text.rpartition(": ")[2]).split()) > 3)
    assert [tail for tail, count in tails.items() if count > 1] == []
    assert sum(fact.measure == "briefing.nothing" for each in found.sections for fact in each.facts) <= 1
    assert all(each.facts for each in found.sections)


def test_what_there_is_none_of_is_told_in_one_line() -> None:
    found = gather(sample_frame(0, "team:Klantcontact"))
    assert {"decisions", "alerts", "commitments", "next_two_weeks"}.isdisjoint({each.key for each in found.sections})
    [line] = section(found, NOTHING)
    assert line.text == (
        "Er wordt geen besluit gevraagd; er zijn geen meldingen; er liepen geen toezeggingen; "
        "voor de komende twee weken staat niets gepland."
    )


@pytest.mark.parametrize("cycles_ago", range(6))
def test_the_summary_for_the_board_calls_things_by_their_names(cycles_ago: int) -> None:
    summary = " ".join(texts(sample_frame(cycles_ago), "summary"))
    assert RAW_ID.findall(summary) == []


def test_the_summary_says_which_figures_changed_by_more_than_noise() -> None:
    # By the KPIs of 7 September: 33 active use cases before and 36 then, 7 and 9 of 14 core processes.
    [first, *_] = texts(sample_frame(4), "summary")
    assert first.endswith(
        "meer dan de gewone schommeling: actieve use cases van 33 naar 36; "
        "kernprocessen waarin AI gebruikt wordt van 50% naar 64,3%."
    )


def test_a_score_of_nothing_says_which_component_makes_it_so() -> None:
    told = " ".join(texts(sample_frame(0), "kpis"))
    assert "0 op een schaal van 0 tot 1 (één onderdeel staat op 0: herprioriteren na" in told


def test_a_team_hears_nothing_of_the_mean_of_teams_or_of_figures_that_its_size_forbids() -> None:
    told = " ".join(texts(sample_frame(0, "team:Bronnen & Omgeving"), "kpis"))
    assert "Nagekomen toezeggingen: 0 van 100 (0 van de 1)" in told
    assert "Leiders" not in told


def test_the_use_cases_of_an_objective_are_not_said_to_serve_it() -> None:
    told = " ".join(texts(sample_frame(0, "objective:D1"), "priorities"))
    assert "(D1)" not in told
    assert "dient Meer tijd voor het vak (D5)" in told


@pytest.mark.parametrize(
    ("metric", "unit", "value", "told"),
    [
        ("ritten zonder gebrek", "%", 13, "ritten zonder gebrek 13% (verified)"),
        ("lekken per lekzoekweek", "lekken", 7.1, "lekken per lekzoekweek 7.1 (verified)"),
        ("nawerktijd", "seconden", 92, "nawerktijd 92 seconden (verified)"),
        ("uren", "uren", 4, "uren 4 uren (verified)"),
        ("", "%", 4, "4% (verified)"),
    ],
)
def test_a_unit_is_not_said_twice(metric: str, unit: str, value: float, told: str) -> None:
    found = event("effect_measured", "2026-05-20", metric=metric, value=value, unit=unit, verified=True)
    assert measured(EffectMeasured.model_validate(found | {"use_case": "UC-1", "id": "e-1"}), "en") == told


@pytest.mark.parametrize(
    ("language", "before"), [("nl", "; op 2 maart 2026 was dat 9 uur."), ("en", "; on 2 March 2026 it was 9 uur.")]
)
def test_a_measured_effect_says_what_the_same_measure_was_before(language: Language, before: str) -> None:
    of = portfolio(
        use_case(
            "Lezen",
            "2026-01-05",
            "piloting",
            event("effect_measured", "2026-02-02", metric="fouten", value=3, unit="", verified=True),
            event("effect_measured", "2026-03-02", metric="tijd", value=9, unit="uur", verified=True),
            event("effect_measured", "2026-05-20", metric="tijd", value=3, unit="uur", verified=True),
        )
    )
    assert texts(frame(of, language=language), "successes")[0].endswith(before)


def test_one_blocker_is_asked_about_without_counting_it() -> None:
    raised = event("blocker_raised", "2026-03-02", blocker="B-1", about="time", text="Er is niemand vrij.")
    [question, *options] = texts(frame(portfolio(use_case("Lezen", "2026-01-05", "piloting", raised))), "decisions")[:4]
    # 2 March to 1 June is 91 days.
    assert question.startswith(
        "Who removes what is in the way? For 91 days, since 2 March 2026: Lezen – “Er is niemand vrij”."
    )
    assert options[0] == "Keep: stage piloting, 147 days after its start, no effect measured."
    assert options[1] == "Change: somebody and a date."


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_single_use_case_it_is_not_spoken_in_the_plural(language: Language) -> None:
    of = portfolio(use_case("Lezen", "2026-01-05", "piloting", event("usage_measured", "2026-05-20", users=3)))
    told = " ".join(fact.text for each in gather(frame(of, language=language)).sections for fact in each.facts)
    assert "1 use cases" not in told
    assert ("heeft geen eigenaar" if language == "nl" else "Lezen has no owner") in told
    assert "voor elk" not in told
    assert "for each" not in told


def test_where_nothing_runs_that_is_a_sentence() -> None:
    of = portfolio(use_case("Lezen", "2026-01-05", "piloting", moved("2026-05-25", "stopped")))
    assert texts(frame(of, language="nl"), "summary")[0].startswith("Er loopt geen use case")
    assert texts(frame(of, language="en"), "summary")[0].startswith("No use case is under way")


def test_a_text_of_which_nothing_may_be_shown_is_left_out_and_a_title_gives_way_to_the_id() -> None:
    of = portfolio(
        use_case(
            "UC-1", "2026-01-05", "piloting", event("decision", "2026-05-20", text="<script>x()</script>"), title="***"
        )
    )
    told = " ".join(fact.text for each in gather(frame(of)).sections for fact in each.facts)
    assert "“…”" not in told
    assert "… (UC-1)" not in told
    assert "***" not in told


def test_a_full_day_is_told_in_more_than_one_sentence() -> None:
    told = texts(sample_frame(3), "next_two_weeks")
    # By the sample: four commitments on 30 September, two experiments on 2 October.
    assert [text.split(":")[0] for text in told] == ["30 september 2026"] * 2 + ["2 oktober 2026"]
    assert [text.count("T-") for text in told] == [2, 2, 0]
    assert told[2].startswith("2 oktober 2026: experimenten lopen af – Planbord dat meedenkt (UC-021): “")


def test_a_change_of_a_score_is_told_as_precisely_as_the_score() -> None:
    # By the facts of adaptivity: 0.81 on 21 September and 0 on 5 October, 0.85 on 10 August and 0.83 on 24 August.
    assert "0,81 minder dan op 21 september 2026" in " ".join(texts(sample_frame(2), "kpis"))
    assert "0,83 op een schaal van 0 tot 1" in (told := " ".join(texts(sample_frame(5), "kpis")))
    assert "0,02 minder dan op 10 augustus 2026" in told


@pytest.mark.parametrize("cycles_ago", range(6))
def test_the_alerts_that_are_shown_and_those_that_are_not_add_up(cycles_ago: int) -> None:
    headline, *told = section(gather(sample_frame(cycles_ago)), "alerts")
    assert isinstance(headline.value, dict)
    listed = [len(names) if isinstance(names := each.inputs.get("subjects"), list) else 1 for each in told]
    kinds = [each.measure.removeprefix("briefing.") for each in told]
    open_ones = sum(count for count, kind in zip(listed, kinds, strict=True) if kind in {"alerts.new", "alerts.open"})
    left_out = sum(int(str(each.value)) for each, kind in zip(told, kinds, strict=True) if kind == "left_out")
    assert open_ones + left_out == int(str(headline.value["open"])) - int(str(headline.value["decided"]))


@pytest.mark.parametrize(
    ("shown", "head"),
    [
        ([True], "Measured, not verified yet: "),
        ([False], "Measured, without effect: "),
        ([True, False], "Measured, not verified yet or without effect: "),
    ],
)
def test_what_was_measured_is_called_what_it_is(shown: list[bool], head: str) -> None:
    found = [event("effect_measured", "2026-05-20", metric="tijd", value=3, unit="uur", shown=each) for each in shown]
    assert texts(frame(portfolio(use_case("Lezen", "2026-01-05", "piloting", *found))), "changes")[0].startswith(head)


def test_a_team_that_experimented_before_is_not_asked_for_its_first_experiment() -> None:
    # The last experiment of Finance & Control began on 4 May 2026.
    summary = " ".join(texts(sample_frame(0), "summary"))
    assert "een experiment bij Finance & Control" in summary


def test_commitments_that_all_run_are_said_to() -> None:
    assert "9 toezeggingen: alle nog lopend." in texts(sample_frame(3), "summary")


def test_what_a_fact_rests_on_has_its_name_with_it() -> None:
    found = gather(sample_frame(0))
    names = {key: name for each in found.sections for fact in each.facts for key, name in named(fact).items()}
    assert names["finance-control"] == "Finance & Control"
    assert names["UC-034"] == "Vragen van omwonenden bij werkzaamheden (UC-034)"


def named(fact: Fact) -> dict[str, str]:
    """What a fact calls the things that it rests on."""
    found = fact.inputs.get("names", {})
    assert isinstance(found, dict)
    return {key: str(name) for key, name in found.items()}
