from datetime import date, timedelta

import pytest

from knowledge.coaching.choice import candidates, chosen
from knowledge.coaching.own_use import goal_of
from knowledge.coaching.roadmap import Coached, Element
from knowledge.model.events import (
    BlockerRaised,
    BlockerRemoved,
    EffectMeasured,
    Event,
    ExperimentEnded,
    ExperimentStarted,
    Outcome,
    Reflection,
    ShowAndTell,
    Signal,
)
from knowledge.model.portfolio import Stage
from tests.knowledge.coaching.organisation import (
    LEADER,
    OTHERS,
    TEAM,
    TODAY,
    case,
    decided,
    deed,
    organisation,
    report,
    situation,
)

KLANT = Coached(kind="team", id="klant", name="Klant", team="klant")
BLOCKED = BlockerRaised(
    id="b-1", on=date(2026, 9, 7), use_case="UC-1", blocker="B1", about="time", text="Niemand heeft uren."
)
TRIED = ExperimentStarted(id="e-1", on=date(2026, 9, 14), use_case="UC-1", until=date(2026, 9, 28))
ENDED = ExperimentEnded(id="e-2", on=date(2026, 10, 20), use_case="UC-1", outcome=Outcome.STOP)
EFFECT = EffectMeasured(
    id="m-1", on=date(2026, 10, 12), use_case="UC-2", metric="tijd", value=94, unit="s", verified=True
)


def rules(*events: Event, coached: object = LEADER, stage: Stage = Stage.PILOTING) -> dict[str, object]:
    portfolio = organisation([case("UC-1", stage), case("UC-2", Stage.LIVE)], events)
    return {each.rule: each for each in candidates(situation(portfolio, coached))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("used", "worked", "goal"),
    [(0, 20, 2), (2, 22, 2), (3, 20, 3), (6, 20, 4), (9, 20, 5), (10, 21, 5)],  # ceil(10·share) + 1, from 2 to 5
)
def test_a_step_is_one_day_in_ten_more(used: int, worked: int, goal: int) -> None:
    assert goal_of(used, worked) == goal


def test_own_use_is_asked_below_half_of_the_working_days_and_not_from_there_on() -> None:
    asked = rules(report(date(2026, 10, 30), 3))["own_use"]
    assert asked.goal == 3  # type: ignore[attr-defined]
    assert "Je gebruikte AI op 3 van de 20 werkdagen (15%) tot en met 30 oktober 2026." in asked.why[0].text  # type: ignore[attr-defined]
    assert "own_use" not in rules(report(date(2026, 10, 30), 10))


def test_a_leader_of_whom_nothing_is_known_is_asked_to_keep_count() -> None:
    assert "own_use_report" in rules()
    assert "own_use_report" in rules(report(date(2026, 8, 1), 20))  # older than 42 days
    assert "own_use_report" in rules(report(date(2026, 10, 30), 21, 20))  # cannot be right


def test_figures_of_other_leaders_are_told_of_more_than_five_only() -> None:
    own = report(date(2026, 10, 30), 3)
    five = [report(date(2026, 10, 30), 15, leader=each.id) for each in OTHERS[:4]]
    assert len(rules(own, *five)["own_use"].why) == 1  # type: ignore[attr-defined]
    six = [*five, report(date(2026, 10, 30), 15, leader=OTHERS[4].id)]
    # 5 others on 75 % and this one on 15 %: 5 of 6.
    told = rules(own, *six)["own_use"].why[1].text  # type: ignore[attr-defined]
    assert told == "Van de 6 leiders met een opgave gebruiken er 5 AI op ten minste 50% van hun werkdagen."


def test_asking_begins_where_nobody_looked_back() -> None:
    found = rules(TRIED, ExperimentEnded(id="e-2", on=date(2026, 9, 28), use_case="UC-1", outcome=Outcome.KEEP))
    assert found["ask_learnt"].use_case == "UC-1"  # type: ignore[attr-defined]
    looked_back = Reflection(id="x", on=date(2026, 9, 29), use_case="UC-1")
    found = rules(TRIED, ENDED, looked_back, deed(Signal.ASKED, date(2026, 9, 1)))
    assert found["ask"].urgency == pytest.approx(62 / 42)  # type: ignore[attr-defined]  # 1 September to 2 November: 62 days
    assert not {"ask", "ask_learnt"} & rules(TRIED, ENDED, deed(Signal.ASKED, date(2026, 10, 30))).keys()


def test_the_best_news_is_celebrated_once() -> None:
    found = rules(EFFECT, ENDED)["celebrate"]
    assert found.use_case == "UC-2"  # type: ignore[attr-defined]
    assert "tijd 94 s (geverifieerd)" in found.why[0].text  # type: ignore[attr-defined]
    assert rules(EFFECT, ENDED, deed(Signal.CELEBRATED, date(2026, 10, 15)))["celebrate"].use_case == "UC-1"  # type: ignore[attr-defined]
    assert "celebrate" not in rules(EFFECT, ENDED, deed(Signal.CELEBRATED, date(2026, 10, 20)))


