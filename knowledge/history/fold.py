"""The fold: the state of one use case on any day, out of its events alone."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, is_
from typing import Any

from knowledge.history.history import History
from knowledge.history.lean import at_stage, lean, one_of
from knowledge.history.shapes import day_of
from knowledge.model.events import EffectMeasured, Event, Registered
from knowledge.model.portfolio import UNDER_WAY, Stage, UseCase

STARTING = frozenset({Stage.EXPLORING, Stage.PILOTING})


NOWHERE: frozenset[Stage] = frozenset()
Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UseCaseState:
    """One use case as it stood at the end of a day, with the events up to then.

    ``stage_since`` is the day on which it entered its present stage; of a stage in ``seen`` the day is only the one on
    which a source listed it so: it may have begun long before. ``proven_on`` is the day of the first effect that was
    shown and verified. ``listed`` is false once a newer complete list of its source no longer names it.
    ``straight`` says that it entered every stage once and was always listed: ``reached`` tells its whole course.
    ``id``, ``stage``, ``last_event_on`` and ``proven_on`` follow from the rest: every measure asks for them, of every
    use case, so they are kept. What else follows from single events is kept as their places among ``events``.
    """

    id: str
    stage: Stage
    use_case: UseCase
    events: History
    registered_on: date
    stage_since: date
    last_event_on: date
    proven_on: date | None
    listed: bool
    straight: bool
    seen: frozenset[Stage]
    _stages: tuple[Stage, ...]
    _reached: tuple[date, ...]
    _blockers: Places
    _commitments: Places
    _effects: Places
    _experiment: Places

    @property
    def reached(self) -> dict[Stage, date]:
        """The first day in each stage, in their order."""
        return dict(zip(self._stages, self._reached, strict=True))

    @property
    def open_blockers(self) -> dict[str, Event]:
        """The event that raised each blocker that still stands, by its name."""
        return {event.blocker: event for event in self._at(self._blockers)}

    @property
    def open_commitments(self) -> dict[str, Event]:
        """The last event of each commitment that is still open, by its name."""
        return {event.commitment: event for event in self._at(self._commitments)}

    @property
    def effects(self) -> tuple[EffectMeasured, ...]:
        """Its measurements, by day."""
        return tuple(self._at(self._effects))

    @property
    def experiment(self) -> Event | None:
        """The start of the experiment that is running."""
        return next(iter(self._at(self._experiment)), None)

    def _at(self, places: Places) -> Sequence[Any]:
        return self.events.at(places)

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
        for stage, day in zip(self._stages, self._reached, strict=True):
            if stage in stages:
                return day
        return None

    def known_in(self, stages: Collection[Stage]) -> date | None:
        """The same, where it is known on which day that began."""
        for stage, day in zip(self._stages, self._reached, strict=True):
            if stage in stages:
                return None if stage in self.seen else day
        return None

    @property
    def shows_effect(self) -> bool:
        """Whether any measurement so far showed an effect."""
        return any(effect.shown for effect in self.effects)


def fold(events: Iterable[Event], as_of: date, kept: History | None = None) -> UseCaseState | None:
    """The state after every event up to and including ``as_of``.

    Events may come in any order: they are taken by day, and within a day in the order given,
    the registration first. The record of the first registration holds all that was known on its day, so
    an older event adds to the history without changing the record. ``kept`` are the same events where they were
    packed already. ``None`` where the use case was not registered by then. Raises pydantic's ValidationError for a
    changed field that the record cannot hold.
    """
    if isinstance(events, History) and events.in_order:
        own = events.until(as_of)
        places = own.places(*_STEPS)
        return _folded(own, zip(places, own.at(places), strict=True))
    given = list(events)
    past = _in_order(given, as_of)
    in_order = kept is not None and all(map(is_, past, given))
    own = kept.until(as_of) if kept is not None and in_order else History.of(past)
    return _folded(own, enumerate(past))


def _in_order(events: Iterable[Event], as_of: date) -> list[Event]:
    """The events up to a day as they are taken."""
    past = sorted(events, key=_DAY)
    del past[bisect_right(past, as_of, key=_DAY) :]
    for place, event in enumerate(past):
        if event.kind == "registered":
            front = place
            while front and past[front - 1].on == event.on:
                front -= 1
            past.insert(front, past.pop(place))
            break
    return past


_DAY = attrgetter("on")


def _folded(events: History, steps: Iterable[tuple[int, Event]]) -> UseCaseState | None:
    """The state after events in order, of which ``steps`` are at least those that change it, with their places."""
    if not events.records:
        return None
    course = _Course(events)
    for place, event in steps:
        if (step := _STEPS.get(event.kind)) is not None:
            course.place = place
            step(course, event)
    return course.state() if course.record is not None else None


class _Course:
    """What is known while the events go by: mutable, because a copy per event is what makes a fold slow."""

    __slots__ = (
        "blockers", "commitments", "effects", "events", "experiment", "listed", "place",
        "proven_on", "reached", "record", "registered_on", "seen", "stage", "stage_since", "straight",
    )  # fmt: skip

    def __init__(self, events: History) -> None:
        self.events = events
        self.place = 0
        self.registered_on = date.min
        self.record: UseCase | None = None
        self.stage: Stage | None = None
        self.stage_since = date.min
        self.proven_on: date | None = None
        self.reached: dict[Stage, date] = {}
        self.blockers: dict[str, int] = {}
        self.commitments: dict[str, int] = {}
        self.effects: list[int] = []
        self.experiment: Places = ()
        self.listed = True
        self.straight = True
        self.seen = NOWHERE

    def register(self, event: Registered) -> None:
        if self.record is None:
            self.record, self.registered_on = self.events.records[0], event.on
            self.enter(event.record.stage, event.on, seen=event.seen)

    def enter(self, stage: Stage, on: date, *, seen: bool = False) -> None:
        self.straight = self.straight and stage not in self.reached
        if stage != self.stage:
            self.stage, self.stage_since = stage, on
            if seen and stage not in self.reached:
                self.seen |= {stage}
            self.reached.setdefault(stage, on)

    def change(self, name: str, value: Any, on: date) -> None:
        if self.record is None:
            return
        self.record = UseCase.model_validate({**dict(self.current()), name: value})
        if self.record.stage != self.stage:
            # Said by a change of the record, not by an event of its own: whoever goes through those misses it.
            self.enter(self.record.stage, on)
            self.straight = False

    def current(self) -> UseCase:
        record = self.record
        if record is None:
            raise ValueError("a use case has no record before it is registered")
        return record if self.stage is None or record.stage == self.stage else at_stage(record, self.stage)

    def state(self) -> UseCaseState:
        record = lean(self.current())
        if self.record is self.events.records[0]:
            self.events.settled(record)
        return UseCaseState(
            id=record.id,
            stage=record.stage,
            use_case=record,
            events=self.events,
            registered_on=_one(self.registered_on),
            stage_since=_one(self.stage_since),
            last_event_on=self.events.last_on,
            proven_on=_one(self.proven_on) if self.proven_on else None,
            listed=self.listed,
            straight=self.straight,
            seen=self.seen,
            _stages=one_of(tuple(self.reached)),
            _reached=tuple(map(_one, self.reached.values())),
            _blockers=one_of(tuple(self.blockers.values())),
            _commitments=one_of(tuple(self.commitments.values())),
            _effects=one_of(tuple(self.effects)),
            _experiment=one_of(self.experiment),
        )


def _one(day: date) -> date:
    """The day as the object that all equal days share."""
    return day_of(day.toordinal())


def _changed(course: _Course, event: Any) -> None:
    course.change(event.field, event.after, event.on)


def _stage_changed(course: _Course, event: Any) -> None:
    course.enter(event.stage, event.on, seen=event.seen)


def _delisted(course: _Course, _: Any) -> None:
    course.listed = course.straight = False


def _relisted(course: _Course, _: Any) -> None:
    course.listed = True


def _experiment_started(course: _Course, _: Any) -> None:
    course.experiment = (course.place,)


def _experiment_ended(course: _Course, _: Any) -> None:
    course.experiment = ()


def _blocker_raised(course: _Course, event: Any) -> None:
    course.blockers[event.blocker] = course.place


def _blocker_removed(course: _Course, event: Any) -> None:
    course.blockers.pop(event.blocker, None)


def _effect_measured(course: _Course, event: Any) -> None:
    course.effects.append(course.place)
    if course.proven_on is None and event.shown and event.verified:
        course.proven_on = event.on


def _commitment_set(course: _Course, event: Any) -> None:
    course.commitments[event.commitment] = course.place


def _commitment_kept(course: _Course, event: Any) -> None:
    course.commitments.pop(event.commitment, None)


_STEPS: Mapping[str, Callable[[_Course, Any], None]] = {
    "registered": _Course.register,
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
