"""Ask for it: a leader asks in updates what AI brings, first where an experiment was not looked back on."""

from collections.abc import Iterator
from datetime import date

from knowledge.coaching.candidate import Candidate
from knowledge.coaching.situation import LATELY_DAYS, Situation
from knowledge.history.fold import UseCaseState
from knowledge.model.events import Signal
from knowledge.model.evidence import Fact
from knowledge.pitfalls.rhythm import Unreflected, unreflected

RULE, LEARNT = "ask", "ask_learnt"
JUST_ASKED_DAYS = 14


def asking(situation: Situation) -> Iterator[Candidate]:
    """At most one: about an experiment nobody looked back on, else about the use case that has been quiet longest."""
    if not situation.leads or not situation.running:
        return
    last = max((each.on for each in situation.signals(Signal.ASKED)), default=None)
    days = (situation.as_of - last).days if last else None
    if (days is None or days >= JUST_ASKED_DAYS) and (found := _forgotten(situation)):
        yield _learnt(situation, *found, last)
    elif days is None or days >= LATELY_DAYS:
        yield _about(situation, last, 2.0 if days is None else min(3.0, days / LATELY_DAYS))


def last_asked(situation: Situation, last: date | None) -> Fact:
    """When this leader was last seen to ask."""
    text = situation.pick(
        "Er is nog niet vastgelegd dat je in een overleg naar het gebruik van AI vroeg.",
        "It has not been recorded yet that you asked about the use of AI in a meeting.",
    )
    if last:
        on = situation.day(last)
        text = situation.pick(
            f"Op {on} vroeg je voor het laatst in een overleg naar het gebruik van AI.",
            f"On {on} you last asked about the use of AI in a meeting.",
        )
    return situation.fact("asked.last", last.isoformat() if last else None, text)


def _forgotten(situation: Situation) -> tuple[UseCaseState, Unreflected] | None:
    found = [(state, over) for state in situation.running if (over := unreflected(state, situation.as_of, 14))]
    return min(found, key=lambda pair: (pair[1].on, pair[0].id), default=None)


def _learnt(situation: Situation, state: UseCaseState, over: Unreflected, last: date | None) -> Candidate:
    name, on = situation.called(state), situation.day(over.on)
    ask = situation.fact(
        "ask.learnt",
        state.id,
        situation.pick(
            f"Vraag in het eerstvolgende overleg wat het team leerde van de proef met {name}, en wat er nu verandert.",
            f"Ask in the next meeting what the team learnt from the experiment with {name}, and what changes now.",
        ),
    )
    why = situation.fact(
        "unreflected",
        over.on.isoformat(),
        situation.pick(
            f"De proef met {name} was klaar op {on}; een terugblik is er niet vastgelegd.",
            f"The experiment with {name} was over on {on}; no look back has been recorded.",
        ),
        inputs={"use_cases": [state.id]},
    )
    urgency = min(3.0, (situation.as_of - over.on).days / 14)
    reasons = (why, last_asked(situation, last))
    return Candidate(LEARNT, Signal.ASKED, ask, reasons, _seen(situation), "adaptivity", urgency, use_case=state.id)


def _about(situation: Situation, last: date | None, urgency: float) -> Candidate:
    state = min(situation.running, key=lambda each: (each.last_event_on, each.id))
    name, on = situation.called(state), situation.day(state.last_event_on)
    ask = situation.fact(
        "ask.update",
        state.id,
        situation.pick(
            f"Vraag in twee overleggen wat AI deze week in het werk veranderde, en begin bij {name}.",
            f"Ask in two meetings what AI changed in the work this week, and begin with {name}.",
        ),
    )
    quiet = situation.fact(
        "quiet",
        state.last_event_on.isoformat(),
        situation.pick(
            f"Over {name} is na {on} niets meer vastgelegd.", f"Nothing has been recorded about {name} after {on}."
        ),
        inputs={"use_cases": [state.id]},
    )
    reasons = (
        (last_asked(situation, last), quiet)
        if state.last_event_on < situation.as_of
        else (last_asked(situation, last),)
    )
    return Candidate(RULE, Signal.ASKED, ask, reasons, _seen(situation), "active_use_cases", urgency, use_case=state.id)


def _seen(situation: Situation) -> Fact:
    text = situation.pick(
        "In de geschiedenis staat dan dat je ernaar vroeg.",
        "The history then says that you asked.",
    )
    return situation.fact("seen.asked", "leadership_signal:asked", text)
