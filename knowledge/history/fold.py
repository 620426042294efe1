"""The fold: the state of one use case on any day, out of its events alone."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from knowledge.model.events import EffectMeasured, Event, Registered
from knowledge.model.portfolio import UNDER_WAY, Stage, UseCase

STARTING = frozenset({Stage.EXPLORING, Stage.PILOTING})


@dataclass(frozen=True, slots=True)
class UseCaseState:
    """One use case as it stood at the end of a day, with the events up to then.

    ``reached`` holds the first day in each stage, in their order; ``stage_since`` the day it entered its present one.
    Of a stage in ``seen`` that day is only the one on which a source listed it so: it may have begun long before.
    ``listed`` is false once a newer complete list of its source no longer names it.
    ``id``, ``stage``, ``last_event_on`` and ``effects`` follow from the rest: every measure asks for them, of every
    use case, so they are kept.
    """

    id: str
    stage: Stage
    use_case: UseCase
    events: tuple[Event, ...]
    registered_on: date
    stage_since: date
    last_event_on: date
    reached: Mapping[Stage, date]
    open_blockers: Mapping[str, Event]
    open_commitments: Mapping[str, Event]
    effects: tuple[EffectMeasured, ...]
    experiment: Event | None
    listed: bool
    seen: frozenset[Stage] = frozenset()

    @property
    def under_way(self) -> bool:
        """Whether work is going on: exploring, piloting, scaling or live."""
        return self.listed and self.stage in UNDER_WAY

    @property
    def started_on(self) -> date | None:
        """The day of its first exploration or pilot; the later stages count where those were skipped."""
        return self.first_in(STARTING) or self.first_in(UNDER_WAY)

    def first_in(self, stages: Collection[Stage]) -> date | None:
        """The first day in any of these stages."""
        for stage, day in self.reached.items():
            if stage in stages:
                return day
        return None

    def known_in(self, stages: Collection[Stage]) -> date | None:
        """The same, where it is known on which day that began."""
        for stage, day in self.reached.items():
            if stage in stages:
                return None if stage in self.seen else day
        return None

    @property
    def shows_effect(self) -> bool:
        """Whether any measurement so far showed an effect."""
        return any(effect.shown for effect in self.effects)


def fold(events: Iterable[Event], as_of: date) -> UseCaseState | None:
    """The state after every event up to and including ``as_of``.

    Events may come in any order: they are taken by day, and within a day in the order given,
    the registration first. The record of the first registration holds all that was known on its day, so
    an older event adds to the history without changing the record. ``None`` where the use case was not
    registered by then. Raises pydantic's ValidationError for a changed field that the record cannot hold.
    """
    past = sorted(events, key=_DAY)
    del past[bisect_right(past, as_of, key=_DAY) :]
    registered = _first_registration(past)
    if registered is None:
        return None
    course = _Course()
    for event in past:
        if event is registered:
            course.register(registered)
        elif (step := _STEPS.get(event.kind)) is not None:
            step(course, event)
    record = course.current()
    return UseCaseState(
        id=record.id,
        stage=record.stage,
        use_case=record,
        events=tuple(past),
        registered_on=registered.on,
        stage_since=course.stage_since,
        last_event_on=past[-1].on,
        reached=course.reached,
        open_blockers=course.blockers,
        open_commitments=course.commitments,
        effects=tuple(course.effects),
        experiment=course.experiment,
        listed=course.listed,
        seen=course.seen,
    )


_DAY = attrgetter("on")


def _first_registration(past: list[Event]) -> Registered | None:
    """The first registration, moved to the front of its day."""
    for place, event in enumerate(past):
        if isinstance(event, Registered):
            front = place
            while front and past[front - 1].on == event.on:
                front -= 1
            past.insert(front, past.pop(place))
            return event
    return None


class _Course:
    """What is known while the events go by: mutable, because a copy per event is what makes a fold slow."""

    __slots__ = (
        "blockers", "commitments", "effects", "experiment", "listed",
        "reached", "record", "seen", "stage", "stage_since",
    )  # fmt: skip

    def __init__(self) -> None:
        self.record: UseCase | None = None
        self.stage: Stage | None = None
        self.stage_since = date.min
        self.reached: dict[Stage, date] = {}
        self.blockers: dict[str, Event] = {}
        self.commitments: dict[str, Event] = {}
        self.effects: list[EffectMeasured] = []
        self.experiment: Event | None = None
        self.listed = True
        self.seen: frozenset[Stage] = frozenset()

    def register(self, event: Registered) -> None:
        self.record = event.record
        self.enter(event.record.stage, event.on, seen=event.seen)

    def enter(self, stage: Stage, on: date, *, seen: bool = False) -> None:
        if stage != self.stage:
            self.stage, self.stage_since = stage, on
            if seen and stage not in self.reached:
                self.seen |= {stage}
            self.reached.setdefault(stage, on)

    def change(self, name: str, value: Any, on: date) -> None:
        if self.record is None:
            return
        self.record = UseCase.model_validate({**dict(self.current()), name: value})
        self.enter(self.record.stage, on)

    def current(self) -> UseCase:
        record = self.record
        if record is None:
            raise ValueError("a use case has no record before it is registered")
        return record if record.stage == self.stage else record.model_copy(update={"stage": self.stage})


def _changed(course: _Course, event: Any) -> None:
    course.change(event.field, event.after, event.on)


def _stage_changed(course: _Course, event: Any) -> None:
    course.enter(event.stage, event.on, seen=event.seen)


def _delisted(course: _Course, _: Any) -> None:
    course.listed = False


def _relisted(course: _Course, _: Any) -> None:
    course.listed = True


def _experiment_started(course: _Course, event: Any) -> None:
    course.experiment = event


def _experiment_ended(course: _Course, _: Any) -> None:
    course.experiment = None


def _blocker_raised(course: _Course, event: Any) -> None:
    course.blockers[event.blocker] = event


def _blocker_removed(course: _Course, event: Any) -> None:
    course.blockers.pop(event.blocker, None)


def _effect_measured(course: _Course, event: Any) -> None:
    course.effects.append(event)


def _commitment_set(course: _Course, event: Any) -> None:
    course.commitments[event.commitment] = event


def _commitment_kept(course: _Course, event: Any) -> None:
    course.commitments.pop(event.commitment, None)


_STEPS: Mapping[str, Callable[[_Course, Any], None]] = {
    "changed": _changed,
    "delisted": _delisted,
    "relisted": _relisted,
    "stage_changed": _stage_changed,
    "effect_measured": _effect_measured,
    "experiment_started": _experiment_started,
    "experiment_ended": _experiment_ended,
    "blocker_raised": _blocker_raised,
    "blocker_removed": _blocker_removed,
    "commitment_made": _commitment_set,
    "commitment_moved": _commitment_set,
    "commitment_kept": _commitment_kept,
}
