"""Re-prioritising: how long it takes before the portfolio follows a change of strategy.

A retired objective asks of every use case that was under way for it to be re-linked or stopped; a new objective asks
for a first use case. What existed when the portfolio began is no change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from knowledge.history.fold import UseCaseState, fold
from knowledge.history.portfolio import Snapshot
from knowledge.measures.query import Period
from knowledge.measures.scope import Scope, earlier
from knowledge.measures.select import select
from knowledge.measures.survival import End, Observation
from knowledge.model.events import Changed, Delisted, Event, Registered, StageChanged
from knowledge.model.portfolio import Objective, Stage


def reprioritising(scope: Scope, window: Period) -> list[Observation]:
    """For every consequence of a change in the window the days until it was drawn, or until now."""
    if not scope.snapshot.derived(links_are_kept):
        return []
    began = scope.snapshot.derived(history_begins)
    scope = _whatever_its_objective(scope)
    asked = scope.query.filters.objectives
    found: list[Observation] = []
    for objective in scope.snapshot.objectives.values():
        if asked and objective.id not in asked:
            continue
        if window.holds(objective.retired_on):
            found += _after_retiring(objective, scope)
        elif window.holds(objective.in_force_from) and objective.in_force_from and objective.in_force_from > began:
            found.append(_after_adding(objective, objective.in_force_from, scope))
    return found


def history_begins(snapshot: Snapshot) -> date:
    """The day of the first registration; the last day there is where nothing was registered."""
    return min((state.registered_on for state in snapshot.states.values()), default=date.max)


def links_are_kept(snapshot: Snapshot) -> bool:
    """Whether any use case was ever linked to an objective: if not, it is not known which objective has one."""
    return any(state.use_case.objectives for state in snapshot.states.values()) or bool(snapshot.derived(relinked))


def _whatever_its_objective(scope: Scope) -> Scope:
    """Where an objective is asked for, the use cases that left it count too: they are what has to be measured."""
    query, filters = scope.query, scope.query.filters
    asked = (scope.key,) if scope.key and query.group_by == "objective" else filters.objectives
    if not asked:
        return scope
    states = select(scope.snapshot, filters.model_copy(update={"objectives": ()}), delisted=True)
    about = query.model_copy(update={"filters": filters.model_copy(update={"objectives": asked})})
    return replace(scope, query=about, states=states)


def _after_retiring(objective: Objective, scope: Scope) -> Iterator[Observation]:
    retired = objective.retired_on or scope.as_of
    for state in _ever_linked(objective.id, scope):
        before = fold(state.events, earlier(retired, 1))
        if before is None or not before.under_way or objective.id not in before.use_case.objectives:
            continue
        after = state.events.of_kind("stage_changed", "changed", "delisted", since=retired)
        left = next((event.on for event in after if _leaves(event, objective.id)), None)
        yield Observation(((left or scope.as_of) - retired).days, End.EVENT if left else End.OPEN)


def _leaves(event: Event, objective: str) -> bool:
    match event:
        case StageChanged():
            return event.stage is Stage.STOPPED
        case Changed(field="objectives"):
            return objective not in named(event)
        case Delisted():
            return True
        case _:
            return False


def _after_adding(objective: Objective, since: date, scope: Scope) -> Observation:
    linked = min((_linked_on(state, objective.id) for state in _ever_linked(objective.id, scope)), default=None)
    if linked is None:
        return Observation((scope.as_of - since).days, End.OPEN)
    return Observation(max(0, (linked - since).days), End.EVENT)


def _ever_linked(objective: str, scope: Scope) -> list[UseCaseState]:
    """The use cases that name the objective now or once did."""
    moved = scope.snapshot.derived(relinked)
    return [
        state
        for state in scope.states
        if objective in state.use_case.objectives
        or (state.id in moved and any(objective in named(event) for event in _naming(state)))
    ]


def relinked(snapshot: Snapshot) -> frozenset[str]:
    """The use cases whose objectives ever changed."""
    changes = snapshot.by_kind.of("changed")
    return frozenset(each.use_case for each in changes if isinstance(each, Changed) and each.field == "objectives")


def _linked_on(state: UseCaseState, objective: str) -> date:
    return next((event.on for event in _naming(state) if objective in named(event)), state.registered_on)


def _naming(state: UseCaseState) -> Sequence[Event]:
    return state.events.of_kind("registered", "changed")


def named(event: Event) -> tuple[str, ...]:
    """The objectives that an event says the use case has from then on."""
    match event:
        case Registered():
            return event.record.objectives
        case Changed(field="objectives", after=list() as after):
            return tuple(str(each) for each in after)
        case _:
            return ()
