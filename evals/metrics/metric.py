"""What a metric is called, which way is better, and how its cases are summed up."""

from typing import Literal

from evals.metrics.measured import Measured
from knowledge.model.base import Frozen
from knowledge.pitfalls.finding import Bilingual

Better = Literal["higher", "lower"]
Kind = Literal["binary", "rate", "continuous"]
Summing = Literal["mean", "pooled", "set"]


class Metric(Frozen):
    """An entry of the catalogue. Every metric is reported per language.

    ``kind``: a case scores 0 or 1, a share of 0 to 1, or any number. ``summed``: ``mean`` gives every case the same
    weight, ``pooled`` adds up parts and wholes, ``set`` has no value per case and is computed over all of them by the
    metric's own function. ``worst`` is what a failed case scores.
    """

    name: str
    labels: Bilingual
    better: Better = "higher"
    kind: Kind = "rate"
    summed: Summing = "mean"
    worst: float = 0.0

    def score(self, result: Measured) -> float | None:
        """What the case counts for: its value, the worst where it failed, None where it does not count."""
        return self.worst if result.status == "failed" else result.value


def metric(
    name: str,
    nl: str,
    en: str,
    *,
    better: Better = "higher",
    kind: Kind = "rate",
    summed: Summing = "mean",
    worst: float | None = None,
) -> Metric:
    """An entry; without ``worst`` a failed case scores 0 where higher is better, and 1 where lower is."""
    lowest = 0.0 if better == "higher" else 1.0
    return Metric(
        name=name,
        labels=Bilingual(nl=nl, en=en),
        better=better,
        kind=kind,
        summed=summed,
        worst=lowest if worst is None else worst,
    )
