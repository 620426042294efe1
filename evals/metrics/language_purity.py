"""Language purity: the answer is in the language of the question."""

from collections.abc import Callable, Sequence

from agents.verification.lead import without_lead
from evals.metrics.cited import SILENT, CitedClaim
from evals.metrics.measured import Measured, share
from evals.metrics.metric import metric
from knowledge.model.base import Language
from knowledge.model.evidence import Fact

METRIC = metric("language_purity", "In de gevraagde taal", "In the language asked")
Drifts = Callable[[str, Language], bool]
"""Whether a text is clearly in another language: ``agents.verification.tongue.drifts``."""


def language_purity(claims: Sequence[CitedClaim], language: Language, drifts: Drifts) -> Measured:
    """The share of claims that are not clearly in another language. A quote from another language is: nobody who
    asks in English is helped by a Dutch sentence."""
    return share(sum(not drifts(_wording(claim), language) for claim in claims), len(claims), SILENT)


def _wording(claim: CitedClaim) -> str:
    """What is said in the system's own words: behind the colon of a computed list stand names as they are."""
    if any(isinstance(item, Fact) for item in claim.evidence):
        return claim.text.partition(": ")[0]
    return without_lead(claim.text)
