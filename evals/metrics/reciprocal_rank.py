"""Reciprocal rank: how high the first passage stands that helps. Its mean over cases is the MRR."""

from collections.abc import Sequence

from evals.metrics.gold import GoldPassage, covers
from evals.metrics.measured import Measured, measured, not_applicable
from evals.metrics.metric import metric
from evals.metrics.passage_recall import NO_GOLD
from knowledge.model.evidence import Passage

METRIC = metric("reciprocal_rank", "Plaats van de eerste bronpassage (MRR)", "Reciprocal rank (MRR)")


def reciprocal_rank(found: Sequence[Passage], gold: Sequence[GoldPassage]) -> Measured:
    """1/rank of the first passage that covers a gold one; 0 where none does."""
    if not gold:
        return not_applicable(NO_GOLD)
    ranks = (rank for rank, each in enumerate(found, start=1) if any(covers(each, wanted) for wanted in gold))
    first = next(ranks, None)
    return measured(1 / first if first else 0.0)
