"""Evidence and claims in parts: units (sentences, items of a list) and the clauses in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from agents.numbers import figures
from agents.verification.figure import Amount, Code, Figure, Rank
from agents.verification.lexicon import LIGHT
from knowledge.documents.sentences import sentences
from knowledge.model.base import Language
from knowledge.words import STOP_WORDS, level

BREAK = re.compile(
    r"[;:]\s+|\s[–—-]\s|,?\s(?:en|and|maar|but|terwijl|while|whereas|doch|tegenover|versus|as against)\s+"
    r"|(?P<comma>,\s+(?!\d))"
)
NAME = re.compile(r"[^\W\d_][\w'’&-]*(?:\.[^\W\d_]\w*)*")
OPENING = re.compile(r"(?:^|[.!?:;]\s+|[\"“„«(‘]|\n)\s*$")
CONTINUES = re.compile(
    r"(?:it|its|this|these|that|those|they|their|he|she|there|both|het|dit|deze|dat|die|zij|ze|hij|er|daar|daarvan|"
    r"daarna|hiervan|hierna|beide|then|afterwards)\b"
)
WORD = re.compile(r"[^\W_]+")
SUBJECT = re.compile(r"(?:de|het|een|the|an?|every|each|elke?|no|geen|our|onze|its|their|hun|zijn) ")
LONGEST_SENTENCE = 1_500
NOUGHT = re.compile(r"\b(geen|no) (?!longer|more|one|later|enkele?)([^\W\d_]{3,})")
LISTED = re.compile(r"\s*(?:,|,?\s*\b(?:en|and|of|or)\b|&)?\s*$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name or code: its folded words, and where it stands. ``opens`` a sentence: then it may be a plain word."""

    printed: str
    words: tuple[str, ...]
    start: int
    end: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text with what it holds; ``words`` carry meaning and are no part of a figure.

    ``marks`` are the words of names and the codes: what a part is about weighs more than what it says.
    """

    text: str
    tokens: tuple[str, ...]
    words: frozenset[str]
    figures: tuple[Figure, ...]
    names: tuple[Name, ...]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or the item of a list; ``around`` is said of it elsewhere: title, head, antecedent."""

    whole: Part
    clauses: tuple[Part, ...]
    around: Part
    is_item: bool = False


@lru_cache(maxsize=4_000)
def part(text: str, language: Language | None, *, evidence: bool = False) -> Part:
    """Everything of a stretch of text that can be compared. In evidence "geen" and "no" bear out nought."""
    plain = level(text)
    found = (*figures(text, language), *(_noughts(plain) if evidence else ()))
    taken = plain
    for figure in found:
        taken = taken[: figure.start] + " " * (figure.end - figure.start) + taken[figure.end :]
    codes = [reading.text for figure in found for reading in figure.readings if isinstance(reading, Code)]
    words = frozenset(word for word in WORD.findall(taken) if _carries(word)) | frozenset(codes) | _ranks(found)
    names = tuple(_names(text, found))
    named = frozenset(word for name in names if not name.opens for word in name.words)
    marks = named | frozenset(codes) | _ranks(found)
    return Part(text, tuple(WORD.findall(plain)), words, found, names, marks)


def _noughts(plain: str) -> Iterator[Figure]:
    for match in NOUGHT.finditer(plain):
        yield Figure(match[1], match.start(), match.end(1), (Amount(0.0, noun=match[2]),))


def _ranks(found: tuple[Figure, ...]) -> frozenset[str]:
    """Ranks as words: "the second" is a mark of what is spoken of."""
    return frozenset(
        f"#{reading.value}" for figure in found for reading in figure.readings if isinstance(reading, Rank)
    )


def _carries(word: str) -> bool:
    return (len(word) > 1 or word.isdigit()) and word not in LIGHT and not any(word in stop for stop in _STOPS)


_STOPS = tuple(STOP_WORDS.values())


