"""The interval of a figure that is no mean of cases (κ, ρ, ECE, a pooled F): leave out one document after the other."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from math import sqrt
from statistics import fmean
from typing import TypeVar

from evals.statistics.clustered import Estimate, critical

T = TypeVar("T")


def jackknife(clusters: Mapping[str, Sequence[T]], figure: Callable[[Sequence[T]], float | None]) -> Estimate | None:
    """``figure`` over all rows, with the delete-one-cluster error SE² = (G−1)/G·Σ(θ₋g − θ̄)² and t(G−1).

    None where the figure cannot be told. Without an error where it cannot be told without one of the clusters.
    """
    rows = list(chain.from_iterable(clusters.values()))
    whole = figure(rows)
    if whole is None:
        return None
    left = [figure(_without(clusters, name)) for name in clusters] if len(clusters) > 1 else []
    known = [each for each in left if each is not None]
    error = _error(known) if known and len(known) == len(left) else None
    reach = None if error is None else critical(len(clusters)) * error
    return Estimate(
        mean=whole,
        n=len(rows),
        clusters=len(clusters),
        error=error,
        low=None if reach is None else whole - reach,
        high=None if reach is None else whole + reach,
        method="cluster jackknife",
    )


def _without(clusters: Mapping[str, Sequence[T]], name: str) -> list[T]:
    return [row for other, rows in clusters.items() if other != name for row in rows]


def _error(left: Sequence[float]) -> float:
    centre, count = fmean(left), len(left)
    return sqrt((count - 1) / count * sum((each - centre) ** 2 for each in left))
