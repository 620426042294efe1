"""How work flows through a team: since when too much is in progress, and what begins against what ends."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.work import IN_PROGRESS, item_of
from knowledge.model.events import Delisted, Registered, Relisted, StageChanged
from knowledge.model.portfolio import Stage

Month = tuple[int, int]


def durations(snapshot: Snapshot) -> list[int]:
    """Known days from start to finish of the use cases that went into use or were stopped, shortest first."""
    items = (item for state in snapshot.states.values() if (item := item_of(state)))
    return sorted(item.days for item in items if item.finished and item.days is not None)


def all_dated(snapshot: Snapshot) -> bool:
    """Whether of everything that was finished it is known how long it took."""
    items = (item for state in snapshot.states.values() if (item := item_of(state)))
    return all(item.days is not None for item in items if item.finished)


def above_since(states: Iterable[UseCaseState], limit: int) -> date | None:
    """Since when, without a break, more than ``limit`` use cases are in progress; ``None`` where they are not."""
    steps: Counter[date] = Counter()
    for state in states:
        for on, step in _steps(state):
            steps[on] += step
    level, since = 0, None
    for on in sorted(steps):
        level += steps[on]
        since = (since or on) if level > limit else None
    return since


MOVES = ("registered", "stage_changed", "delisted", "relisted")


def _steps(state: UseCaseState) -> Iterable[tuple[date, int]]:
    """The days on which it came into progress (+1) or left it (−1)."""
    if state.straight:
        yield from _straight_steps(state.reached)
        return
    registered = unfinished = counted = False
    listed = True
    for event in state.events.of_kind(*MOVES):
        match event:
            case Registered() if not registered:
                registered = True
                unfinished = event.record.stage in IN_PROGRESS
            case StageChanged():
                unfinished = event.stage in IN_PROGRESS
            case Delisted():
                listed = False
            case Relisted():
                listed = True
            case _:
                continue
        counts = unfinished and listed
        if counts != counted:
            yield event.on, 1 if counts else -1
            counted = counts


def _straight_steps(reached: Mapping[Stage, date]) -> Iterable[tuple[date, int]]:
    counted = False
    for stage, on in reached.items():
        counts = stage in IN_PROGRESS
        if counts != counted:
            yield on, 1 if counts else -1
            counted = counts


def inflow_run(states: Sequence[UseCaseState], as_of: date) -> list[tuple[Month, int, int]]:
    """The last complete months in a row in which more began than finished: month, begun, finished; oldest first."""
    items = [item for state in states if (item := item_of(state))]
    begun = Counter(_month(item.start) for item in items if item.start_known)
    ended = Counter(_month(item.end) for item in items if item.finished and item.end and item.end_known)
    undated = max((item.end for item in items if item.finished and item.end and not item.end_known), default=date.min)
    month, run = _last_complete(as_of), []
    # What finished on a day that nobody knows may have finished in any month up to when it was first listed so.
    while begun[month] > ended[month] and _month(undated) < month:
        run.append((month, begun[month], ended[month]))
        month = _before(month)
    return run[::-1]


def month_end(month: Month) -> date:
    """Its last day."""
    return date(*month, monthrange(*month)[1])


def _month(day: date) -> Month:
    return day.year, day.month


def _last_complete(as_of: date) -> Month:
    month = _month(as_of)
    return month if as_of.day == monthrange(*month)[1] else _before(month)


def _before(month: Month) -> Month:
    year, number = month
    return (year, number - 1) if number > 1 else (year - 1, 12)
