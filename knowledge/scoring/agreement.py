"""Whether raters agree enough for their ratings to be used."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.scoring.rating import HIGHEST
from knowledge.scoring.table import Numbers

USABLE = 0.67


def usable(agreement: float | None) -> bool:
    """Whether an agreement is enough to go on; one that cannot be computed is not."""
    return agreement is not None and agreement >= USABLE


def weighted_kappa(one: Sequence[int], other: Sequence[int], categories: int = HIGHEST) -> float | None:
    """Quadratic-weighted κ = 1 − Σw·O/Σw·E of two raters, wᵢⱼ = (i−j)²/(k−1)² (Cohen 1968).

    ``one`` and ``other`` rate the same things from 1 to ``categories``. 1 where they agree on everything, also
    where all ratings are equal; None without ratings. ValueError where their number differs.
    """
    if len(one) != len(other):
        raise ValueError("both raters have to rate the same things")
    if not one:
        return None
    observed = np.zeros((categories, categories))
    np.add.at(observed, (np.asarray(one) - 1, np.asarray(other) - 1), 1.0)
    expected = np.outer(observed.sum(axis=1), observed.sum(axis=0)) / observed.sum()
    steps = np.arange(categories)
    weights = (steps[:, None] - steps[None, :]) ** 2 / (categories - 1) ** 2
    by_chance = float((weights * expected).sum())
    return 1.0 - float((weights * observed).sum()) / by_chance if by_chance else 1.0


def krippendorff_alpha(ratings: Sequence[Sequence[int | None]], categories: int = HIGHEST) -> float | None:
    """Krippendorff's α for ordinal ratings of any number of raters: a row per rater, a column per thing rated,
    None where somebody did not rate.

    1 where all agree on everything, 0 for chance; None where no thing was rated twice.
    """
    coincidences = _coincidences(ratings, categories)
    total = float(coincidences.sum())
    if total == 0:
        return None
    margins = coincidences.sum(axis=0)
    distance = _ordinal_distance(margins)
    observed = float((coincidences * distance).sum()) / total
    expected = float((np.outer(margins, margins) * distance).sum()) / (total * (total - 1))
    return 1.0 - observed / expected if expected else 1.0


def _coincidences(ratings: Sequence[Sequence[int | None]], categories: int) -> Numbers:
    found = np.zeros((categories, categories))
    for things in zip(*ratings, strict=True):
        values = [value - 1 for value in things if value is not None]
        if len(values) < 2:
            continue
        counts = np.bincount(values, minlength=categories).astype(np.float64)
        found += (np.outer(counts, counts) - np.diag(counts)) / (len(values) - 1)
    return found


def _ordinal_distance(margins: Numbers) -> NDArray[np.float64]:
    """δ²(c,k) = (Σ n_g for g from c to k, minus half of n_c and n_k)²."""
    upto = np.cumsum(margins)
    steps = np.arange(len(margins))
    between = np.abs(upto[:, None] - upto[None, :]) + margins[np.minimum.outer(steps, steps)]
    distance: NDArray[np.float64] = (between - (margins[:, None] + margins[None, :]) / 2) ** 2
    np.fill_diagonal(distance, 0.0)
    return distance
