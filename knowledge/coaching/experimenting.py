"""Use AI yourself, for a team: one small experiment of two weeks, where none is running and the work allows it."""

from collections.abc import Iterator
from datetime import date

from knowledge.coaching.candidate import Candidate
from knowledge.coaching.situation import Situation
from knowledge.measures.experiments import experiments
from knowledge.model.events import Event, Signal
from knowledge.model.portfolio import Stage
from knowledge.pitfalls.thresholds import Thresholds

RULE = "experiment"
KPI = "active_use_cases"
LIMIT_DAYS = 14
TRYING = frozenset({Stage.EXPLORING, Stage.PILOTING})


def experimenting(situation: Situation) -> Iterator[Candidate]:
    """At most one; none where the team has more unfinished work than it should: then it is not time to begin."""
    if situation.leads or situation.view is None or len(situation.view.unfinished) > Thresholds().wip_limit:
        return
    trying = [state for state in situation.running if state.stage in TRYING and not state.open_blockers]
    last, running = _experiments(situation)
    days = (situation.as_of - last).days if last else 3 * LIMIT_DAYS
    if not trying or running or days < LIMIT_DAYS:
        return
    state = min(trying, key=lambda each: (each.last_event_on, each.id))
    name = situation.called(state)
    ask = situation.fact(
        "ask.experiment",
        state.id,
        situation.pick(
            f"Begin één proef van hoogstens twee weken met {name}; kies vooraf één vraag en één meting.",
            f"Begin one experiment of at most two weeks with {name}; choose one question and one measurement "
            "beforehand.",
        ),
    )
    text = situation.pick(
        "Er is nog geen proef van jullie vastgelegd.", "No experiment of yours has been recorded yet."
    )
    if last:
        on = situation.day(last)
        text = situation.pick(f"Jullie laatste proef begon op {on}.", f"Your last experiment began on {on}.")
    why = situation.fact("experiment.last", last.isoformat() if last else None, text)
    seen = situation.fact(
        "seen.experiment",
        "experiment_started",
        situation.pick(
            "In de geschiedenis staat dan het begin van de proef, met een einddatum.",
            "The history then says that the experiment began, with its last day.",
        ),
    )
    urgency = min(3.0, days / LIMIT_DAYS)
    yield Candidate(RULE, Signal.OWN_USE, ask, (why,), seen, KPI, urgency, use_case=state.id)


def _experiments(situation: Situation) -> tuple[date | None, bool]:
    """When the last one began, and whether one is going on."""
    events: list[Event] = [event for state in situation.states for event in state.events]
    known = experiments(sorted(events, key=lambda each: (each.on, each.id)))
    begun = [each.started.on for each in known if each.started]
    going = any(each.started and each.over(situation.as_of) is None for each in known)
    return max(begun, default=None), going
