"""Citation recall: do the sources that a claim cites bear it out."""

from collections.abc import Sequence

from evals.metrics.cited import SILENT, UNREAD, CitedClaim, Supports
from evals.metrics.measured import Measured, share, unparsable
from evals.metrics.metric import metric

METRIC = metric("citation_recall", "Beweringen gedekt door hun bronnen", "Citation recall")


def citation_recall(claims: Sequence[CitedClaim], supports: Supports) -> Measured:
    """The share of claims that need a source and are supported by the union of their citations (ALCE)."""
    judged = [bears_out(claim, supports) for claim in claims if claim.needs_source]
    if None in judged:
        return unparsable(UNREAD)
    return share(sum(map(bool, judged)), len(judged), SILENT)


def bears_out(claim: CitedClaim, supports: Supports) -> bool | None:
    """Whether all citations of a claim together support it; a claim without any is not supported."""
    return supports(claim.text, claim.evidence) if claim.evidence else False
