"""What a question is about, and what kind of thing would answer it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.writers import cues
from agents.writers.cues import Kind
from knowledge.model.base import Language
from knowledge.thesaurus import thesaurus
from knowledge.words import is_content, stem, tokens


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the answer should speak of; ``exact`` for codes and figures, which nothing stands in for.

    ``place`` marks words that say in which document to look, and ``name`` those that name somebody or something.
    The right kind of answer stands for what is ``implied``. Of what is ``partly`` known, half a compound is; of
    ``both`` halves one is not enough.
    """

    word: str
    concepts: frozenset[str]
    weight: float
    exact: bool = False
    place: bool = False
    name: bool = False
    implied: bool = False
    partly: bool = False
    both: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question read: its terms, the kind of answer it wants, and the term for the thing it asks for."""

    text: str
    language: Language
    kind: Kind
    terms: tuple[Term, ...]
    head: str


def read(question: str, language: Language, context: str = "") -> Asked:
    """Takes a question apart; what was asked before it, where it leans on that, tells what it is about."""
    words = _rejoined(tokens(question), language)
    kind = _kind(question)
    terms = _terms(question, words, language, kind)
    head = _head(question, terms)
    if kind in {"number", "definition"} and any(term.word == head and term.concepts & cues.MONEY for term in terms):
        kind = "money"
    own = {term.word for term in terms}
    before = read(context, language).terms if context else ()
    around = [replace(term, weight=min(term.weight, AROUND)) for term in before]
    terms += [term for term in around if term.word not in own]
    return Asked(f"{context} {question}".strip(), language, kind, tuple(terms), head)


FULL, HALF, LITTLE = 1.0, 0.5, 0.2
AROUND = 0.3
MOST_TERMS = 32
LIGHT_STEMS, CLASS_STEMS = cues.stems(cues.LIGHT), cues.stems(cues.CLASSES)


def _terms(question: str, words: Sequence[str], language: Language, kind: Kind) -> list[Term]:
    spans = thesaurus().mentions(words)
    names, places = _found((cues.NAME,), question), _found(cues.PLACES, question)
    terms: dict[str, Term] = {}
    for place, word in enumerate(words):
        here = [span for span in spans if span.start <= place < span.end]
        concepts = frozenset(span.concept for span in here)
        if cues.NEGATION not in concepts and (not is_content(word, language) or word in cues.QUESTION_WORDS):
            continue
        in_place = word in places or bool(concepts & cues.DOCUMENTS)
        weight = _weight(stem(word, language), concepts, kind, in_place)
        exact = any(char.isdigit() for char in word)
        implied = bool(concepts & cues.IMPLIED.get(kind, frozenset()))
        partly, both = any(span.partly for span in here), any(span.both for span in here)
        named = word in names and weight > LITTLE and not in_place
        terms.setdefault(word, Term(word, concepts, weight, exact, in_place, named, implied, partly, both))
    return list(terms.values())[:MOST_TERMS]


def _kind(question: str) -> Kind:
    """What the first question word asks for; a question that begins with a verb wants yes or no, and why."""
    if cues.YES_OR_NO.match(question):
        return "open"
    first = cues.FIRST.search(question)
    until = first.end() if first else len(question)
    for kind, pattern in cues.KINDS:
        found = pattern.search(question)
        if found and found.start() < until:
            return kind
    return "open"


def _found(patterns: Sequence[re.Pattern[str]], text: str) -> set[str]:
    return {token for pattern in patterns for match in pattern.finditer(text) for token in tokens(match.group())}


def _weight(stemmed: str, concepts: frozenset[str], kind: Kind, in_place: bool) -> float:
    """How much it tells that a text holds a word: little for what any text may hold, or any answer of this kind."""
    if stemmed in LIGHT_STEMS or concepts & cues.ABSORBED.get(kind, frozenset()):
        return LITTLE
    general = stemmed in CLASS_STEMS or bool(concepts & (cues.UNITS | {cues.NEGATION}))
    return HALF if in_place or general else FULL


def _rejoined(words: list[str], language: Language) -> list[str]:
    """The two halves of a separable Dutch verb as one word: "wie zit het overleg voor" asks who "voorzit"."""
    if language != "nl" or len(words) < 4 or words[-1] not in cues.PARTICLES:
        return words
    place = 1 if words[1] not in cues.QUESTION_WORDS else 2
    return [*words[:place], words[-1] + words[place], *words[place + 1 : -1]]


def _head(question: str, terms: Sequence[Term]) -> str:
    """The thing that the question asks for by name: "what is the SALARY of...", "hoeveel AUTO'S heeft..."."""
    match = cues.ASKS_FOR.search(question)
    if match is None:
        return ""
    following = tokens(question[match.end() :])
    held = {term.word: term for term in terms}
    return next((word for word in following if word in held and held[word].weight >= FULL), "")
