"""Where the uncertainty of a mean comes from: other cases, or other repeats of the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from evals.statistics.items import Item


@dataclass(frozen=True, slots=True)
class Components:
    """``between`` cases ω², ``within`` a case over its repeats σ²."""

    between: float
    within: float


def variance_of_mean(between: float, within: float, repeats: float, cases: int) -> float:
    """Var(mean) = (ω² + σ²/K)/n (Miller 2024): more repeats take away the second part only. Cases independent."""
    if repeats <= 0 or cases <= 0:
        raise ValueError("a mean is over at least one repeat of at least one case")
    return (between + within / repeats) / cases


def components(items: Sequence[Item]) -> Components | None:
    """ω² and σ² as the items show them; None with fewer than two cases, or where no case was repeated."""
    within = [item.variance for item in items if item.variance is not None]
    if len(items) < 2 or not within:
        return None
    noise = fmean(within)
    seen = variance([item.mean for item in items])
    return Components(between=max(0.0, seen - noise * fmean(1 / item.repeats for item in items)), within=noise)


def share_of_repeats(items: Sequence[Item]) -> float | None:
    """The share of Var(mean) that more repeats would take away; None where no case was repeated or nothing varies."""
    found = components(items)
    if found is None:
        return None
    repeats = fmean(item.repeats for item in items)
    whole = variance_of_mean(found.between, found.within, repeats, len(items))
    return found.within / repeats / len(items) / whole if whole else None
