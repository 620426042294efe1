"""How far a judge labels as people do."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.measures.wilson import wilson
from knowledge.scoring.agreement import weighted_kappa

LEAST_LABELS = 100


@dataclass(frozen=True, slots=True)
class Validation:
    """A judge's yes-or-no labels against people's: agreement with its Wilson interval, κ, and both kinds of error.

    ``calibrated`` from a hundred labels on; before that every figure of the judge is marked uncalibrated.
    """

    labels: int
    agreement: float | None
    low: float
    high: float
    kappa: float | None
    sensitivity: float | None
    specificity: float | None

    @property
    def calibrated(self) -> bool:
        return self.labels >= LEAST_LABELS


def validation(people: Sequence[bool], judge: Sequence[bool | None]) -> Validation:
    """Over the labels that the judge gave in readable form, of one language. ValueError where the numbers differ."""
    if len(people) != len(judge):
        raise ValueError("people and judge have to label the same cases")
    both = [(person, label) for person, label in zip(people, judge, strict=True) if label is not None]
    right = sum(person == label for person, label in both)
    low, high = wilson(right, len(both))
    return Validation(
        labels=len(both),
        agreement=right / len(both) if both else None,
        low=low,
        high=high,
        kappa=weighted_kappa([1 + person for person, _ in both], [1 + label for _, label in both], categories=2),
        sensitivity=_share([label for person, label in both if person]),
        specificity=_share([not label for person, label in both if not person]),
    )


def _share(labels: Sequence[bool]) -> float | None:
    return sum(labels) / len(labels) if labels else None
