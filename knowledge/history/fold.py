"""The fold: the state of one use case on any day, out of its events alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from knowledge.model.events import EffectMeasured, Event
from knowledge.model.portfolio import UNDER_WAY, Stage, UseCase

STARTING = frozenset({Stage.EXPLORING, Stage.PILOTING})


@dataclass(frozen=True, slots=True)
class UseCaseState:
    """One use case as it stood at the end of a day, with the events up to then.

    ``reached`` holds the first day in each stage; ``stage_since`` the day it entered its present one.
    ``listed`` is false once a newer complete list of its source no longer names it.
    """

    use_case: UseCase
    events: tuple[Event, ...]
    registered_on: date
    stage_since: date
    reached: Mapping[Stage, date] = field(default_factory=dict)
    open_blockers: Mapping[str, Event] = field(default_factory=dict)
    open_commitments: Mapping[str, Event] = field(default_factory=dict)
    experiment: Event | None = None
    listed: bool = True

    @property
    def id(self) -> str:
        return self.use_case.id

    @property
    def stage(self) -> Stage:
        return self.use_case.stage

    @property
    def under_way(self) -> bool:
        """Whether work is going on: exploring, piloting, scaling or live."""
        return self.stage in UNDER_WAY and self.listed

    @property
    def last_event_on(self) -> date:
        return self.events[-1].on

    @property
    def started_on(self) -> date | None:
        """The day of its first exploration or pilot; the later stages count where those were skipped."""
        early = [day for stage, day in self.reached.items() if stage in STARTING]
        later = [day for stage, day in self.reached.items() if stage in UNDER_WAY]
        return min(early or later, default=None)

    @property
    def effects(self) -> tuple[EffectMeasured, ...]:
        return tuple(event for event in self.events if isinstance(event, EffectMeasured))

    @property
    def shows_effect(self) -> bool:
        """Whether any measurement so far showed an effect."""
        return any(effect.shown for effect in self.effects)


def fold(events: Iterable[Event], as_of: date) -> UseCaseState | None:
    """The state after every event up to and including ``as_of``.

    Events may come in any order: they are taken by day, and within a day in the order given,
    the registration first. ``None`` where the use case was not registered by then.
    """
    past = sorted((event for event in events if event.on <= as_of), key=_by_day)
    first = next((event for event in past if event.kind == "registered"), None)
    if first is None:
        return None
    record = first.record
    state = UseCaseState(
        use_case=record,
        events=tuple(past),
        registered_on=first.on,
        stage_since=first.on,
        reached={record.stage: first.on},
    )
    for event in past:
        step = STEPS.get(event.kind)
        if step is not None:
            state = step(state, event)
    return state


def _by_day(event: Event) -> tuple[date, bool]:
    return event.on, event.kind != "registered"


def _changed(state: UseCaseState, event: Any) -> UseCaseState:
    record = state.use_case.model_dump() | {event.field: event.after}
    return replace(state, use_case=UseCase.model_validate(record))


def _stage_changed(state: UseCaseState, event: Any) -> UseCaseState:
    if event.stage == state.stage:
        return state
    return replace(
        state,
        use_case=state.use_case.model_copy(update={"stage": event.stage}),
        stage_since=event.on,
        reached={event.stage: event.on} | dict(state.reached),
    )


def _listed(listed: bool) -> Callable[[UseCaseState, Any], UseCaseState]:
    return lambda state, _: replace(state, listed=listed)


def _experiment_started(state: UseCaseState, event: Any) -> UseCaseState:
    return replace(state, experiment=event)


def _experiment_ended(state: UseCaseState, _: Any) -> UseCaseState:
    return replace(state, experiment=None)


def _blocker_raised(state: UseCaseState, event: Any) -> UseCaseState:
    return replace(state, open_blockers=dict(state.open_blockers) | {event.blocker: event})


def _blocker_removed(state: UseCaseState, event: Any) -> UseCaseState:
    return replace(state, open_blockers=_without(state.open_blockers, event.blocker))


def _commitment_set(state: UseCaseState, event: Any) -> UseCaseState:
    return replace(state, open_commitments=dict(state.open_commitments) | {event.commitment: event})


def _commitment_kept(state: UseCaseState, event: Any) -> UseCaseState:
    return replace(state, open_commitments=_without(state.open_commitments, event.commitment))


def _without(open_items: Mapping[str, Event], key: str) -> dict[str, Event]:
    return {name: event for name, event in open_items.items() if name != key}


STEPS: Mapping[str, Callable[[UseCaseState, Any], UseCaseState]] = {
    "changed": _changed,
    "delisted": _listed(False),
    "relisted": _listed(True),
    "stage_changed": _stage_changed,
    "experiment_started": _experiment_started,
    "experiment_ended": _experiment_ended,
    "blocker_raised": _blocker_raised,
    "blocker_removed": _blocker_removed,
    "commitment_made": _commitment_set,
    "commitment_moved": _commitment_set,
    "commitment_kept": _commitment_kept,
}
