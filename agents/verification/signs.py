"""What turns a sentence round, found alike in Dutch and English, and whether a claim keeps it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from agents.verification import lexicon, phrases
from agents.verification.wording import occurs
from knowledge.words import level, same_word

Sign = tuple[str, int]
CHARGED = frozenset("trend approval open begin right success satisfy permit safe ease".split())
SCOPE = 3
PREFIXES = ("on", "un", "non", "dis")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Signs:
    """What a stretch of text says yes or no to, and how firmly."""

    opposites: frozenset[Sign]
    denials: int
    bounds: frozenset[str]
    modes: frozenset[str]
    limits: frozenset[str]
    causal: bool
    conditional: bool
    doubtful: bool
    leaves_open: bool


@lru_cache(maxsize=8_000)
def signs(text: str) -> Signs:
    """The signs of a text in either language."""
    plain = re.sub(r"[’']", "", level(text))
    bounds = frozenset(name for name, pattern in phrases.BOUNDS.items() if pattern.search(plain))
    for pattern in (phrases.NO_DENIALS, *(phrases.BOUNDS[name] for name in bounds)):
        plain = pattern.sub(" ", plain)
    loads = [load for load in map(_load, _joined(_WORD.findall(plain))) if load]
    return Signs(
        opposites=frozenset(sign for load in loads for sign in load.opposites),
        denials=sum(load.denies for load in loads),
        bounds=bounds,
        modes=frozenset(name for load in loads for name in load.modes),
        limits=frozenset(name for load in loads for name in load.limits) | _none(plain),
        causal=bool(phrases.CAUSES.search(plain)),
        conditional=bool(phrases.CONDITIONS.search(plain)),
        doubtful=bool(phrases.DOUBTS.search(plain)),
        leaves_open=bool(phrases.OPEN_ENDS.search(plain)),
    )


@dataclass(frozen=True, slots=True)
class _Load:
    """What a single word does to a sentence."""

    opposites: tuple[Sign, ...]
    denies: bool
    modes: tuple[str, ...]
    limits: tuple[str, ...]


@lru_cache(maxsize=50_000)
def _load(word: str) -> _Load | None:
    opposites = tuple(
        (concept, sign)
        for concept, (plus, minus) in lexicon.OPPOSITES.items()
        for sign, known in ((1, plus), (-1, minus))
        if word in known
    )
    modes = tuple(name for name, known in lexicon.MODES.items() if word in known)
    limits = tuple(name for name, known in lexicon.LIMITS.items() if word in known)
    denies = word in lexicon.DENIALS
    return _Load(opposites, denies, modes, limits) if opposites or modes or limits or denies else None


def _none(plain: str) -> frozenset[str]:
    """ "None of them" speaks of all, and rests only on what denies as widely."""
    sweeping = {"none"} if phrases.NONE_OF.search(plain) else set()
    return frozenset(sweeping | ({"no"} if phrases.NONE.search(plain) else set()))


def _joined(words: list[str]) -> list[str]:
    """Separable verbs in one word: "neemt … toe" is "toegenomen"."""
    present = set(words)
    for verbs, particle, whole in lexicon.SEPARABLE:
        if particle in present and not verbs.isdisjoint(present):
            words = [word for word in words if word != particle and word not in verbs] + [whole]
    return words


def opposites_of(word: str) -> tuple[Sign, ...]:
    """The sides of opposites that a folded word is."""
    load = _load(word)
    return load.opposites if load else ()


@lru_cache(maxsize=8_000)
def words_of(text: str) -> frozenset[str]:
    """The folded words of a text with separable verbs in one word."""
    return frozenset(_joined(_WORD.findall(level(text))))


def is_sign(word: str) -> bool:
    """Whether a folded word is one side of an opposite."""
    return bool(opposites_of(word))


def turned(claim: Signs, source: Signs) -> list[str]:
    """The opposites that the claim has the other way round."""
    return [
        concept
        for concept, sign in sorted(claim.opposites)
        if (concept, sign) not in source.opposites
        and (concept, -sign) in source.opposites
        and (concept, -sign) not in claim.opposites
    ]


def charged(claim: Signs, source: Signs) -> list[str]:
    """Strong words of the claim for which the source has no word at all."""
    said = {concept for concept, _ in source.opposites}
    return sorted({concept for concept, _ in claim.opposites} & CHARGED - said)


def denials_of(text: str, about: frozenset[str]) -> int:
    """How many words of a text deny something that ``about`` speaks of: in a list most denials are of other things."""
    words = _WORD.findall(phrases.NO_DENIALS.sub(" ", level(text)))
    return sum(
        word in lexicon.DENIALS and any(occurs(following, about) for following in words[place + 1 : place + 1 + SCOPE])
        for place, word in enumerate(words)
    )


def denials(claim_words: Iterable[str], source_words: Iterable[str]) -> int:
    """How many words of one side are the other's with a denying prefix: "ongeschikt" and "geschikt"."""
    mine, theirs = set(claim_words), set(source_words)
    return sum(_denied(word, theirs - mine) for word in mine - theirs) + sum(
        _denied(word, mine - theirs) for word in theirs - mine
    )


def _denied(word: str, others: set[str]) -> bool:
    return any(
        word.startswith(prefix)
        and len(word) - len(prefix) >= 4
        and any(same_word(word[len(prefix) :], other) for other in others)
        for prefix in PREFIXES
    )
