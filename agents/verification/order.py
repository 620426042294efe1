"""Who does what to whom: "A supports B" has the words of "B supports A", and says something else."""

from collections.abc import Sequence
from functools import lru_cache

from agents.verification.lexicon import RELATIONS
from agents.verification.units import Part
from agents.verification.wording import occurs
from knowledge.words import same_word

AGENTS = frozenset({"by", "door"})
NEAR = 3


def is_reversed(claim: Part, source: Part) -> bool:
    """Whether a relation stands in both with its two sides exchanged."""
    return any(
        _crossed(claim, at, source, there)
        for at, word in enumerate(claim.tokens)
        if _relates(word)
        for there, other in enumerate(source.tokens)
        if same_word(word, other)
    )


@lru_cache(maxsize=20_000)
def _relates(word: str) -> bool:
    return word.startswith(RELATIONS)


def _crossed(claim: Part, at: int, source: Part, there: int) -> bool:
    before, after = _sides(claim, at)
    first, last = _sides(source, there)
    straight = _meet(before, first) + _meet(after, last)
    return not straight and _meet(before, last) > 0 and _meet(after, first) > 0


def _sides(part: Part, at: int) -> tuple[frozenset[str], frozenset[str]]:
    """The words before and after, exchanged in the passive: "B is supported by A"."""
    before = frozenset(word for word in part.tokens[:at] if word in part.words)
    after = frozenset(word for word in part.tokens[at + 1 :] if word in part.words)
    passive = not AGENTS.isdisjoint(part.tokens[at + 1 : at + 1 + NEAR]) or not AGENTS.isdisjoint(
        part.tokens[max(0, at - NEAR * 2) : at]
    )
    return (after, before) if passive else (before, after)


def _meet(words: frozenset[str], others: Sequence[str] | frozenset[str]) -> int:
    return sum(occurs(word, frozenset(others)) for word in words)
