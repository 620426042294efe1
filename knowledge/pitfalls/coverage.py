"""Until when an objective was served by a use case under way."""

from collections.abc import Iterable
from datetime import date

from knowledge.history.fold import UseCaseState
from knowledge.model.events import Changed, Delisted, Event, Registered, Relisted, StageChanged
from knowledge.model.portfolio import UNDER_WAY


def last_served(states: Iterable[UseCaseState], objective: str) -> date | None:
    """The day on which the last of its use cases ended, was delisted or went elsewhere; ``None`` where it had none."""
    ends = (end for state in states if _ever_linked(state, objective) for end in _ends(state, objective))
    return max(ends, default=None)


def _ever_linked(state: UseCaseState, objective: str) -> bool:
    return objective in state.use_case.objectives or any(
        objective in _as_ids(value)
        for event in state.events.of_kind("changed")
        if isinstance(event, Changed) and event.field == "objectives"
        for value in (event.before, event.after)
    )


SERVING = ("registered", "stage_changed", "changed", "delisted", "relisted")


def _ends(state: UseCaseState, objective: str) -> Iterable[date]:
    registered = linked = under_way = served = False
    listed = True
    for event in state.events.of_kind(*SERVING):
        match event:
            case Registered() if not registered:
                registered = True
                linked = objective in event.record.objectives
                under_way = event.record.stage in UNDER_WAY
            case StageChanged():
                under_way = event.stage in UNDER_WAY
            case Changed(field="objectives"):
                linked = objective in _as_ids(event.after)
            case Delisted():
                listed = False
            case Relisted():
                listed = True
            case _:
                continue
        serves = linked and under_way and listed
        if served and not serves:
            yield event.on
        served = serves


def links_changed_on(state: UseCaseState) -> date:
    """The day on which a use case got the objectives that it has."""
    changes = (event.on for event in reversed(state.events.of_kind("changed")) if _changes_links(event))
    return next(changes, state.registered_on)


def _changes_links(event: Event) -> bool:
    return isinstance(event, Changed) and event.field == "objectives"


def _as_ids(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()
