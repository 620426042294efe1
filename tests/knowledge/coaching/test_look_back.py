from datetime import date

import pytest

from knowledge.coaching.look_back import look_back
from knowledge.coaching.roadmap import Behaviour, Coached
from knowledge.model.events import BlockerRaised, BlockerRemoved, Event, Reflection, Registered, Signal, StageChanged
from knowledge.model.portfolio import Stage
from tests.knowledge.coaching.organisation import (
    LEADER,
    TEAM,
    TODAY,
    behaviour,
    case,
    decided,
    deed,
    organisation,
    report,
    roadmap,
    situation,
)

BLOCKED = BlockerRaised(id="b-1", on=date(2026, 9, 7), use_case="UC-1", blocker="B1", about="time")
REMOVE = behaviour("unblock", Signal.UNBLOCKED, use_case="UC-1", blocker="B1")
USE = behaviour("own_use", Signal.OWN_USE, goal=3)
ASK = behaviour("ask", Signal.ASKED, use_case="UC-1")
REFLECT = behaviour("reflect", Signal.ASKED, use_case="UC-1")


def outcome(asked: Behaviour, *events: Event, coached: Coached = LEADER, day: date = TODAY) -> tuple[str, str]:
    portfolio = organisation([case("UC-1"), case("UC-2")], events)
    [found] = look_back(situation(portfolio, coached, day), roadmap([asked], coached))
    return found.status, found.fact.text


def test_a_removed_blocker_is_done_and_an_open_one_is_not() -> None:
    gone = BlockerRemoved(id="b-2", on=date(2026, 10, 28), use_case="UC-1", blocker="B1")
    assert outcome(REMOVE, BLOCKED, gone) == (
        "done",
        "De belemmering bij “Zaak UC-1” weghalen: gedaan; gezien op 28 oktober 2026.",
    )
    assert outcome(REMOVE, BLOCKED)[0] == "not_done"
    assert outcome(REMOVE, BLOCKED, day=date(2026, 10, 26))[0] == "open"


def test_a_blocker_of_work_that_stopped_tells_nothing() -> None:
    stopped = StageChanged(id="s", on=date(2026, 10, 25), use_case="UC-1", stage=Stage.STOPPED)
    assert outcome(REMOVE, BLOCKED, stopped)[0] == "unknown"


def test_what_was_never_recorded_of_somebody_is_unknown_and_not_undone() -> None:
    assert outcome(ASK)[0] == "unknown"
    assert outcome(ASK, deed(Signal.CELEBRATED, date(2026, 3, 2)))[0] == "not_done"
    assert outcome(ASK, deed(Signal.ASKED, date(2026, 10, 19)))[0] == "not_done"  # the day before it was asked
    assert outcome(ASK, deed(Signal.ASKED, date(2026, 10, 20)))[0] == "done"
    assert outcome(ASK, deed(Signal.ASKED, date(2026, 10, 20), leader="lead-1"))[0] == "unknown"


@pytest.mark.parametrize(("days", "status"), [(2, "not_done"), (3, "done"), (10, "done")])
def test_own_use_is_held_against_the_goal(days: int, status: str) -> None:
    assert outcome(USE, report(TODAY, days, 10))[0] == status


def test_days_come_with_their_interval_and_say_when_they_may_be_chance() -> None:
    # Wilson 95 %: 5 of 10 → 23,7 %–76,3 %; 4 of 20 → 8,1 %–41,6 %: they overlap. 10 of 10 → 72,2 %–100 %: they do not.
    before = report(date(2026, 10, 16), 4, 20)
    _, told = outcome(USE, before, report(TODAY, 5, 10))
    assert "5 van de 10 werkdagen (50%), met 95% zekerheid 23,7% tot 76,3%; daarvoor 4 van de 20" in told
    assert told.endswith("te weinig dagen om te zeggen of het verschil toeval is.")
    assert outcome(USE, before, report(TODAY, 10, 10))[1].endswith("dat is meer dan toeval.")
    assert outcome(USE, before, report(TODAY, 2, 10))[1].endswith("dat is evenveel.")


@pytest.mark.parametrize(
    ("days", "status"),
    # From 20 to 30 October there are 9 working days; of 22, 13 lie before. Goal 3 of 10 is 2,7 of 9.
    # 2 days: at most 2, too few. 3 to 15 days: from none (15 − 13 = 2) to enough. 16 days: at least 3.
    [(2, "not_done"), (3, "unknown"), (15, "unknown"), (16, "done")],
)
def test_a_report_that_began_earlier_tells_only_what_holds_however_its_days_were_spread(days: int, status: str) -> None:
    found, told = outcome(USE, report(date(2026, 10, 30), days, 22))
    assert found == status
    assert "de opgave gaat ook over dagen van daarvoor" in told


def test_no_report_is_no_zero() -> None:
    assert outcome(USE, report(date(2026, 9, 30), 0)) == (
        "unknown",
        "Zelf AI gebruiken op 3 van de 10 werkdagen: niet te zeggen; er is geen opgave over deze weken.",
    )


def test_a_team_is_judged_by_its_own_events() -> None:
    old = Reflection(id="x-1", on=date(2026, 5, 4), use_case="UC-2")
    assert outcome(REFLECT, coached=TEAM)[0] == "unknown"
    assert outcome(REFLECT, old, coached=TEAM)[0] == "not_done"
    elsewhere = Reflection(id="x-2", on=date(2026, 10, 26), use_case="UC-2")
    assert outcome(REFLECT, elsewhere, coached=TEAM)[0] == "not_done"
    together = Reflection(id="x-3", on=date(2026, 10, 26), team="finance")
    assert outcome(REFLECT, together, coached=TEAM)[0] == "done"


def test_a_team_that_was_asked_to_begin_has_begun_with_a_first_use_case() -> None:
    begin = behaviour("begin", Signal.OWN_USE)
    klant = Coached(kind="team", id="klant", name="Klant", team="klant")
    portfolio = organisation([])
    [found] = look_back(situation(portfolio, klant), roadmap([begin], klant))
    assert found.status == "not_done"
    record = case("UC-9", team="Klant")
    first = Registered(id="r-9", on=date(2026, 10, 26), use_case="UC-9", record=record)
    [found] = look_back(situation(portfolio.with_events([first]), klant), roadmap([begin], klant))
    assert found.status == "done"


def test_asking_the_same_again_is_done_with_patience() -> None:
    portfolio = organisation([case("UC-1")], [BLOCKED])
    found = decided(situation(portfolio), previous=roadmap([REMOVE]))
    again = next(each for each in found.chosen if each.rule == "unblock")
    assert again.why[-1].text == "Dit vroegen we de vorige keer ook; een kleine eerste stap telt al."


def test_the_kpis_that_were_to_move_say_whether_they_did() -> None:
    found = decided(situation(organisation([case("UC-1")], [BLOCKED])), previous=roadmap([ASK]))
    assert [fact.inputs["measure"] for fact in found.moved] == ["active_use_cases"]
    assert found.moved[0].text.startswith("Actieve use cases: ")
