"""Reading evidence ahead: what a claim will be held against is taken apart while its writer is still at work."""

from collections.abc import Sequence

from agents.verification.quoting import is_whole_sentences
from agents.verification.signs import signs
from agents.verification.source import source_of
from agents.verification.units import Unit
from agents.verification.wording import vocabulary
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence, Passage


def read_ahead(evidence: Sequence[Evidence], language: Language) -> None:
    """Takes each piece apart, once; what comes of it is kept, and found by the verifier. Changes no verdict."""
    for item in evidence:
        source = source_of(item, language)
        vocabulary(frozenset(source.tokens))
        for unit in source.units:
            _read(unit)
        if isinstance(item, Passage):
            is_whole_sentences("", item.quote)


def _read(unit: Unit) -> None:
    signs(unit.whole.text)
    signs(f"{unit.whole.text} {unit.around.text}")
    for part in (unit.whole, unit.around, *unit.clauses):
        vocabulary(part.words)
    vocabulary(unit.whole.words | unit.around.words)
