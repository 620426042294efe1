"""How alike two rankings are: Kendall's τ-b."""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from knowledge.scoring.table import Numbers, Ranks

MOST_PAIRS = 10_000
Signs = NDArray[np.float32]
"""The order of each pair: −1, 0 or 1."""


def kendall_tau(one: Numbers | Ranks, other: Numbers | Ranks, rng: np.random.Generator) -> float | None:
    """From −1 for opposite to 1 for the same order, ties taken into account (τ-b); None where one has no order.

    Exact up to 141 items; above that estimated on 10,000 pairs drawn by ``rng``.
    """
    first, second = pairs(len(one), rng)
    return tau_of(np.sign(one[first] - one[second]), np.sign(other[first] - other[second]))


def pairs(count: int, rng: np.random.Generator) -> tuple[Ranks, Ranks]:
    """The places of both items of every pair, or of 10,000 of them where there are more."""
    if count * (count - 1) // 2 <= MOST_PAIRS:
        first, second = np.triu_indices(count, k=1)
        return first.astype(np.int64), second.astype(np.int64)
    first = rng.integers(0, count, MOST_PAIRS)
    second = (first + rng.integers(1, count, MOST_PAIRS)) % count
    return first, second


def taus_of(one: Signs, others: Signs) -> list[float]:
    """That of one ranking to each of many (many × pairs), but for those without an order."""
    norms = np.sqrt(np.count_nonzero(one) * np.count_nonzero(others, axis=1))
    alike = (others @ one.astype(np.float32)).astype(np.float64)
    return [float(each) for each in alike[norms > 0] / norms[norms > 0]]


def tau_of(one: Numbers | Ranks, other: Numbers | Ranks) -> float | None:
    """The same from the order of each pair in both rankings: −1, 0 or 1."""
    norm = sqrt(float((one * one).sum()) * float((other * other).sum()))
    return float((one * other).sum()) / norm if norm else None
