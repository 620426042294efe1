"""Whether the words of a claim stand in its evidence, in any inflection, compound or near synonym."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from agents.verification.lexicon import SYNONYMS
from knowledge.model.base import LANGUAGES
from knowledge.words import stem

SHORTEST_PART = 4
SHORTEST_BEGIN = 5
ALIKE = 0.55
SEPARABLE = re.compile(r"(?:aan|af|op|uit|in|toe|door|over|bij|mee|voor|om|terug|weg|na)(?:ge|te)(\w{4,})$")
ENDING = re.compile(r"(?:en|n|t|te|ten|de|den|d)$")
VOWELS = re.compile(r"[aeiouy]|(?<=(.))\1")
_GROUPS: dict[str, frozenset[int]] = defaultdict(frozenset)
for _number, _group in enumerate(SYNONYMS):
    for _word in _group:
        _GROUPS[_word] |= {_number}
_NO_GROUP: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in the ways in which they are looked up: as they are, by stem, meaning, beginning and end."""

    words: frozenset[str]
    stems: frozenset[str]
    groups: frozenset[int]
    by_begin: dict[str, list[str]]
    by_end: dict[str, list[str]]


@lru_cache(maxsize=4_000)
def vocabulary(words: frozenset[str]) -> Vocabulary:
    """The words, ready to be looked up."""
    by_begin: dict[str, list[str]] = {}
    by_end: dict[str, list[str]] = {}
    for word in (*words, *filter(None, map(_inner, words))):
        if len(word) >= SHORTEST_PART:
            by_begin.setdefault(word[:SHORTEST_PART], []).append(word)
            by_end.setdefault(word[-SHORTEST_PART:], []).append(word)
    stems = frozenset(form for word in words for form in (*_stems(word), *_bones(word)))
    groups = frozenset(number for word in words for number in _GROUPS.get(word, _NO_GROUP))
    return Vocabulary(words, stems, groups, by_begin, by_end)


@lru_cache(maxsize=50_000)
def _inner(word: str) -> str | None:
    """The verb in a separable one: "leverd" in "aangeleverd"."""
    found = SEPARABLE.match(word)
    return found[1] if found else None


@lru_cache(maxsize=50_000)
def _bones(word: str) -> tuple[str, ...]:
    """The consonants of a verb, which stay when its vowels change: "besproken" and "bespreekt"."""
    bare = ENDING.sub("", word)
    bones = VOWELS.sub("", bare)
    return (f"#{bones}",) if len(bones) >= SHORTEST_PART and bare[:1] not in "aeiou" else ()


@lru_cache(maxsize=50_000)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(f"{language}:{stem(word, language)}" for language in LANGUAGES)


def share(words: Iterable[str], present: frozenset[str]) -> float:
    """The share of ``words`` that occur; 1 where there are none."""
    wanted = list(words)
    return sum(occurs(word, present) for word in wanted) / len(wanted) if wanted else 1.0


def stands(word: str, present: frozenset[str]) -> bool:
    """Whether a folded word stands among others as itself or inflected."""
    return word in present or not vocabulary(present).stems.isdisjoint(_stems(word))


def occurs(word: str, present: frozenset[str]) -> bool:
    """Whether a folded word occurs as itself, inflected, in a compound, as its parts, or as a near synonym."""
    if stands(word, present):
        return True
    known = vocabulary(present)
    inner = _inner(word)
    if not known.stems.isdisjoint(_bones(word)) or (inner and inner[:SHORTEST_PART] in known.by_begin):
        return True
    if not _GROUPS.get(word, _NO_GROUP).isdisjoint(known.groups):
        return True
    if len(word) < SHORTEST_PART:
        return False
    begins = known.by_begin.get(word[:SHORTEST_PART], ())
    ends = known.by_end.get(word[-SHORTEST_PART:], ())
    return (
        any(_begins_alike(word, other) for other in begins)
        or any(word.endswith(other) or other.endswith(word) for other in ends)
        or any(word.startswith(first) and _tail(word[len(first) :], known) for first in begins)
    )


def has_synonyms(word: str) -> bool:
    """Whether a folded word is one that paraphrases use."""
    return word in _GROUPS


def _begins_alike(word: str, other: str) -> bool:
    """One begins with the other, or they have most of their letters in common from the start."""
    short, long = sorted((word, other), key=len)
    begin = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return begin == len(short) or (begin >= SHORTEST_BEGIN and begin >= ALIKE * len(long))


def _tail(rest: str, known: Vocabulary) -> bool:
    """The rest of a compound: "dataverwerking" from "verwerking van data", "goedgekeurd" from "keurde … goed"."""
    rest = rest.removeprefix("s") if len(rest) > SHORTEST_PART else rest
    if rest.startswith("ge") and len(rest) > SHORTEST_PART:
        return any(begin[:3] == rest[2:5] for begin in known.by_begin)
    return len(rest) >= SHORTEST_PART and stands(rest, known.words)
