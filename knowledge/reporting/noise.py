"""Whether a change is more than noise, by the method that fits the figure; where nothing can be said, that is said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Literal

from knowledge.measures.scope import earlier
from knowledge.measures.wilson import wilson
from knowledge.measures.xmr import limits
from knowledge.model.evidence import Fact
from knowledge.reporting.frame import CYCLE_DAYS, Frame

Verdict = Literal["signal", "routine", "unclear"]
LEAST_POINTS = 6
MOST_POINTS = 13


def by_history(
    frame: Frame,
    current: float,
    value_on: Callable[[Frame], float | None],
    every: int,
    then: Callable[[date], Frame] | None = None,
) -> Verdict:
    """Against the XmR limits of the values before and of their moving ranges, ``every`` so many days back.

    Not by runs: those say that a level has shifted for a while, not that this change is more than noise.

    A figure over a window of days is taken once a window: overlapping windows share most of their events, and
    limits out of them would call ordinary variation a signal. Fewer than six values say nothing. ``then`` is the
    frame of another day, for figures that look back on the same days.
    """
    then = then or partial(at, frame)
    step = max(CYCLE_DAYS, every)
    values: list[float] = []
    for steps in range(MOST_POINTS):
        day = earlier(frame.day_before, step * steps)
        value = value_on(past) if (past := then(day)).now.states else None
        if value is None:
            break
        values.insert(0, value)
    if len(values) < LEAST_POINTS:
        return "unclear"
    within = limits(values)
    outside = not within.lower <= current <= within.upper
    return "signal" if outside or abs(current - values[-1]) > within.range_limit else "routine"


def by_interval(now: Fact, before: Fact) -> Verdict:
    """Of two shares: whether their 95 % Wilson intervals leave no doubt that they differ."""
    ends = [_interval(each) for each in (now, before)]
    if ends[0] is None or ends[1] is None:
        return "unclear"
    (low, high), (earlier_low, earlier_high) = ends[0], ends[1]
    return "signal" if low > earlier_high or high < earlier_low else "routine"


def at(frame: Frame, day: date) -> Frame:
    """The same audience as it stood at the end of another day."""
    return replace(frame, span=frame.span.model_copy(update={"start": day, "end": day}))


def _interval(fact: Fact) -> tuple[float, float] | None:
    part, whole = fact.inputs.get("part"), fact.inputs.get("whole")
    if not isinstance(part, int) or not isinstance(whole, int) or whole <= 0:
        return None
    return wilson(part, whole)
