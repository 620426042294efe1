"""What became of the behaviours of the roadmap before: done or not, by the events since; not known is no "no"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from knowledge.coaching import beginning, own_use
from knowledge.coaching.named import named
from knowledge.coaching.roadmap import Behaviour, Roadmap, Status
from knowledge.coaching.situation import Situation, open_for_work
from knowledge.history.fold import UseCaseState
from knowledge.measures.wilson import CONFIDENCE, wilson
from knowledge.model.events import Event, Signal
from knowledge.model.evidence import Fact

STATUS: Mapping[Status, tuple[str, str]] = {
    "done": ("gedaan", "done"),
    "open": ("loopt nog", "still running"),
    "not_done": ("niet gezien", "not seen"),
    "unknown": ("niet te zeggen", "cannot be told"),
}
TEAM_EVENTS: Mapping[Signal, str] = {
    Signal.OWN_USE: "experiment_started",
    Signal.ASKED: "reflection",
    Signal.CELEBRATED: "show_and_tell",
}
"""What shows that a team did something; the last two may be of the team itself, without a use case."""
SAME = "dat is evenveel", "which is the same"
Judged = tuple[Status, str]


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one behaviour, and the fact that says so."""

    behaviour: Behaviour
    status: Status
    fact: Fact


@dataclass(frozen=True, slots=True)
class Case:
    """A behaviour that was asked from ``start`` on, and how things are now."""

    situation: Situation
    behaviour: Behaviour
    start: date

    @property
    def state(self) -> UseCaseState | None:
        """The use case that it is about."""
        return next((each for each in self.situation.states if each.id == self.behaviour.use_case), None)

    def pick(self, dutch: str, english: str) -> str:
        return self.situation.pick(dutch, english)

    def within(self, event: Event) -> bool:
        """Whether it happened since the behaviour was asked."""
        return self.start <= event.on <= self.situation.as_of

    def not_yet(self) -> Status:
        """Not seen, while there may still be time."""
        return "open" if self.situation.as_of < self.behaviour.by else "not_done"

    def seen(self, day: date) -> Judged:
        """Done, on a day."""
        on = self.situation.day(day)
        return "done", self.pick(f"gezien op {on}", f"seen on {on}")


def look_back(situation: Situation, previous: Roadmap) -> tuple[Found, ...]:
    """One for each behaviour, in its order; none that would give anybody else away."""
    found = []
    for behaviour in previous.behaviours:
        case = Case(situation, behaviour, previous.period.start)
        status, reason = _judge(situation, behaviour)(case)
        fact = _told(case, status, reason)
        if not situation.strangers.in_data(fact.model_dump_json()):
            found.append(Found(behaviour, status, fact))
    return tuple(found)


def _judge(situation: Situation, behaviour: Behaviour) -> Callable[[Case], Judged]:
    if behaviour.signal is Signal.UNBLOCKED:
        return _blocker
    if not situation.leads:
        return _team
    return _days if behaviour.signal is Signal.OWN_USE else _deed


def _deed(case: Case) -> Judged:
    """Of a leader: what nobody ever recorded cannot be told from what was not done."""
    situation = case.situation
    if seen := [each for each in situation.signals(case.behaviour.signal) if case.within(each)]:
        return case.seen(seen[-1].on)
    if any(each.signal is not Signal.OWN_USE for each in situation.deeds):
        return case.not_yet(), case.pick("daarvan is niets vastgelegd", "nothing of it has been recorded")
    return "unknown", case.pick("zoiets is van jou nog nooit vastgelegd", "such a thing has never been recorded of you")


def _team(case: Case) -> Judged:
    situation, kind, about = case.situation, TEAM_EVENTS[case.behaviour.signal], case.behaviour.use_case
    if case.behaviour.rule == beginning.RULE:
        begun = [state.registered_on for state in situation.states if state.registered_on >= case.start]
        nothing = case.pick("er is nog geen use case vastgelegd", "no use case has been recorded yet")
        return case.seen(min(begun)) if begun else (case.not_yet(), nothing)
    own = [] if kind == "experiment_started" else [event for event in situation.general if event.kind == kind]
    everywhere = own + [event for state in situation.states for event in state.events if event.kind == kind]
    meant = [event for event in everywhere if event.use_case in {None, about} or not about]
    if seen := [event.on for event in meant if case.within(event)]:
        return case.seen(max(seen))
    if everywhere:
        return case.not_yet(), case.pick("daarvan is niets vastgelegd", "nothing of it has been recorded")
    never = "zoiets is van jullie nog nooit vastgelegd", "such a thing has never been recorded of you"
    return "unknown", case.pick(*never)


