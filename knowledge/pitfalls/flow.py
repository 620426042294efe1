"""How work flows through a team: what is in progress, what begins and what ends."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from knowledge.history.fold import UseCaseState
from knowledge.model.events import Delisted, Registered, Relisted, StageChanged
from knowledge.model.portfolio import Stage
from knowledge.pitfalls.teams import UNFINISHED

Month = tuple[int, int]


def finished_on(state: UseCaseState) -> date | None:
    """The first day on which it went into use or was stopped."""
    ends = (state.reached[stage] for stage in (Stage.LIVE, Stage.STOPPED) if stage in state.reached)
    return min(ends, default=None)


def durations(states: Iterable[UseCaseState]) -> list[int]:
    """Days from start to finish of those that finished and whose start was seen, shortest first."""
    spans = []
    for state in states:
        end = finished_on(state)
        begun = [day for stage, day in state.reached.items() if stage in UNFINISHED]
        if end and begun and min(begun) <= end:
            spans.append((end - min(begun)).days)
    return sorted(spans)


def percentile(ordered: Sequence[int], share: float) -> float:
    """The value below which ``share`` of the ordered values lie, straight between neighbours. Needs one value."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


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


def _steps(state: UseCaseState) -> Iterable[tuple[date, int]]:
    """The days on which it came into progress (+1) or left it (−1)."""
    unfinished = counted = False
    listed = True
    for event in state.events:
        match event:
            case Registered():
                unfinished = event.record.stage in UNFINISHED
            case StageChanged():
                unfinished = event.stage in UNFINISHED
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


def inflow_run(states: Sequence[UseCaseState], as_of: date) -> list[tuple[Month, int, int]]:
    """The last complete months in a row in which more began than finished: month, begun, finished; oldest first."""
    begun = Counter(_month(day) for state in states if (day := state.started_on))
    ended = Counter(_month(day) for state in states if (day := finished_on(state)))
    month, run = _last_complete(as_of), []
    while begun[month] > ended[month]:
        run.append((month, begun[month], ended[month]))
        month = _before(month)
    return run[::-1]


def month_end(month: Month) -> date:
    """Its last day."""
    year, number = month
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(1)


def _month(day: date) -> Month:
    return day.year, day.month


def _last_complete(as_of: date) -> Month:
    month = _month(as_of)
    return month if (as_of + timedelta(1)).month != as_of.month else _before(month)


def _before(month: Month) -> Month:
    year, number = month
    return (year, number - 1) if number > 1 else (year - 1, 12)
