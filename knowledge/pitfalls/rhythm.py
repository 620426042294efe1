"""The rhythm of a team: the days on which it looked back on an experiment, and the gaps between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.xmr import Limits, limits, signals
from knowledge.model.events import ExperimentStarted
from knowledge.pitfalls.teams import TeamView

RESOLUTION = 1.0
Trial = tuple[str, date]
"""The kind of something that belongs to trying, and its day."""


def pair_days(view: TeamView) -> list[date]:
    """The days on which the team reflected on an experiment: one that ran, or ended since the reflection before."""
    trials = [state.events.days_of(*TRIAL) for state in view.states]
    histories = [*trials, _own_history(view, trials)]
    return sorted({day for events in histories for day in _pairs(events)})


def _own_history(view: TeamView, trials: Iterable[Sequence[Trial]]) -> list[Trial]:
    """Reflections of the team itself, among the experiments of all its use cases."""
    reflections = [(event.kind, event.on) for event in view.general if event.kind == "reflection"]
    if not reflections:
        return []
    tried = [trial for own in trials for trial in own if trial[0] in EXPERIMENT]
    return sorted([*tried, *reflections], key=lambda trial: (trial[1], trial[0] == "reflection"))


EXPERIMENT = frozenset({"experiment_started", "experiment_ended"})
TRIAL = (*EXPERIMENT, "reflection")


def _pairs(trials: Iterable[Trial]) -> Iterable[date]:
    tried = running = False
    for kind, on in trials:
        if kind == "experiment_started":
            tried = running = True
        elif kind == "experiment_ended":
            tried, running = True, False
        elif kind == "reflection" and tried:
            yield on
            tried = running


def experiments_recorded(snapshot: Snapshot) -> bool:
    """Whether anybody records experiments at all."""
    return not EXPERIMENT.isdisjoint(snapshot.by_kind)


@dataclass(frozen=True, slots=True)
class Unreflected:
    """An experiment that ended, or whose time box ran out, on ``on`` and that nobody looked back on."""

    use_case: str
    on: date
    closed: bool


def unreflected(state: UseCaseState, as_of: date, within: int) -> Unreflected | None:
    """The last experiment of a use case, where it has been over for more than ``within`` days without a reflection."""
    trials = state.events.days_of(*TRIAL)
    last = next((place for place in reversed(range(len(trials))) if trials[place][0] in EXPERIMENT), None)
    if last is None:
        return None
    (kind, on), reflected = trials[last], [day for _, day in trials[last + 1 :]]
    closed = kind == "experiment_ended"
    ended = on if closed else _box_ends(state)
    if ended is None or any(closed or ended <= day for day in reflected):
        return None
    return Unreflected(state.id, ended, closed=closed) if (as_of - ended).days > within else None


def _box_ends(state: UseCaseState) -> date | None:
    """The end of the time box of the last experiment that started."""
    started = state.events[state.events.places("experiment_started")[-1]]
    return started.until if isinstance(started, ExperimentStarted) else None


def routine(gaps: Sequence[int]) -> Limits:
    """The XmR limits of gaps in whole days: variation of less than a day cannot be seen (Wheeler's chunky data).

    Without that a team that never missed its day would be beyond routine when it meets a day later.
    """
    within = limits(gaps)
    return replace(within, mean_range=max(within.mean_range, RESOLUTION))


def drift(days: Sequence[date], least: int, recent: int) -> date | None:
    """Since when the last ``recent`` gaps show a signal of longer gaps, with at least ``least`` gaps in all.

    The gaps are charted again without the newest, the two newest and so on, to see since when it was visible.
    """
    if not _signals_now(days, least, recent):
        return None
    first = len(days)
    while _signals_now(days[: first - 1], least, recent):
        first -= 1
    return beyond(days[: first - 1], least, days[first - 1]) or days[first - 1]


def gaps_of(days: Sequence[date]) -> list[int]:
    """The days between each and the next."""
    return [(later - earlier).days for earlier, later in pairwise(days)]


def _signals_now(days: Sequence[date], least: int, recent: int) -> bool:
    gaps = gaps_of(days)
    if len(gaps) < max(least, 2):
        return False
    within = routine(gaps)
    if gaps[-1] <= within.centre:
        return False
    high = (signal for signal in signals(gaps, within) if signal.side == "high")
    return any(signal.last >= len(gaps) - recent for signal in high)


def beyond(days: Sequence[date], least: int, as_of: date) -> date | None:
    """The day since which the open gap is longer than routine: what is open is what it will be at least."""
    gaps = gaps_of(days)
    if len(gaps) < max(least, 2):
        return None
    longest = int(routine(gaps).upper)
    return days[-1] + timedelta(longest + 1) if (as_of - days[-1]).days > longest else None
