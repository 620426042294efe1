"""One figure out of the cases of one metric, with the count of every status."""

from collections import Counter
from collections.abc import Sequence

from evals.metrics.measured import Measured
from evals.metrics.metric import Metric
from knowledge.model.base import Frozen


class Summary(Frozen):
    """``value`` over the ``measured`` and ``failed`` cases; None where there are neither."""

    metric: str
    value: float | None
    measured: int
    failed: int
    not_applicable: int
    unparsable: int


def summarise(metric: Metric, results: Sequence[Measured]) -> Summary:
    """A failed case counts as the worst; one that does not apply or cannot be read only stands in its count.

    ValueError for a metric of a whole set, which its own function sums up.
    """
    if metric.summed == "set":
        raise ValueError(f"{metric.name} is computed over all cases at once")
    scored = [(score, each.weight) for each in results if (score := metric.score(each)) is not None]
    weights = [weight if metric.summed == "pooled" else 1.0 for _, weight in scored]
    total = sum(score * weight for (score, _), weight in zip(scored, weights, strict=True))
    count = Counter(each.status for each in results)
    return Summary(
        metric=metric.name,
        value=total / sum(weights) if scored else None,
        measured=count["ok"],
        failed=count["failed"],
        not_applicable=count["not_applicable"],
        unparsable=count["unparsable"],
    )
