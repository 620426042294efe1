"""Passage recall@k: is what answers the question among the first passages that were found."""

from collections.abc import Sequence

from evals.metrics.gold import GoldPassage, covers
from evals.metrics.measured import Measured, share
from evals.metrics.metric import metric
from knowledge.model.evidence import Passage

METRIC = metric("passage_recall", "Bronpassages gevonden bij de eerste tien", "Passage recall at 10")
K = 10
NO_GOLD = "the case names no gold passage"


def passage_recall(found: Sequence[Passage], gold: Sequence[GoldPassage], k: int = K) -> Measured:
    """The share of gold passages that one of the first ``k`` found passages, best first, covers."""
    first = found[:k]
    return share(sum(any(covers(each, wanted) for each in first) for wanted in gold), len(gold), NO_GOLD)
