"""Experiments out of the history: each start with the end that belongs to it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from knowledge.model.events import Event, ExperimentEnded, ExperimentStarted


class Experiment(NamedTuple):
    """One experiment: ``started`` is not known where only its end was seen; ``followed`` is the next one's start."""

    started: ExperimentStarted | None
    ended: ExperimentEnded | None
    followed: date | None = None

    @property
    def until(self) -> date | None:
        """The end of its time box; none where the box would end before it starts."""
        start = self.started
        return start.until if start and start.until and start.until >= start.on else None

    def over(self, as_of: date) -> date | None:
        """The day on which it was over: it ended, its time box did, or another one took its place."""
        days = [self.ended.on] if self.ended else [day for day in (self.until, self.followed) if day]
        return min((day for day in days if day <= as_of), default=None)

    @property
    def decided(self) -> bool:
        """Whether it ended in an explicit keep, change or stop."""
        return self.ended is not None and self.ended.outcome is not None


def experiments(events: Iterable[Event]) -> list[Experiment]:
    """The experiments of every use case, from their starts and ends by day within each use case."""
    starts: dict[str, list[ExperimentStarted]] = defaultdict(list)
    ends: dict[str, list[ExperimentEnded]] = defaultdict(list)
    for event in events:
        if isinstance(event, ExperimentStarted):
            starts[event.use_case].append(event)
        elif isinstance(event, ExperimentEnded):
            ends[event.use_case].append(event)
    return [each for key in starts.keys() | ends for each in _paired(starts[key], ends[key])]


def _paired(starts: list[ExperimentStarted], ends: list[ExperimentEnded]) -> Iterable[Experiment]:
    """A start has the first end from its day on that comes no later than the next start."""
    left = list(ends)
    for place, start in enumerate(starts):
        following = starts[place + 1].on if place + 1 < len(starts) else None
        while left and left[0].on < start.on:
            yield Experiment(None, left.pop(0))
        own = left.pop(0) if left and (following is None or left[0].on <= following) else None
        yield Experiment(start, own, following)
    yield from (Experiment(None, end) for end in left)
