"""Time until something happens, where for some it has not happened yet: Kaplan–Meier and Aalen–Johansen.

Leaving out what is still open is the classic mistake: it makes an organisation look several times faster.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt


class End(StrEnum):
    """How an observation ended: with the event, still open, or by something after which it cannot come."""

    EVENT = "event"
    OPEN = "open"
    COMPETING = "competing"


@dataclass(frozen=True, slots=True)
class Observation:
    """``days`` from the start to the end, zero or more."""

    days: int
    end: End


@dataclass(frozen=True, slots=True)
class Step:
    """The curve from ``day`` until the next step; ``at_risk`` were not yet ended on the day before.

    ``survival`` is Kaplan–Meier's S(t), with a competing end taken as censoring, and ``error`` Greenwood's
    standard error of it. ``incidence`` is Aalen–Johansen's probability that the event has come by then.
    """

    day: int
    at_risk: int
    events: int
    survival: float
    error: float
    incidence: float


@dataclass(frozen=True, slots=True)
class Curve:
    """What ``n`` observations say; ``steps`` are the days on which something ended, in order."""

    n: int
    events: int
    steps: tuple[Step, ...]

    @property
    def median(self) -> int | None:
        """The first day with S(t) ≤ 0.5; ``None`` where the curve does not come that low."""
        return next((step.day for step in self.steps if step.survival <= 0.5), None)

    def at(self, day: int) -> Step | None:
        """The step that holds on ``day``; ``None`` before the first."""
        return next((step for step in reversed(self.steps) if step.day <= day), None)


def curve(observations: Iterable[Observation]) -> Curve:
    """The curves over all observations. Raises ValueError for a negative number of days."""
    ends = Counter((observation.days, observation.end) for observation in observations)
    days = sorted({day for day, _ in ends})
    if days and days[0] < 0:
        raise ValueError(f"an observation cannot end {-days[0]} days before it starts")
    at_risk = n = ends.total()
    survival, free, variance, incidence = 1.0, 1.0, 0.0, 0.0
    steps = []
    for day in days:
        events, competing = ends[day, End.EVENT], ends[day, End.COMPETING]
        incidence += free * events / at_risk
        free *= 1 - (events + competing) / at_risk
        survival *= 1 - events / at_risk
        if events < at_risk:
            variance += events / (at_risk * (at_risk - events))
        steps.append(Step(day, at_risk, events, survival, survival * sqrt(variance), incidence))
        at_risk -= events + competing + ends[day, End.OPEN]
    return Curve(n, sum(step.events for step in steps), tuple(steps))
