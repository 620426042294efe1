"""Groundedness: does what was found bear out what is said, cited rightly or not."""

from collections.abc import Sequence

from evals.metrics.cited import SILENT, UNREAD, CitedClaim, Supports
from evals.metrics.measured import Measured, share, unparsable
from evals.metrics.metric import metric
from knowledge.model.evidence import Evidence

METRIC = metric("groundedness", "Beweringen die in het bewijs staan", "Groundedness")


def groundedness(claims: Sequence[CitedClaim], evidence: Sequence[Evidence], supports: Supports) -> Measured:
    """Supported claims / claims, held against all ``evidence`` of the run instead of a claim's own citations."""
    judged = [supports(claim.text, evidence) if evidence else False for claim in claims]
    if None in judged:
        return unparsable(UNREAD)
    return share(sum(map(bool, judged)), len(judged), SILENT)
