"""How far a text speaks of a term: by the same word, a word for the same thing, a compound, or a likeness."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from agents.writers.asked import Term
from agents.writers.cues import PARTICLES
from knowledge.model.base import LANGUAGES
from knowledge.thesaurus import thesaurus
from knowledge.words import stem, tokens

SAME, SYNONYM, COMPOUND, KIN, HALF_OF = 1.0, 0.9, 0.8, 0.7, 0.55
PART = 5
ROOT = 6
VERB = 4


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a text, their stems and their concepts."""

    words: frozenset[str]
    stems: frozenset[str]
    concepts: frozenset[str]


@lru_cache(maxsize=4_000)
def bag(text: str) -> Bag:
    """Reads a text once."""
    words = tokens(text)
    stems = frozenset(stem(word, language) for word in words for language in LANGUAGES)
    return Bag(frozenset(words), stems, thesaurus().named(words))


def strength(term: Term, held: Bag, alike: Mapping[tuple[str, str], float]) -> float:
    """From 0, not at all, to 1. ``alike`` holds the likeness of words, where it was asked of an embedder."""
    if term.word in held.words:
        return SAME
    if term.exact:
        return 0.0
    if any(stem(term.word, language) in held.stems for language in LANGUAGES):
        return SAME
    found = max((_form(term.word, word) for word in held.words), default=0.0)
    if _taken_apart(term.word, held):
        found = max(found, COMPOUND)
    if term.concepts & held.concepts:
        half = term.partly or (term.both and len(term.concepts & held.concepts) < 2)
        found = max(found, HALF_OF if half else SYNONYM)
    if alike:
        found = max(found, max((alike.get((term.word, word), 0.0) for word in held.words), default=0.0))
    return found


def _taken_apart(word: str, held: Bag) -> bool:
    """A Dutch verb whose halves stand apart: "weghalen" in "haal belemmeringen weg"."""
    return any(
        word.startswith(particle)
        and len(word) - len(particle) >= VERB
        and particle in held.words
        and stem(word[len(particle) :], "nl") in held.stems
        for particle in PARTICLES
    )


@lru_cache(maxsize=50_000)
def _form(one: str, other: str) -> float:
    """Part of a compound, or grown from one root: "vergunning" and "vergund", "inventaris" and "inventory".

    A compound that is asked for says more than the part of it that a text holds.
    """
    short, long = sorted((one, other), key=len)
    if len(short) >= PART and (long.startswith(short) or long.endswith(short)):
        return COMPOUND if short == one else HALF_OF
    same = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(short))
    return KIN if same >= ROOT and same >= 0.6 * len(long) else 0.0
