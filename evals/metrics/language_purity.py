"""Language purity: the answer is in the language of the question."""

from collections.abc import Callable, Sequence

from evals.metrics.cited import SILENT
from evals.metrics.measured import Measured, share
from evals.metrics.metric import metric
from knowledge.model.base import Language

METRIC = metric("language_purity", "In de gevraagde taal", "In the language asked")
Drifts = Callable[[str, Language], bool]
"""Whether a text is clearly in another language: ``agents.verification.tongue.drifts``."""


def language_purity(texts: Sequence[str], language: Language, drifts: Drifts) -> Measured:
    """The share of texts (claims, what is missing, headings) that are not clearly in another language."""
    said = [text for text in texts if text.strip()]
    return share(sum(not drifts(text, language) for text in said), len(said), SILENT)
