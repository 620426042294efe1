"""How many leaders use AI themselves, as the leadership rule counts it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from knowledge.history.portfolio import Snapshot
from knowledge.measures.wilson import wilson
from knowledge.model.events import LeadershipSignal, Signal
from knowledge.pitfalls.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Adoption:
    """Of ``leaders`` with known use in the window, how many are ``adopters``; the share's 95 % Wilson interval."""

    adopters: int
    leaders: int
    lower: float
    upper: float
    since: date


def adoption(snapshot: Snapshot, thresholds: Thresholds) -> Adoption:
    """Leaders with own use on enough of the working days reported within the window, as of the last report."""
    used: defaultdict[str, int] = defaultdict(int)
    worked: defaultdict[str, int] = defaultdict(int)
    last = date.min
    for event in snapshot.general:
        recent = (snapshot.as_of - event.on).days < thresholds.leadership_days
        if recent and isinstance(event, LeadershipSignal) and event.signal == Signal.OWN_USE:
            if event.days is None or event.working_days is None:
                continue
            used[event.leader] += event.days
            worked[event.leader] += event.working_days
            last = max(last, event.on)
    adopters = sum(used[leader] >= thresholds.own_use_share * days for leader, days in worked.items())
    lower, upper = wilson(adopters, len(worked))
    return Adoption(adopters, len(worked), lower, upper, last)
