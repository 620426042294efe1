"""The XmR chart (Wheeler): is a value routine variation, or a signal that something changed?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, isfinite
from typing import Literal

from knowledge.errors import InvalidInput
from knowledge.measures import problems

Pattern = Literal["outside", "run", "near_limit"]
Side = Literal["high", "low"]

TO_LIMIT = 2.66
TO_RANGE_LIMIT = 3.268
RUN = 8
NEAR, OF = 3, 4
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Limits:
    """The centre line and the natural limits of values, and the limit of their moving ranges."""

    centre: float
    mean_range: float

    @property
    def lower(self) -> float:
        return self.centre - TO_LIMIT * self.mean_range

    @property
    def upper(self) -> float:
        return self.centre + TO_LIMIT * self.mean_range

    @property
    def range_limit(self) -> float:
        return TO_RANGE_LIMIT * self.mean_range


@dataclass(frozen=True, slots=True)
class Signal:
    """Values ``first`` to ``last``, counted from 0 and both included, that routine variation does not explain."""

    pattern: Pattern
    side: Side
    first: int
    last: int


def limits(values: Sequence[float]) -> Limits:
    """X̄ ± 2.66·mR̄ over values in order of time. Raises InvalidInput for fewer than two values or for no numbers."""
    if len(values) < 2:
        raise InvalidInput(problems.TOO_FEW_VALUES(), problems.MEASURE_MORE())
    if not all(isfinite(value) for value in values):
        raise InvalidInput(problems.NOT_NUMBERS(), problems.LEAVE_OUT())
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    return Limits(fsum(values) / len(values), fsum(ranges) / len(ranges))


def signals(values: Sequence[float], within: Limits) -> list[Signal]:
    """A point outside, 8 in a row on one side, 3 of 4 nearer a limit than the centre; in order of their last point."""
    sides: tuple[tuple[Side, int], ...] = (("high", 1), ("low", -1))
    found = (
        signal
        for side, sign in sides
        for signal in _on_side([sign * (value - within.centre) for value in values], side, within)
    )
    return sorted(found, key=lambda signal: (signal.last, signal.first))


def _on_side(off: Sequence[float], side: Side, within: Limits) -> Iterator[Signal]:
    """``off`` is how far each value lies from the centre, positive towards ``side``."""
    rounding = ROUNDING * max(1.0, abs(within.centre))
    limit = TO_LIMIT * within.mean_range + rounding
    nearer = TO_LIMIT * within.mean_range / 2 + rounding
    patterns: tuple[tuple[Pattern, int, int, Callable[[float], bool]], ...] = (
        ("outside", 1, 1, lambda value: value > limit),
        ("run", RUN, RUN, lambda value: value > rounding),
        ("near_limit", OF, NEAR, lambda value: value > nearer),
    )
    for pattern, span, needed, counts in patterns:
        hits = [counts(value) for value in off]
        for first in range(len(hits) - span + 1):
            if sum(hits[first : first + span]) >= needed:
                yield Signal(pattern, side, first, first + span - 1)
