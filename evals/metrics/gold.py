"""Gold passages: where in which document the answer stands."""

from agents.verification.quoting import squeeze
from knowledge.model.base import Frozen
from knowledge.model.evidence import Passage
from knowledge.words import tokens

RUN = 3
COVERED = 0.5


class GoldPassage(Frozen):
    """The words of a document that answer the question; without a quote any passage of the document will do."""

    document_id: str
    quote: str = ""


def covers(passage: Passage, gold: GoldPassage) -> bool:
    """Whether a passage holds the gold words, or half of them where a border between passages cuts through."""
    if passage.document_id != gold.document_id:
        return False
    if not gold.quote.strip() or squeeze(gold.quote) in squeeze(passage.quote):
        return True
    wanted, there = _runs(gold.quote), _runs(passage.quote)
    return bool(wanted) and len(wanted & there) >= COVERED * len(wanted)


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every three words in a row."""
    words = tokens(text)
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}
