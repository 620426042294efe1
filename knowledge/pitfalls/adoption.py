"""How many leaders use AI themselves: the figure of the measure, with what the leadership rule needs beside it."""

from dataclasses import dataclass
from datetime import date

from knowledge.history.portfolio import Snapshot
from knowledge.measures.leadership_adoption import leadership
from knowledge.measures.wilson import wilson
from knowledge.model.events import LeadershipSignal, Signal


@dataclass(frozen=True, slots=True)
class Adoption:
    """Of ``leaders`` with known use ``adopters`` use AI enough; with the 95 % Wilson interval and the last report."""

    adopters: int
    leaders: int
    lower: float
    upper: float
    reported_on: date


def adoption(snapshot: Snapshot) -> Adoption:
    """Leadership adoption as the KPI counts it, over all teams together."""
    users = [uses for team in leadership(snapshot).users.values() for uses in team]
    reports = (
        event.on
        for event in snapshot.by_kind.of("leadership_signal")
        if isinstance(event, LeadershipSignal) and event.signal is Signal.OWN_USE
    )
    lower, upper = wilson(sum(users), len(users))
    return Adoption(sum(users), len(users), lower, upper, max(reports, default=snapshot.as_of))
