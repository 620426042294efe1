from datetime import date, timedelta

import pytest

from knowledge.coaching.adkar import FADES_AFTER, OWN_USE, standing, step
from knowledge.coaching.roadmap import Element, Score
from knowledge.model.events import BlockerRaised, Signal
from knowledge.model.portfolio import Stage
from tests.knowledge.coaching.organisation import (
    TEAM,
    TODAY,
    case,
    decided,
    deed,
    organisation,
    report,
    roadmap,
    situation,
)


@pytest.mark.parametrize(("share", "score"), [(0, 1), (0.24, 1), (0.25, 2), (0.5, 3), (0.75, 4), (0.9, 5), (1, 5)])
def test_a_share_becomes_a_score_by_its_thresholds(share: float, score: int) -> None:
    assert step(share) == score


@pytest.mark.parametrize(("days", "score"), [(0, 1), (1, 2), (2, 3), (5, 4), (10, 5)])
def test_own_use_becomes_a_score_of_being_able(days: int, score: int) -> None:
    # Of 20 working days: 0 %, 5 %, 10 %, 25 % and 50 %.
    found = standing(situation(organisation([case("UC-1")], [report(date(2026, 10, 30), days)])))
    assert step(days / 20, OWN_USE) == score
    assert {each.element: each.score for each in found.scores}[Element.ABILITY] == score


def test_what_the_history_does_not_tell_stays_unknown() -> None:
    found = standing(situation(organisation([case("UC-1")])))
    assert [each.score for each in found.scores] == [None] * 5
    assert found.barrier is None
    assert "weten waarom" in decided(situation(organisation([case("UC-1")]))).missing[-1]


def test_the_barrier_is_the_first_element_of_at_most_three() -> None:
    # Three cases serve D1 (awareness 5), one deed of three (2 + 1 = 3): desire, although use (ability) is 1.
    cases = [case(f"UC-{number}") for number in range(3)]
    events = [deed(Signal.ASKED, date(2026, 10, 1)), report(date(2026, 10, 30), 0)]
    found = standing(situation(organisation(cases, events)))
    assert [each.score for each in found.scores] == [5, 3, None, 1, None]
    assert found.barrier is Element.DESIRE


def test_a_team_is_scored_on_its_work_and_never_on_its_leader() -> None:
    # Of 4 running: 3 serve an objective in force (75 %, 4), none has an event in 42 days (1), 2 are blocked (50 %, 3).
    cases = [case(f"UC-{number}") for number in range(3)] + [case("UC-3", Stage.LIVE, objectives=())]
    events = [
        BlockerRaised(id=f"b-{number}", on=date(2026, 6, 1), use_case=f"UC-{number}", blocker="B", about="time")
        for number in range(2)
    ]
    portfolio = organisation(cases, events)
    found = standing(situation(portfolio, TEAM))
    assert [each.score for each in found.scores] == [4, 1, None, 3, None]
    more = portfolio.with_events([report(date(2026, 10, 30), 20), deed(Signal.CELEBRATED, TODAY)])
    assert standing(situation(more, TEAM)) == found


def test_what_people_say_wins_over_the_history_and_fades() -> None:
    portfolio = organisation([case("UC-1")], [report(date(2026, 10, 30), 0)])
    said = Score(element=Element.ABILITY, score=5, source="stated")
    first = decided(situation(portfolio), (said,))
    assert {each.element: each.score for each in first.standing.scores}[Element.ABILITY] == 5
    before = roadmap([]).model_copy(update={"stated": (said,), "stated_on": TODAY - timedelta(days=FADES_AFTER)})
    assert decided(situation(portfolio), previous=before).stated == (said,)
    old = before.model_copy(update={"stated_on": TODAY - timedelta(days=FADES_AFTER + 1)})
    assert decided(situation(portfolio), previous=old).stated == ()
