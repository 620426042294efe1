"""The one list of metrics. Every one is reported per language."""

from evals.metrics import (
    abstention,
    attack_success,
    barrier,
    behaviour,
    calibration,
    citation_precision,
    citation_recall,
    forbidden_facts,
    gold_citations,
    groundedness,
    language_purity,
    locator_accuracy,
    nugget_recall,
    numeric_faithfulness,
    parity,
    passage_recall,
    pitfall_detection,
    rating_agreement,
    rating_error,
    reciprocal_rank,
)
from evals.metrics.metric import Metric
from knowledge.errors import NotFound

METRICS: tuple[Metric, ...] = (
    citation_recall.METRIC,
    citation_precision.METRIC,
    *gold_citations.METRICS,
    locator_accuracy.METRIC,
    groundedness.METRIC,
    nugget_recall.METRIC,
    forbidden_facts.METRIC,
    numeric_faithfulness.METRIC,
    passage_recall.METRIC,
    reciprocal_rank.METRIC,
    *abstention.METRICS,
    *pitfall_detection.METRICS,
    rating_error.METRIC,
    *rating_agreement.METRICS,
    *calibration.METRICS,
    barrier.METRIC,
    *behaviour.METRICS,
    *parity.METRICS,
    language_purity.METRIC,
    attack_success.METRIC,
)
BY_NAME = {metric.name: metric for metric in METRICS}


def metric_named(name: str) -> Metric:
    """The metric of this name; NotFound, naming those that there are, where there is none."""
    if name not in BY_NAME:
        raise NotFound(f"There is no metric called {name}.", f"Choose one of: {', '.join(BY_NAME)}.")
    return BY_NAME[name]
