"""Rating error: how many steps a rating is off."""

from evals.metrics.measured import Measured, measured
from evals.metrics.metric import metric
from knowledge.scoring.rating import HIGHEST, LOWEST

METRIC = metric(
    "rating_error",
    "Afwijking van het oordeel van mensen",
    "Distance to people's ratings",
    better="lower",
    kind="continuous",
    worst=float(HIGHEST - LOWEST),
)


def rating_error(person: int, system: int) -> Measured:
    """|person − system| in steps of the scale from 1 to 5."""
    return measured(float(abs(person - system)))
