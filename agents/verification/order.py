"""Who does what to whom: "A supports B" has the words of "B supports A", and says something else."""

import re
from collections.abc import Sequence
from functools import lru_cache

from agents.verification.lexicon import RELATIONS
from agents.verification.units import Part, Unit, clauses
from agents.verification.wording import occurs
from knowledge.words import level, same_word

AGENTS = frozenset({"by", "door"})
NEAR = 3
SUBJECT = re.compile(r"\s*(?:(?:de|het|een|the|an?|every|each|elke?|no|geen|our|onze|its|their|hun|zijn) |[A-Z])")
WHICH = re.compile(r"(?:[\w'’-]+ ){1,3}(?:that|who|die|dat) (?=\w)")


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


def mixes_clauses(claim: Part, unit: Unit) -> bool:
    """Whether a claim begins with what one clause is about and ends with what another says of its own subject.

    "The assistant drafts, but a person signs" does not say that the assistant signs.
    """
    if unit.is_item or len(unit.clauses) != 2 or not SUBJECT.match(unit.clauses[1].text):
        return False
    if len(clauses(claim.text, None)) > 1:
        return False
    only = (_only_in(word, unit.clauses) for word in claim.tokens if word in claim.words)
    places = [place for place in only if place is not None]
    return bool(places) and places[0] != places[-1]


def _only_in(word: str, parts: Sequence[Part]) -> int | None:
    inside = [place for place, clause in enumerate(parts) if occurs(word, clause.words)]
    return inside[0] if len(inside) == 1 else None


def leaves_out_which(claim: Part, source: Part) -> bool:
    """Whether a claim is about all of what the source restricts: "pilots that use personal data"."""
    found = WHICH.match(source.text)
    if not found:
        return False
    of_what = [word for word in source.tokens if word in source.words]
    before = len([word for word in level(found.group()).split() if word in source.words])
    told = of_what[before : before + 2]
    return (
        bool(told) and occurs_all(of_what[:before], claim.words) and not any(occurs(word, claim.words) for word in told)
    )


def occurs_all(words: Sequence[str], present: frozenset[str]) -> bool:
    """Whether every word occurs."""
    return all(occurs(word, present) for word in words)
