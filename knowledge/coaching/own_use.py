"""Use AI yourself: asked of a leader who uses it on less than half of their working days, one step at a time."""

from collections.abc import Iterator, Sequence
from math import ceil

from knowledge.coaching.candidate import Candidate
from knowledge.coaching.situation import Situation
from knowledge.measures.leadership_adoption import (
    FRESH_DAYS,
    LEAST_LEADERS,
    REPORT_DAYS,
    SHARE_OF_DAYS,
    leadership,
    uses_enough,
)
from knowledge.measures.scope import earlier
from knowledge.measures.wilson import wilson
from knowledge.model.events import LeadershipSignal, Signal
from knowledge.model.evidence import Fact

RULE, REPORTING = "own_use", "own_use_report"
KPI = "leadership_adoption"
WORKING_DAYS = 10
LEAST_GOAL, MOST_GOAL = 2, 5


def own_use(situation: Situation) -> Iterator[Candidate]:
    """At most one: a few days more than now, or keeping count where nothing is known."""
    if not situation.leads:
        return
    reports = reported(situation)
    if not reports:
        yield _report(situation)
    elif not uses_enough(reports):
        yield _more(situation, reports)


def reported(situation: Situation) -> list[LeadershipSignal]:
    """The usable reports of the four weeks up to the last one, as the KPI counts them; none where that is too old."""
    own = [each for each in situation.deeds if each.signal is Signal.OWN_USE and usable(each)]
    own = [each for each in own if each.on >= situation.since(FRESH_DAYS)]
    return [each for each in own if each.on >= earlier(own[-1].on, REPORT_DAYS - 1)]


def usable(report: LeadershipSignal) -> bool:
    """Whether it says how many of how many days, and can be right."""
    return report.days is not None and report.working_days is not None and report.days <= report.working_days


def counts(reports: Sequence[LeadershipSignal]) -> tuple[int, int]:
    """Days with AI, and working days."""
    return sum(each.days or 0 for each in reports), sum(each.working_days or 0 for each in reports)


def goal_of(used: int, worked: int) -> int:
    """A step that can be taken: one day in ten more than now, from two to five."""
    return min(MOST_GOAL, max(LEAST_GOAL, ceil(WORKING_DAYS * used / worked) + 1))


def told(situation: Situation, used: int, worked: int) -> str:
    """``2 van de 22 werkdagen (9,1%)``."""
    share = situation.percent(used / worked)
    return situation.pick(f"{used} van de {worked} werkdagen ({share})", f"{used} of {worked} working days ({share})")


def _more(situation: Situation, reports: Sequence[LeadershipSignal]) -> Candidate:
    used, worked = counts(reports)
    goal, last = goal_of(used, worked), situation.day(reports[-1].on)
    why = situation.fact(
        "own_use.now",
        used / worked,
        situation.pick("Je gebruikte AI op ", "You used AI on ")
        + told(situation, used, worked)
        + situation.pick(f" tot en met {last}.", f" up to {last}."),
        n=worked,
        inputs={"events": [each.id for each in reports]},
    )
    ask = situation.fact(
        "ask.own_use",
        goal,
        situation.pick(
            f"Gebruik zelf AI voor je eigen werk op minstens {goal} van de komende {WORKING_DAYS} werkdagen; "
            "een korte taak telt ook.",
            f"Use AI for your own work on at least {goal} of the next {WORKING_DAYS} working days; "
            "a short task counts too.",
        ),
    )
    urgency = 1 - used / worked / SHARE_OF_DAYS
    others = _others(situation)
    return Candidate(RULE, Signal.OWN_USE, ask, (why, *others), _seen(situation), KPI, 1 + urgency, goal=goal)


def _report(situation: Situation) -> Candidate:
    own = [each for each in situation.deeds if each.signal is Signal.OWN_USE]
    last = situation.day(own[-1].on) if own else ""
    text = situation.pick("Er is nog geen opgave van je eigen gebruik.", "There is no report of your own use yet.")
    if own:
        text = situation.pick(
            f"De laatste opgave van je eigen gebruik is van {last}.", f"The last report of your own use is of {last}."
        )
    why = situation.fact("own_use.reported", own[-1].on.isoformat() if own else None, text, n=len(own))
    ask = situation.fact(
        "ask.own_use_report",
        WORKING_DAYS,
        situation.pick(
            f"Houd de komende {WORKING_DAYS} werkdagen bij op welke dagen je AI gebruikt, ook als dat er geen zijn.",
            f"For the next {WORKING_DAYS} working days keep count of the days on which you use AI yourself, "
            "also if there are none.",
        ),
    )
    return Candidate(REPORTING, Signal.OWN_USE, ask, (why,), _seen(situation), KPI, 1.0)


def _seen(situation: Situation) -> Fact:
    text = situation.pick(
        "Je eigen opgave zegt dan op hoeveel van je werkdagen je AI gebruikte.",
        "Your own report then says on how many of your working days you used AI.",
    )
    return situation.fact("seen.own_use", "leadership_signal:own_use", text)


def _others(situation: Situation) -> tuple[Fact, ...]:
    """How all leaders do, where taking this one away leaves enough of them."""
    users = [uses for team in leadership(situation.now).users.values() for uses in team]
    part, whole = sum(users), len(users)
    if whole <= LEAST_LEADERS:
        return ()
    low, high = wilson(part, whole)
    days = situation.percent(SHARE_OF_DAYS)
    text = situation.pick(
        f"Van de {whole} leiders met een opgave gebruiken er {part} AI op ten minste {days} van hun werkdagen.",
        f"Of the {whole} leaders with a report {part} use AI on at least {days} of their working days.",
    )
    inputs = {"part": part, "whole": whole, "interval": [low, high]}
    return (situation.fact("group_use", part / whole, text, n=whole, inputs=inputs),)