def _names(text: str, found: tuple[Figure, ...]) -> list[Name]:
    """Capitalised words that stand together; in a run of capitals as in a heading each counts."""
    names: list[Name] = []
    inside = [(figure.start, figure.end) for figure in found if not isinstance(figure.readings[0], Code)]
    for match in NAME.finditer(text):
        if not match.group()[0].isupper() or any(start <= match.start() < end for start, end in inside):
            continue
        words = tuple(WORD.findall(level(match.group())))
        opens = bool(OPENING.search(text[max(0, match.start() - 3) : match.start()])) and not _is_mark(match.group())
        last = names[-1] if names else None
        if last and text[last.end : match.start()] == " " and not last.opens:
            names[-1] = Name(text[last.start : match.end()], last.words + words, last.start, match.end(), opens=False)
        else:
            names.append(Name(match.group(), words, match.start(), match.end(), opens))
    return names


def _is_mark(word: str) -> bool:
    """Whether a word has other capitals or digits than a word at the beginning of a sentence has."""
    return any(char.isupper() or char.isdigit() for char in word[1:])


@lru_cache(maxsize=2_000)
def clauses(text: str, language: Language | None, *, evidence: bool = False) -> tuple[Part, ...]:
    """The clauses of a sentence; a piece that says too little by itself stays with its neighbour."""
    if len(text) > LONGEST_SENTENCE:
        return (part(text, language, evidence=evidence),)
    pieces: list[str] = []
    start = 0
    for match in BREAK.finditer(text):
        piece = text[start : match.start()]
        rest = text[match.end() :]
        if match["comma"] and not _parts(piece, rest, language):
            continue
        if _stands_alone(piece, language) and _stands_alone(rest, language):
            pieces.append(piece)
            start = match.end()
    pieces.append(text[start:])
    return tuple(part(piece, language, evidence=evidence) for piece in pieces)


def _parts(piece: str, rest: str, language: Language | None) -> bool:
    """Whether a comma stands between two statements: each has its own figure, or a new subject follows."""
    return bool(SUBJECT.match(rest)) or (_counts(piece, language) and _counts(rest, language))


def _stands_alone(piece: str, language: Language | None) -> bool:
    words = part(piece, language).words
    return len(words) >= 2 or (len(words) == 1 and _counts(piece, language))


def _counts(piece: str, language: Language | None) -> bool:
    found = part(piece, language).figures
    return any(not isinstance(figure.readings[0], Code) for figure in found)


@lru_cache(maxsize=1_000)
def passage_units(head: str, quote: str, language: Language) -> tuple[Unit, ...]:
    """The sentences of a passage; one that begins with "it" or "deze" goes on about the one before."""
    units: list[Unit] = []
    for start, end in sentences(quote):
        text = quote[start:end]
        before = units[-1].whole.text if units and CONTINUES.match(level(text)) else ""
        whole, inner = part(text, language, evidence=True), clauses(text, language, evidence=True)
        units.append(Unit(whole, inner, part(f"{head}. {before}", language, evidence=True)))
    return tuple(units)


@lru_cache(maxsize=1_000)
def fact_units(label: str, text: str, language: Language) -> tuple[Unit, ...]:
    """The head of a computed fact and each item of its list; the head is said of every item."""
    head, colon, rest = text.partition(": ")
    if not colon:
        head, rest = text, ""
    around = part(f"{label}. {head}", language, evidence=True)
    first = part(head, language, evidence=True)
    units = [Unit(first, clauses(head, language, evidence=True), part(label, language))]
    for item in filter(str.strip, rest.split("; ")):
        whole, inner = part(item, language, evidence=True), clauses(item, language, evidence=True)
        units.append(Unit(whole, inner, around, is_item=True))
    return tuple(units)


def listed_together(text: str, one: Name, other: Name) -> bool:
    """Whether two names are neighbours in an enumeration: "UC-001, UC-004 en UC-009"."""
    first, last = sorted((one, other), key=lambda name: name.start)
    return bool(LISTED.fullmatch(text[first.end : last.start]))
