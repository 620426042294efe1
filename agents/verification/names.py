"""Whether every name of a claim stands in its evidence."""

from collections.abc import Sequence
from itertools import pairwise

from agents.verification.lexicon import DENIALS, LIGHT
from agents.verification.signs import is_sign
from agents.verification.units import Name, Part
from agents.verification.wording import has_synonyms, occurs, stands
from knowledge.model.base import LANGUAGES
from knowledge.words import STOP_WORDS

FREE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday ai i kpi kpis dutch english "
    "nederlands nederlandse engels engelse koers".split()
)


def strange_names(claim: Part, tokens: Sequence[str], *, translated: bool) -> list[str]:
    """Names that the evidence does not hold, or not with these words next to each other.

    In a translation the first word of a sentence cannot be told from a name, and is let pass.
    """
    present = frozenset(tokens)
    pairs = frozenset(pairwise(tokens))
    return [
        name.printed for name in claim.names if not (translated and name.opens) and not _is_known(name, present, pairs)
    ]


def _is_known(name: Name, present: frozenset[str], pairs: frozenset[tuple[str, str]]) -> bool:
    if name.opens:
        return all(_may_open(word, present) for word in name.words)
    words = [word for word in name.words if word in present or word not in FREE]
    if not all(stands(word, present) for word in words):
        return False
    together = pairwise(words)
    return all(pair in pairs or not set(pair) <= present for pair in together)


def _may_open(word: str, present: frozenset[str]) -> bool:
    """A word at the beginning of a sentence has a capital anyhow: it need not be a name."""
    return (
        any(word in STOP_WORDS[language] for language in LANGUAGES)
        or word in LIGHT
        or word in DENIALS
        or word in FREE
        or is_sign(word)
        or has_synonyms(word)
        or occurs(word, present)
    )
