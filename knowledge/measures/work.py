"""Work in progress: which use cases are being worked on, since when, and when they were finished.

In progress are exploring, piloting and scaling; a use case finishes when it goes live or is stopped. One that came
back counts as one from its first start.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from knowledge.history.fold import UseCaseState
from knowledge.measures.query import Period
from knowledge.model.events import Delisted, Registered, StageChanged
from knowledge.model.portfolio import Stage

IN_PROGRESS = frozenset({Stage.EXPLORING, Stage.PILOTING, Stage.SCALING})
FINISHED = frozenset({Stage.LIVE, Stage.STOPPED})
BALANCE = 0.2
LEAST_FINISHED = 5


@dataclass(frozen=True, slots=True)
class Item:
    """A use case that was ever in progress: from ``start`` until ``end``.

    ``finished`` is true where it then went live or was stopped. A day that is not ``known`` is the one on which a
    source first listed it so.
    """

    id: str
    start: date
    end: date | None
    finished: bool
    start_known: bool = True
    end_known: bool = True

    @property
    def days(self) -> int | None:
        """From start to end, where both are known."""
        return (self.end - self.start).days if self.end and self.start_known and self.end_known else None

    def days_within(self, start: date, end: date) -> int:
        """On how many days from ``start`` to ``end``, both included, it was in progress."""
        last = end.toordinal() + 1 if self.end is None else min(self.end.toordinal(), end.toordinal() + 1)
        return max(0, last - max(self.start, start).toordinal())


@dataclass(frozen=True, slots=True)
class Flow:
    """What happened in the window: ``open`` is at its end, ``mean_open`` over its days, ``times`` in days.

    ``undated`` were first listed in it as begun, or as finished: when they really were is not known.
    """

    window: Period
    open: tuple[Item, ...]
    started: tuple[Item, ...]
    finished: tuple[Item, ...]
    times: tuple[int, ...]
    mean_open: float | None
    undated: tuple[Item, ...] = ()

    @property
    def days(self) -> int:
        start, end = self.window.start, self.window.end
        return max(0, (end - start).days + 1) if start and end else 0

    @property
    def balanced(self) -> bool:
        """Whether as much finishes as starts, within a fifth: only then does Little's law say anything."""
        started, finished = len(self.started), len(self.finished)
        return finished >= LEAST_FINISHED and abs(started - finished) <= BALANCE * max(started, finished)


def measure_flow(states: Iterable[UseCaseState], window: Period, as_of: date) -> Flow:
    """The flow of some use cases, as it is known on ``as_of``."""
    items = [item for state in states if (item := item_of(state)) is not None]
    finished = tuple(item for item in items if item.finished and item.end_known and window.holds(item.end))
    started = tuple(item for item in items if item.start_known and window.holds(item.start))
    undated = tuple(item for item in items if _undated_in(item, window))
    start, end = window.start or as_of, window.end or as_of
    days = (end - start).days + 1
    # Who was at work before it was first listed is not known, and so neither is the mean.
    mean = sum(item.days_within(start, end) for item in items) / days if days > 0 and not undated else None
    times = tuple(sorted(item.days for item in finished if item.days is not None))
    return Flow(window, tuple(item for item in items if item.end is None), started, finished, times, mean, undated)


def _undated_in(item: Item, window: Period) -> bool:
    begun = not item.start_known and window.holds(item.start)
    return begun or (item.finished and not item.end_known and window.holds(item.end))


def item_of(state: UseCaseState) -> Item | None:
    """The use case as an item of work; ``None`` where it was never seen in progress."""
    start, known = state.first_in(IN_PROGRESS), state.known_in(IN_PROGRESS) is not None
    if start is None:
        return None
    if state.stage in IN_PROGRESS and state.listed:
        return Item(state.id, start, None, finished=False, start_known=known)
    end, finished = _left(state)
    dated = state.stage not in state.seen
    return Item(state.id, start, max(start, end), finished, start_known=known, end_known=dated)


def _left(state: UseCaseState) -> tuple[date, bool]:
    """When it was last in progress no more, and whether it then was finished."""
    if state.listed and state.stage in FINISHED and len(FINISHED & state.reached.keys()) == 1:
        return state.stage_since, True
    left, finished, working = state.registered_on, False, False
    for on, stage in _course(state):
        if working and stage not in IN_PROGRESS:
            left, finished = on, stage in FINISHED
        working = stage in IN_PROGRESS
    return left, finished


MOVES = ("registered", "stage_changed", "delisted")


def _course(state: UseCaseState) -> Iterator[tuple[date, Stage | None]]:
    """The stages as they were entered; none from the day that its source no longer listed it."""
    if state.straight:
        yield from ((on, stage) for stage, on in state.reached.items())
        return
    registered = False
    for event in state.events.of_kind(*MOVES):
        match event:
            case Registered() if not registered:
                registered = True
                yield event.on, event.record.stage
            case StageChanged():
                yield event.on, event.stage
            case Delisted():
                yield event.on, None
            case _:
                pass


def percentile(ordered: Sequence[int], share: float) -> int | None:
    """The smallest of the values that so large a share of them does not exceed; ``None`` of none."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None
