"""How well a sentence answers a question: what it speaks of, where it stands, and what kind of thing it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from agents.writers.answers import fits, to_the_point
from agents.writers.asked import FULL, Asked, Term
from agents.writers.cues import FIGURES
from agents.writers.likeness import Likeness
from agents.writers.matching import KIN, Bag, bag, strength
from agents.writers.units import Unit
from knowledge.words import is_content, tokens

MOST_SENTENCES = 24
MOST_WORDS = 36
CLOSEST = 8
SOFT = 0.42
NOWHERE = 0.4
HALF_KNOWN = 0.6
LEAD, HEADING, TITLE, PASSAGE = 0.85, 0.8, 0.75, 0.6
Alike = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A unit with what speaks for it.

    ``own``, ``near`` and ``covered`` are the weighted shares of the question's terms in its words, in these or
    its headings, and in these or anything around; ``head`` is how near the thing asked for is; ``missing`` are
    the terms that are nowhere near; ``point`` is more than 0 where form or place put it to the point.
    """

    unit: Unit
    own: float
    near: float
    covered: float
    head: float
    missing: tuple[Term, ...]
    likeness: float
    fits: bool
    point: float

    @property
    def score(self) -> float:
        kind = (0.15 if self.fits else -0.35) + self.point
        return (
            self.covered + 0.5 * self.own + 1.2 * self.likeness + kind - 0.05 * self.unit.rank - 0.01 * self.unit.first
        )


@dataclass(frozen=True, slots=True)
class Candidates:
    """What can be quoted in answer to a question, best first, and what it was judged by."""

    asked: Asked
    best: tuple[Judged, ...]
    weights: tuple[float, ...]
    alike: Alike
    likeness: Likeness

    def judge(self, told: Sequence[Unit]) -> list[Judged]:
        """Other units judged by the same measure: those that somebody else chose to quote."""
        texts = [unit.text for unit in told]
        others = [one.unit.text for one in self.best]
        alikes = self.likeness.between([self.asked.text], [*texts, *others])[0] if told else []
        return [
            _judge(self.asked, self.weights, unit, float(alike), self.alike)
            for unit, alike in zip(told, alikes, strict=False)
        ]


def candidates(asked: Asked, found: Sequence[Unit], likeness: Likeness) -> Candidates:
    """Only the most promising are compared by meaning, as that is what takes time."""
    weights = _weights(asked.terms, found)
    first = sorted((_judge(asked, weights, unit, 0.0, {}) for unit in found), key=lambda one: -one.score)
    promising = _spread(first)
    alikes = likeness.between([asked.text], [one.unit.text for one in promising])[0] if promising else []
    second = [replace(one, likeness=float(alike)) for one, alike in zip(promising, alikes, strict=True)]
    second.sort(key=lambda one: -one.score)
    alike = _alike_words(asked, second[:CLOSEST], likeness)
    third = [_judge(asked, weights, one.unit, one.likeness, alike) for one in second]
    best = tuple(sorted(third, key=lambda one: -one.score))
    return Candidates(asked, best, tuple(weights), alike, likeness)


def _spread(found: Sequence[Judged]) -> list[Judged]:
    """The best, and of every passage at least its first two, up to what may be compared."""
    taken: dict[int, Judged] = {id(one): one for one in found[: MOST_SENTENCES // 2]}
    per_passage: dict[str, int] = {}
    for one in found:
        place = per_passage[one.unit.passage.id] = per_passage.get(one.unit.passage.id, 0) + 1
        if place <= 3 and len(taken) < MOST_SENTENCES:
            taken[id(one)] = one
    for one in found:
        if len(taken) < MOST_SENTENCES:
            taken[id(one)] = one
    return list(taken.values())


def _weights(terms: Sequence[Term], found: Sequence[Unit]) -> list[float]:
    """What all passages speak of tells little about which of them answers."""
    passages = {unit.passage.id: bag(unit.passage.quote) for unit in found}
    count = max(1, len(passages))
    shares = [sum(strength(term, held, {}) >= 0.9 for held in passages.values()) / count for term in terms]
    return [term.weight * (1 - 0.4 * max(0.0, share - 0.25) / 0.75) for term, share in zip(terms, shares, strict=True)]


def _judge(asked: Asked, weights: Sequence[float], unit: Unit, likeness: float, alike: Alike) -> Judged:
    passage = unit.passage
    own_bag = bag(unit.text)
    around: list[tuple[float, Bag]] = [
        (LEAD, bag(unit.lead)),
        (HEADING, bag(" ".join(passage.heading))),
        (TITLE, bag(passage.title)),
        (PASSAGE, bag(passage.quote)),
    ]
    met = fits(asked, unit.text, passage.heading)
    own = near = covered = 0.0
    head = 1.0
    missing = []
    for term, weight in zip(asked.terms, weights, strict=True):
        here = _here(term, own_bag, alike, met)
        close, far = (
            max([here, *(_reach(term, reach) * strength(term, held, alike) for reach, held in some)])
            for some in (around[:2], around)
        )
        own, near, covered = own + weight * here, near + weight * close, covered + weight * far
        if term.word == asked.head:
            head = close
        if far < (HALF_KNOWN if asked.kind in FIGURES and term.both else NOWHERE):
            missing.append(term)
    total = sum(weights) or 1.0
    return Judged(
        unit,
        own / total,
        near / total,
        covered / total,
        head,
        tuple(missing),
        likeness,
        met,
        to_the_point(asked, unit.core, passage.heading),
    )


def _here(term: Term, held: Bag, alike: Alike, met: bool) -> float:
    """An amount of money need not be called a budget."""
    found = strength(term, held, alike)
    return max(found, KIN) if term.implied and met else found


def _reach(term: Term, reach: float) -> float:
    """A word that says in which document to look may as well stand in its title."""
    return 1.0 if term.place and reach in (TITLE, HEADING) else reach


def _alike_words(asked: Asked, closest: Sequence[Judged], likeness: Likeness) -> dict[tuple[str, str], float]:
    """For the terms that the closest candidates lack: which of their words mean the same."""
    lacking = {term.word: term for one in closest for term in asked.terms if not term.exact and _lacks(term, one)}
    if not lacking:
        return {}
    words = _by_turns([_open_words(asked, one) for one in closest], MOST_WORDS - len(lacking))
    values = likeness.of_words(list(lacking), words)
    return {
        (term, word): float(values[row][column])
        for row, term in enumerate(lacking)
        for column, word in enumerate(words)
        if values[row][column] >= SOFT
    }


def _lacks(term: Term, one: Judged) -> bool:
    return term.weight >= FULL / 2 and strength(term, bag(one.unit.text), {}) < 0.5


def _open_words(asked: Asked, one: Judged) -> list[str]:
    """The words of a candidate that do not stand for a term of the question yet."""
    language = one.unit.passage.language
    return [
        word
        for word in tokens(" ".join((*one.unit.passage.heading[-1:], one.unit.core, one.unit.lead)))
        if len(word) > 3
        and word.isalpha()
        and is_content(word, language)
        and not any(strength(term, bag(word), {}) for term in asked.terms)
    ]


def _by_turns(lists: Sequence[Sequence[str]], most: int) -> list[str]:
    turns = (word for turn in zip_longest(*lists) for word in turn if word is not None)
    return list(islice(dict.fromkeys(turns), max(0, most)))
