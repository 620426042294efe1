"""The ratings as numbers: what every method of ranking computes with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion

Numbers = NDArray[np.float64]
Ranks = NDArray[np.int64]
Weights = Mapping[Criterion, float]
DEFAULT_WEIGHTS: Weights = MappingProxyType({Criterion.IMPACT: 0.4, Criterion.FEASIBILITY: 0.3, Criterion.URGENCY: 0.3})
CRITERIA = tuple(Criterion)


@dataclass(frozen=True, slots=True)
class Table:
    """n use cases: ``values`` n×3 from 1 to 5 in the order of Criterion, or many such draws at once; the rest n long.

    ``opportunity`` from 1 to 5 says how much other work a use case makes possible; ``reach`` the cases a year of
    its processes, NaN where unknown; ``confidence`` from 0 to 1 how much of what counts is known.
    """

    values: Numbers
    opportunity: Numbers
    reach: Numbers
    confidence: Numbers

    def with_value(self, row: int, column: int, value: float) -> "Table":
        """The same table with one rating changed."""
        values = self.values.copy()
        values[row, column] = value
        return replace(self, values=values)


def table_of(values: Sequence[Sequence[float]]) -> Table:
    """A table of ratings alone: nothing enabled, reach unknown, everything known."""
    numbers = np.asarray(values, dtype=np.float64).reshape(-1, len(CRITERIA))
    count = len(numbers)
    return Table(numbers, np.ones(count), np.full(count, np.nan), np.ones(count))


def weight_vector(weights: Weights) -> Numbers:
    """The weights in the order of Criterion, adding up to one. ValueError where they are no weights."""
    vector = np.array([weights[criterion] for criterion in CRITERIA], dtype=np.float64)
    if not np.isfinite(vector).all() or (vector < 0).any() or vector.sum() <= 0:
        raise ValueError("weights are numbers of zero or more, not all zero")
    shares: Numbers = vector / vector.sum()
    return shares


def columns(values: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The ratings of each criterion apart, each … × n."""
    return values[..., 0], values[..., 1], values[..., 2]


def size(feasibility: Numbers) -> Numbers:
    """The size of the job: what is most feasible is smallest."""
    sizes: Numbers = LOWEST + HIGHEST - feasibility
    return sizes