def test_stopping_in_time_is_a_success_too() -> None:
    assert "het team durfde te stoppen" in rules(TRIED, ENDED)["celebrate"].why[0].text  # type: ignore[attr-defined]


def test_the_oldest_open_blocker_is_to_be_removed_unless_the_work_was_stopped() -> None:
    newer = BLOCKED.model_copy(update={"id": "b-2", "use_case": "UC-2", "on": date(2026, 10, 1)})
    found = rules(newer, BLOCKED)["unblock"]
    assert (found.use_case, found.blocker, found.urgency) == ("UC-1", "B1", 2.0)  # type: ignore[attr-defined]  # 56 of 28 days
    gone = BlockerRemoved(id="b-3", on=date(2026, 10, 2), use_case="UC-1", blocker="B1")
    assert "unblock" not in rules(BLOCKED, gone)
    assert "unblock" not in rules(BLOCKED, stage=Stage.STOPPED)


def test_a_team_tries_looks_back_and_shows() -> None:
    found = rules(TRIED, ENDED, EFFECT, coached=TEAM)
    assert found.keys() == {"experiment", "reflect", "celebrate"}
    assert found["reflect"].use_case == "UC-1"  # type: ignore[attr-defined]
    shown = ShowAndTell(id="s-1", on=date(2026, 10, 13), use_case="UC-2")
    assert rules(TRIED, ENDED, EFFECT, shown, coached=TEAM)["celebrate"].use_case == "UC-1"  # type: ignore[attr-defined]


def test_a_team_with_an_experiment_running_or_too_much_work_begins_nothing() -> None:
    running = ExperimentStarted(id="e-9", on=date(2026, 10, 30), use_case="UC-1", until=date(2026, 11, 12))
    assert "experiment" not in rules(running, coached=TEAM)
    busy = organisation([case(f"UC-{number}") for number in range(6)])
    assert "experiment" not in {each.rule for each in candidates(situation(busy, TEAM))}


def test_only_what_works_on_the_barrier_is_asked_one_of_each_kind_the_most_urgent_first() -> None:
    portfolio = organisation([case("UC-1"), case("UC-2", Stage.LIVE)], [BLOCKED, EFFECT, report(TODAY, 1)])
    found = candidates(situation(portfolio))
    assert [each.rule for each in chosen(found, None)] == ["ask", "celebrate", "unblock"]
    # own_use 1 + (1 − 1/20/0,5) = 1,9; celebrate, ask and unblock are all 2,0: then by name.
    assert [each.rule for each in chosen(found, Element.ABILITY)] == ["unblock", "own_use"]
    assert [each.rule for each in chosen(found, Element.REINFORCEMENT)] == ["ask", "celebrate"]


def test_what_nothing_helps_is_not_a_reason_to_ask_nothing() -> None:
    portfolio = organisation([case("UC-1")], [BLOCKED])
    found = [each for each in candidates(situation(portfolio)) if each.rule == "unblock"]
    assert chosen(found, Element.REINFORCEMENT) == tuple(found)


def test_where_nothing_gives_cause_nothing_is_asked_and_that_is_said() -> None:
    # Used on half of the days, and there is no work to ask after.
    found = decided(situation(organisation([], [report(TODAY, 10)])))
    assert found.chosen == ()
    assert found.missing[0] == "Er is nu niets om te vragen: wat vastgelegd is geeft geen aanleiding."


def test_a_reason_in_both_languages_is_the_same_fact() -> None:
    portfolio = organisation([case("UC-1"), case("UC-2")], [BLOCKED, TRIED, ENDED, EFFECT, report(TODAY, 1)])
    for coached in (LEADER, TEAM):
        nl, en = (decided(situation(portfolio, coached, language=each)) for each in ("nl", "en"))
        facts = [[fact.id for each in plan.chosen for fact in each.facts] for plan in (nl, en)]
        assert facts[0] == facts[1]
        assert facts[0]


def test_a_past_day_knows_nothing_of_what_came_after() -> None:
    portfolio = organisation([case("UC-1")], [BLOCKED])
    before = situation(portfolio, day=BLOCKED.on - timedelta(days=1))
    assert "unblock" not in {each.rule for each in candidates(before)}


def test_a_team_without_work_under_way_is_asked_to_begin() -> None:
    assert {each.rule for each in candidates(situation(organisation([]), KLANT))} == {"begin"}
    stopped = organisation([case("UC-1", Stage.STOPPED)])
    assert {each.rule for each in candidates(situation(stopped, TEAM))} == {"begin"}
