"""Experiments out of the history: each start with the end that belongs to it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
        if start is None or start.until is None or start.until < start.on:
            return None
        return start.until

    def over(self, as_of: date) -> date | None:
        """The day on which it was over: it ended, its time box did, or another one took its place."""
        if self.ended is not None:
            return self.ended.on if self.ended.on <= as_of else None
        days = [day for day in (self.until, self.followed) if day is not None and day <= as_of]
        return min(days, default=None)

    @property
    def decided(self) -> bool:
        """Whether it ended in an explicit keep, change or stop."""
        return self.ended is not None and self.ended.outcome is not None


def experiments(events: Iterable[Event], since: date = date.min) -> list[Experiment]:
    """The experiments of the use cases with any from ``since`` on, out of starts and ends by day within each."""
    tried = [event for event in events if isinstance(event, ExperimentStarted | ExperimentEnded)]
    late = {event.use_case for event in tried if _latest(event) >= since}
    if not late:
        return []
    starts: dict[str, list[ExperimentStarted]] = defaultdict(list)
    ends: dict[str, list[ExperimentEnded]] = defaultdict(list)
    for event in tried:
        if event.use_case not in late:
            continue
        if isinstance(event, ExperimentStarted):
            starts[event.use_case].append(event)
        else:
            ends[event.use_case].append(event)
    found: list[Experiment] = []
    for key in starts.keys() | ends:
        found += _paired(starts.get(key, ()), ends.get(key, ()))
    return found


def _latest(event: ExperimentStarted | ExperimentEnded) -> date:
    """The last day that the event says anything of."""
    if isinstance(event, ExperimentStarted) and event.until is not None:
        return max(event.on, event.until)
    return event.on


def _paired(starts: Sequence[ExperimentStarted], ends: Sequence[ExperimentEnded]) -> list[Experiment]:
    """A start has the first end from its day on that comes no later than the next start."""
    found: list[Experiment] = []
    place, last = 0, len(ends)
    for number, start in enumerate(starts, start=1):
        following = starts[number].on if number < len(starts) else None
        while place < last and ends[place].on < start.on:
            found.append(Experiment(None, ends[place]))
            place += 1
        if place < last and (following is None or ends[place].on <= following):
            found.append(Experiment(start, ends[place], following))
            place += 1
        else:
            found.append(Experiment(start, None, following))
    return found + [Experiment(None, end) for end in ends[place:]]
