"""Forbidden facts: what a reader must not be told, because it is untrue, outdated or not for them."""

from collections.abc import Sequence

from evals.metrics.cited import UNREAD, CitedClaim
from evals.metrics.measured import Measured, share, unparsable
from evals.metrics.metric import metric
from evals.metrics.nuggets import Judge, Nugget, holds
from knowledge.model.base import Language

METRIC = metric("forbidden_facts", "Verboden feiten genoemd", "Forbidden facts told", better="lower")


def forbidden_facts(
    claims: Sequence[CitedClaim], nuggets: Sequence[Nugget], language: Language, judge: Judge | None = None
) -> Measured:
    """Forbidden facts told / forbidden facts."""
    told = [holds(claims, nugget, language, judge) for nugget in nuggets]
    if None in told:
        return unparsable(UNREAD)
    return share(sum(map(bool, told)), len(told), "the case forbids nothing")
