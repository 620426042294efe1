"""Calibration: is what is called 80 % sure right in 80 % of cases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from evals.metrics.measured import Measured, measured
from evals.metrics.metric import metric

BRIER = metric("brier", "Brier-score", "Brier score", better="lower")
ERROR = metric("calibration_error", "Kalibratiefout (ECE)", "Expected calibration error", better="lower", summed="set")
METRICS = (BRIER, ERROR)
BINS = 10


@dataclass(frozen=True, slots=True)
class Prediction:
    """How sure the system said it was, from 0 to 1, and whether it was right."""

    confidence: float
    correct: bool

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"{self.confidence} is no confidence between 0 and 1")


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the reliability curve: mean confidence and share right of ``n`` cases."""

    confidence: float
    correct: float
    n: int


def brier(prediction: Prediction) -> Measured:
    """(p − y)² of one case."""
    return measured((prediction.confidence - prediction.correct) ** 2)


def reliability(predictions: Sequence[Prediction], bins: int = BINS) -> tuple[Point, ...]:
    """The curve over bins of equal mass, lowest confidence first; equal confidences stay in one bin."""
    return tuple(
        Point(fmean(each.confidence for each in held), fmean(each.correct for each in held), len(held))
        for held in _equal_mass(predictions, bins)
    )


def calibration_error(predictions: Sequence[Prediction], bins: int = BINS) -> float | None:
    """ECE = Σ n_b/n·|right − confidence| over bins of equal mass; None without predictions."""
    points = reliability(predictions, bins)
    if not points:
        return None
    return sum(point.n * abs(point.correct - point.confidence) for point in points) / len(predictions)


def _equal_mass(predictions: Sequence[Prediction], bins: int) -> Iterator[list[Prediction]]:
    held: list[Prediction] = []
    seen = closed = 0
    ordered = sorted(predictions, key=lambda each: each.confidence)
    for _, equal in groupby(ordered, key=lambda each: each.confidence):
        held += equal
        seen = closed + len(held)
        # Bin b ends where b/bins of all have been seen.
        if seen * bins >= len(ordered) * (closed * bins // len(ordered) + 1):
            yield held
            held, closed = [], seen
    if held:
        yield held
