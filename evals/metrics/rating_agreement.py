"""Agreement of ratings with people's, beside the agreement of people with each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.metrics.metric import metric
from knowledge.scoring.agreement import weighted_kappa
from knowledge.scoring.rating import HIGHEST, LOWEST
from knowledge.scoring.table import Numbers

KAPPA = metric("rating_kappa", "Overeenstemming met mensen (κ)", "Agreement with people (κ)", summed="set", worst=-1.0)
SPEARMAN = metric(
    "rating_spearman", "Zelfde volgorde als mensen (ρ)", "Same order as people (ρ)", summed="set", worst=-1.0
)
METRICS = (KAPPA, SPEARMAN)


@dataclass(frozen=True, slots=True)
class Agreement:
    """κ and ρ of ``n`` ratings; None where they cannot be told: nothing rated, or ρ of ratings without any order."""

    kappa: float | None
    rho: float | None
    n: int


def rating_agreement(person: Sequence[int], system: Sequence[int | None]) -> Agreement:
    """How far the system rates as a person does. Where it failed to rate it counts as farthest off.

    The person–person ceiling is the same figure of two persons. ValueError where their number differs.
    """
    if len(person) != len(system):
        raise ValueError("both have to rate the same things")
    rated = [farthest(one) if other is None else other for one, other in zip(person, system, strict=True)]
    return Agreement(weighted_kappa(person, rated), spearman(person, rated), len(person))


def farthest(rating: int) -> int:
    """The rating that is farthest off."""
    return LOWEST if rating - LOWEST >= HIGHEST - rating else HIGHEST


def spearman(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Spearman's ρ: Pearson's correlation of the mean ranks, which is right with ties; None without any order."""
    if len(one) != len(other):
        raise ValueError("both have to rate the same things")
    first, second = (_centred(_mean_ranks(each)) for each in (one, other))
    norm = float(np.sqrt((first @ first) * (second @ second)))
    return float(first @ second) / norm if norm else None


def _mean_ranks(values: Sequence[float]) -> Numbers:
    _, places, counts = np.unique(np.asarray(values, dtype=np.float64), return_inverse=True, return_counts=True)
    ranks: Numbers = (np.cumsum(counts) - (counts - 1) / 2)[places]
    return ranks


def _centred(values: Numbers) -> Numbers:
    centred: Numbers = values - values.mean() if len(values) else values
    return centred
