"""Weights out of pairwise comparisons: the analytic hierarchy process (Saaty 1980)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.errors import InvalidInput
from knowledge.scoring import problems

RANDOM_INDEX = {3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45, 10: 1.49}
ACCEPTABLE = 0.10
SCALE = 9.0


@dataclass(frozen=True, slots=True)
class Ahp:
    """Weights adding up to one, and how consistent the comparisons are: CI = (λmax−n)/(n−1), CR = CI/RI."""

    weights: tuple[float, ...]
    lambda_max: float
    consistency_index: float
    consistency_ratio: float

    @property
    def consistent(self) -> bool:
        """Whether the comparisons contradict each other little enough to be used without a warning."""
        return self.consistency_ratio <= ACCEPTABLE


def ahp(comparisons: Sequence[Sequence[float]]) -> Ahp:
    """The weights of n criteria; ``comparisons[i][j]`` says how many times i matters as much as j, from 1/9 to 9.

    Raises InvalidInput for what is no such matrix of 2 to 10 criteria.
    """
    matrix = _checked(comparisons)
    count = len(matrix)
    values, vectors = np.linalg.eig(matrix)
    principal = int(np.argmax(values.real))
    weights = np.abs(vectors[:, principal].real)
    largest = float(values[principal].real)
    index = max(0.0, (largest - count) / (count - 1))
    ratio = index / RANDOM_INDEX[count] if count in RANDOM_INDEX else 0.0
    return Ahp(tuple(float(each) for each in weights / weights.sum()), largest, index, ratio)


def _checked(comparisons: Sequence[Sequence[float]]) -> np.ndarray:
    count = len(comparisons)
    if not 2 <= count <= max(RANDOM_INDEX) or any(len(row) != count for row in comparisons):
        raise InvalidInput(problems.NO_MATRIX(), problems.EACH_WITH_EACH(most=max(RANDOM_INDEX)))
    matrix = np.asarray(comparisons, dtype=np.float64)
    low, high = 1 / SCALE - 1e-9, SCALE + 1e-9
    if not np.isfinite(matrix).all() or (matrix < low).any() or (matrix > high).any():
        raise InvalidInput(problems.OUTSIDE_SCALE(), problems.SCALE_MEANS())
    if not np.allclose(matrix * matrix.T, 1.0, rtol=1e-2):
        raise InvalidInput(problems.NO_MIRROR(), problems.MIRROR_HINT())
    return matrix
