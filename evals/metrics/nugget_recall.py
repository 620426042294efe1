"""Nugget recall: how much of what the answer has to say it says."""

from collections.abc import Sequence

from evals.metrics.cited import UNREAD, CitedClaim
from evals.metrics.measured import Measured, share, unparsable
from evals.metrics.metric import metric
from evals.metrics.nuggets import Judge, Nugget, holds
from knowledge.model.base import Language

METRIC = metric("nugget_recall", "Kernfeiten genoemd", "Nugget recall")


def nugget_recall(
    claims: Sequence[CitedClaim], nuggets: Sequence[Nugget], language: Language, judge: Judge | None = None
) -> Measured:
    """Vital facts found / vital facts; of an answer without claims nothing is found."""
    found = [holds(claims, nugget, language, judge) for nugget in nuggets if nugget.vital]
    if None in found:
        return unparsable(UNREAD)
    return share(sum(map(bool, found)), len(found), "the case names no vital fact")
