"""Barrier: does the coach work on the element of ADKAR that holds up the rest."""

from evals.metrics.measured import Measured, measured
from evals.metrics.metric import metric

METRIC = metric("barrier_found", "Juiste drempel (ADKAR)", "Right barrier (ADKAR)", kind="binary")


def barrier_found(expected: str | None, found: str | None) -> Measured:
    """1 where both name the same element, or both none."""
    return measured(float(expected == found))
