"""Health: how far something is against how far it should be, by Cascade's thresholds."""

from collections.abc import Iterable
from enum import Enum
from statistics import fmean

ON_TRACK, BEHIND = 95.0, 85.0


class Health(Enum):
    """Where something stands; what nobody tracks, and what need not have begun, are neither good nor bad."""

    ON_TRACK = "on_track"
    BEHIND = "behind"
    AT_RISK = "at_risk"
    NOT_STARTED = "not_started"
    NOT_TRACKED = "not_tracked"


def score(actual: float, expected: float) -> float | None:
    """100 · actual / expected, from 0 to 100; ``None`` where nothing is expected yet."""
    return min(100.0, max(0.0, 100 * actual / expected)) if expected > 0 else None


def progress(start: float, current: float, target: float) -> float | None:
    """The share of the way from start to target that is done, whether the figure should rise or fall.

    Below 0 where it went the wrong way; ``None`` where there is no way to go.
    """
    return (current - start) / (target - start) if target != start else None


def mean(scores: Iterable[float | None]) -> float | None:
    """The mean of the scores that there are; ``None`` where there are none."""
    known = [each for each in scores if each is not None]
    return fmean(known) if known else None


def health_of(score: float | None, *, tracked: bool = True) -> Health:
    """[95, ∞) is on track, [85, 95) behind, below that at risk; nothing expected yet is not started."""
    if not tracked:
        return Health.NOT_TRACKED
    if score is None:
        return Health.NOT_STARTED
    if score >= ON_TRACK:
        return Health.ON_TRACK
    return Health.BEHIND if score >= BEHIND else Health.AT_RISK
