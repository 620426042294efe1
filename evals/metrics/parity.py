"""Parity: the same question in Dutch and in English gives the same facts and the same sources."""

from collections.abc import Sequence

from evals.metrics.cited import CitedClaim
from evals.metrics.measured import Measured, share
from evals.metrics.metric import metric
from knowledge.model.evidence import Fact, Passage

FACTS = metric("fact_parity", "Zelfde feiten in beide talen", "Same facts in both languages")
SOURCES = metric("source_parity", "Zelfde bronnen in beide talen", "Same sources in both languages")
METRICS = (FACTS, SOURCES)


def fact_parity(dutch: Sequence[CitedClaim], english: Sequence[CitedClaim]) -> Measured:
    """Shared computed facts / all of them (Jaccard): a fact has the same id in every language."""
    return _shared(_facts(dutch), _facts(english), "neither answer rests on a computed fact")


def source_parity(dutch: Sequence[CitedClaim], english: Sequence[CitedClaim]) -> Measured:
    """Shared cited documents / all of them (Jaccard)."""
    return _shared(_documents(dutch), _documents(english), "neither answer cites a document")


def _facts(claims: Sequence[CitedClaim]) -> set[str]:
    return {item.id for claim in claims for item in claim.evidence if isinstance(item, Fact)}


def _documents(claims: Sequence[CitedClaim]) -> set[str]:
    return {item.document_id for claim in claims for item in claim.evidence if isinstance(item, Passage)}


def _shared(one: set[str], other: set[str], nothing: str) -> Measured:
    return share(len(one & other), len(one | other), nothing)
