"""How sure a ranking is: ratings and weights are drawn again and again, and the places counted."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.scoring.correlation import Signs, pairs, taus_of
from knowledge.scoring.methods import Method
from knowledge.scoring.ranks import UNRANKED, ranks
from knowledge.scoring.table import CRITERIA, Numbers, Ranks, Table

DRAWS = 500
LEVEL = 0.90
CONCENTRATION = 50.0
MOST_NUMBERS = 50_000_000
MOST_AT_ONCE = 300_000
"""Draws are computed together, as many as stay within a processor's cache."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What the raters leave open: the lowest and the highest rating that each might have been, both n×3."""

    low: Numbers
    high: Numbers


@dataclass(frozen=True)
class Stability:
    """The places in every draw (draws × n, 0 where unranked), and Kendall's τ of each draw to the base ranking."""

    places: NDArray[np.int32]
    taus: tuple[float, ...]

    def intervals(self, level: float = LEVEL) -> tuple[Ranks, Ranks]:
        """The best and the worst place of each in the middle ``level`` of the draws."""
        outside = (1 - level) / 2
        low = np.quantile(self.places, outside, axis=0, method="inverted_cdf")
        high = np.quantile(self.places, 1 - outside, axis=0, method="inverted_cdf")
        return low.astype(np.int64), high.astype(np.int64)

    def top(self, places: int) -> Numbers:
        """P(rank ≤ ``places``) of each."""
        inside = (self.places <= places) & (self.places != UNRANKED)
        return np.asarray(inside.mean(axis=0), dtype=np.float64)

    @property
    def tau(self) -> float | None:
        """The mean over the draws: 1 where no draw ranks differently; None where nothing can be ranked."""
        return float(np.mean(self.taus)) if self.taus else None


def stability(
    table: Table, spread: Spread, weights: Numbers, method: Method, rng: np.random.Generator, draws: int = DRAWS
) -> Stability:
    """Ratings are drawn from triangles over the raters' spread with the rating that counts as the top, weights
    from a Dirichlet distribution around the given ones. Fewer draws, but at least 100, of very many use cases."""
    count = len(table.values)
    wanted = max(100, min(draws, MOST_NUMBERS // max(count, 1)))
    first, second = pairs(count, rng)
    order = _order(ranks(method.score(table, weights)), first, second)
    places = np.empty((wanted, count), dtype=np.int32)
    taus: list[float] = []
    at_once = max(1, MOST_AT_ONCE // max(count * len(CRITERIA), len(first), 1))
    for begin in range(0, wanted, at_once):
        some = places[begin : begin + at_once]
        drawn = replace(table, values=_ratings(table, spread, len(some), rng))
        some[:] = ranks(method.score(drawn, _weights(weights, len(some), rng)))
        taus += taus_of(order, _order(some, first, second))
    return Stability(places, tuple(taus))


def _order(places: Ranks | NDArray[np.int32], first: Ranks, second: Ranks) -> Signs:
    signs: Signs = np.sign(places[..., first] - places[..., second]).astype(np.float32)
    return signs


def _ratings(table: Table, spread: Spread, draws: int, rng: np.random.Generator) -> Numbers:
    """draws × n × 3, by the inverse of the triangular distribution function, which unlike numpy's own takes a width
    of zero."""
    low, mode, high = spread.low, table.values, spread.high
    width = high - low
    chance = rng.random((draws, *low.shape))
    turn = np.divide(mode - low, width, out=np.zeros_like(low), where=width > 0)
    rising = low + np.sqrt(chance * width * (mode - low))
    falling = high - np.sqrt((1 - chance) * width * (high - mode))
    return np.where(chance < turn, rising, falling)


def _weights(weights: Numbers, draws: int, rng: np.random.Generator) -> Numbers:
    drawn = np.zeros((draws, len(weights)))
    counted = weights > 0
    drawn[:, counted] = rng.dirichlet(weights[counted] * CONCENTRATION, draws)
    return drawn


def distinguishable(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two rank intervals leave no doubt about the order."""
    return one[1] < other[0] or other[1] < one[0]
