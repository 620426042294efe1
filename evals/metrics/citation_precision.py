"""Citation precision: does every citation matter."""

from collections.abc import Iterator, Sequence

from evals.metrics.citation_recall import bears_out
from evals.metrics.cited import UNREAD, CitedClaim, Supports
from evals.metrics.measured import Measured, share, unparsable
from evals.metrics.metric import metric

METRIC = metric("citation_precision", "Bronverwijzingen die ertoe doen", "Citation precision")


def citation_precision(claims: Sequence[CitedClaim], supports: Supports) -> Measured:
    """The share of citations that are relevant (ALCE, Gao et al. 2023).

    A citation is relevant if its claim is supported and either it supports the claim alone, or the others do not
    without it. All citations of an unsupported claim are irrelevant, and so is one of evidence that does not exist.
    """
    judged = [relevance for claim in claims for relevance in _judged(claim, supports)]
    if None in judged:
        return unparsable(UNREAD)
    return share(sum(map(bool, judged)), len(judged), "the answer cites nothing")


def _judged(claim: CitedClaim, supports: Supports) -> Iterator[bool | None]:
    yield from [False] * claim.unknown
    together = bears_out(claim, supports)
    for place in range(len(claim.evidence)):
        yield _is_relevant(claim, place, supports) if together else together


def _is_relevant(claim: CitedClaim, place: int, supports: Supports) -> bool | None:
    others = claim.evidence[:place] + claim.evidence[place + 1 :]
    if not others:
        return True
    alone = supports(claim.text, [claim.evidence[place]])
    if alone or alone is None:
        return alone
    without = supports(claim.text, others)
    return None if without is None else not without