def _blocker(case: Case) -> Judged:
    state = case.state
    if state is None or not open_for_work(state):
        gone = "de use case is gestopt of niet meer te zien", "the use case was stopped or can no longer be seen"
        return "unknown", case.pick(*gone)
    if case.behaviour.blocker in state.open_blockers:
        return case.not_yet(), case.pick("de belemmering staat nog open", "the blocker is still open")
    removed = [event.on for event in state.events if event.kind == "blocker_removed" and case.within(event)]
    return case.seen(max(removed)) if removed else ("done", case.pick("de belemmering is weg", "the blocker is gone"))


def _days(case: Case) -> Judged:
    """Of a leader: days with AI since, with their interval, beside those before.

    A report may begin before the behaviour was asked: then only what holds however its days were spread is said.
    """
    own = (each for each in case.situation.deeds if each.signal is Signal.OWN_USE and case.within(each))
    reports = [each for each in own if own_use.usable(each)]
    used, worked = own_use.counts(reports)
    if not worked:
        status: Status = "open" if case.not_yet() == "open" else "unknown"
        return status, case.pick("er is geen opgave over deze weken", "there is no report of these weeks")
    told = _compared(case, used, worked)
    days = min(worked, weekdays(case.start, reports[-1].on))
    if days < worked:
        told = (
            case.pick("de opgave gaat ook over dagen van daarvoor; ", "the report is also about earlier days; ") + told
        )
    needed = (case.behaviour.goal or 0) / own_use.WORKING_DAYS * days
    if max(0, used - (worked - days)) >= needed:
        return "done", told
    return (case.not_yet() if min(used, days) < needed or case.not_yet() == "open" else "unknown"), told


def weekdays(first: date, last: date) -> int:
    """The days from Monday to Friday among these, both included: at most so many of them were worked."""
    return sum(date.fromordinal(day).weekday() < 5 for day in range(first.toordinal(), last.toordinal() + 1))


def _compared(case: Case, used: int, worked: int) -> str:
    situation = case.situation
    now = wilson(used, worked)
    sure, low, high = (situation.percent(share) for share in (CONFIDENCE, *now))
    parts = [own_use.told(situation, used, worked)]
    parts[0] += case.pick(f", met {sure} zekerheid {low} tot {high}", f", with {sure} confidence {low} to {high}")
    earlier = own_use.reported(replace(situation, as_of=case.start - timedelta(days=1)))
    days = own_use.counts(earlier)
    if days[1]:
        before = own_use.told(situation, *days)
        parts.append(case.pick(f"daarvoor {before}", f"before that {before}"))
        same = used * days[1] == days[0] * worked
        parts.append(case.pick(*(SAME if same else _verdict(now, wilson(*days)))))
    return "; ".join(parts)


def _verdict(now: tuple[float, float], before: tuple[float, float]) -> tuple[str, str]:
    if now[0] > before[1]:
        return "dat is meer dan toeval", "which is more than chance"
    if now[1] < before[0]:
        return "dat is minder, en geen toeval", "which is less, and no chance"
    return "te weinig dagen om te zeggen of het verschil toeval is", "too few days to tell if the difference is chance"


def _told(case: Case, status: Status, reason: str) -> Fact:
    behaviour = case.behaviour
    what, judged = named(case.situation, behaviour), case.pick(*STATUS[status])
    inputs = {"rule": behaviour.rule, "since": case.start.isoformat(), "until": behaviour.by.isoformat()}
    about = {"use_cases": [behaviour.use_case]} if behaviour.use_case else {}
    return case.situation.fact("looked_back", status, f"{what}: {judged}; {reason}.", inputs={**inputs, **about})
