"""Abstention: not answering what cannot be answered, and answering the rest."""

from evals.metrics.measured import Measured, measured, not_applicable
from evals.metrics.metric import metric

RECALL = metric("abstention_recall", "Onbeantwoordbaar en niet beantwoord", "Abstention recall", kind="binary")
PRECISION = metric("abstention_precision", "Terecht niet beantwoord", "Abstention precision", kind="binary")
OVER_REFUSAL = metric(
    "over_refusal", "Beantwoordbaar maar niet beantwoord", "Over-refusal", kind="binary", better="lower"
)
METRICS = (RECALL, PRECISION, OVER_REFUSAL)


def abstention_recall(*, answerable: bool, abstained: bool) -> Measured:
    """Of the unanswerable questions, those that were not answered."""
    return not_applicable("the question can be answered") if answerable else measured(float(abstained))


def abstention_precision(*, answerable: bool, abstained: bool) -> Measured:
    """Of the questions that were not answered, those that cannot be."""
    return measured(float(not answerable)) if abstained else not_applicable("the question was answered")


def over_refusal(*, answerable: bool, abstained: bool) -> Measured:
    """Of the answerable questions, those that were not answered."""
    return measured(float(abstained)) if answerable else not_applicable("the question cannot be answered")
