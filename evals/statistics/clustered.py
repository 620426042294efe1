"""A mean with a standard error that knows that cases of one source document are alike."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from evals.statistics.items import Item

CONFIDENCE = 0.95
ALPHA = 1 - CONFIDENCE


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over ``n`` cases in ``clusters``, its standard error and its 95 % interval.

    With fewer than two clusters the error cannot be told: then it and the interval are None.
    """

    mean: float
    n: int
    clusters: int
    error: float | None
    low: float | None
    high: float | None
    method: str


def cluster_error(values: Sequence[float], clusters: Sequence[str]) -> float | None:
    """SE = √(G/(G−1)·Σ_g(Σ_{i∈g}(dᵢ−d̄))²)/n (Miller 2024, with the finite-cluster factor); None where G < 2."""
    centre = fmean(values)
    sums: dict[str, float] = defaultdict(float)
    for value, cluster in zip(values, clusters, strict=True):
        sums[cluster] += value - centre
    count = len(sums)
    if count < 2:
        return None
    return sqrt(count / (count - 1) * sum(total * total for total in sums.values())) / len(values)


def critical(clusters: int) -> float:
    """The two-sided 95 % quantile of t(G−1)."""
    from scipy.special import stdtrit

    return float(stdtrit(clusters - 1, (1 + CONFIDENCE) / 2))


def clustered_mean(items: Sequence[Item]) -> Estimate | None:
    """The mean of all items with its t(G−1) interval; None without items."""
    if not items:
        return None
    mean = fmean(item.mean for item in items)
    groups = [item.cluster for item in items]
    count = len(set(groups))
    error = cluster_error([item.mean for item in items], groups)
    reach = None if error is None else critical(count) * error
    return Estimate(
        mean=mean,
        n=len(items),
        clusters=count,
        error=error,
        low=None if reach is None else mean - reach,
        high=None if reach is None else mean + reach,
        method="cluster t",
    )
