"""Which sentences are said: those that are about what was asked, most to the point first, and none twice."""

from collections.abc import Sequence
from dataclasses import replace

from agents.writers.answers import NEEDED, connects, explains, gives_cause
from agents.writers.asked import FULL, Asked, Term
from agents.writers.cues import FIGURES, Kind
from agents.writers.relevance import Judged
from knowledge.words import tokens

COVERED = 0.62
OWN = 0.3
NEAR = 0.6
MOST_OF = 3
MOSTLY = 0.5
HEAD = 0.6
MUCH_LIKE, VERY_LIKE = 0.4, 0.5
ORDINARY, HELP = 0.2, 0.4
SAME = 0.7
MARGIN, MARGIN_FACT = 0.3, 0.2
LEAST_AHEAD, AHEAD, LIKENESS = 0.1, 0.5, 1.5
LEAST_TERMS, MOST_MISSING = 2, 0.6
TOLD: frozenset[Kind] = frozenset(("why", "open", "definition"))
"""What is told rather than named: an answer takes more than one sentence."""


def chosen(asked: Asked, candidates: Sequence[Judged], most: int) -> list[Judged]:
    """At most ``most`` of the candidates, which come best first; none where nothing answers."""
    first = candidates[:1] if stands_out(asked, candidates) else []
    answers = [*first, *(one for one in candidates[len(first) :] if answers_it(asked, one))]
    if not answers:
        return []
    floor = answers[0].score - (MARGIN_FACT if asked.kind in NEEDED else MARGIN)
    reason = _reason(asked, answers, floor, candidates)
    kept = [answers[0] if reason else _told(asked, answers[0])]
    for one in [*([reason] if reason else []), *answers[1:]]:
        if len(kept) < most and (one is reason or one.score >= floor) and not any(_repeats(one, o) for o in kept):
            kept.append(one)
    return kept


def _reason(asked: Asked, answers: Sequence[Judged], floor: float, candidates: Sequence[Judged]) -> Judged | None:
    """What the section that explains begins with, where the answers only say that it is so.

    Of the document that says so best two sentences, of another one.
    """
    if asked.kind != "why" or any(_says_why(asked, one) for one in answers if one.score >= floor):
        return None
    said = [one.unit.passage for one in answers]
    own = [one for one in candidates if any(explains(asked, one.unit.passage, passage) for passage in said)]
    if not own:
        return None
    section = [one for one in own if one.unit.passage.id == own[0].unit.passage.id]
    first = min(section, key=lambda one: one.unit.first)
    beside = first.unit.passage.document_id == said[0].document_id
    return replace(first, unit=first.unit.wider) if beside else first


def _says_why(asked: Asked, one: Judged) -> bool:
    return (connects(one.unit.core) and one.own >= MOSTLY) or gives_cause(asked, one.unit.passage.heading)


def answers_it(asked: Asked, one: Judged) -> bool:
    """Whether the terms of weight are spoken of, here or close by, and the kind of answer is there.

    One term may be missing where most others are in the sentence itself, where it is to the point, or where it
    is much like the question, but never a name or a figure, and the thing asked for only where it is very like.
    """
    if asked.kind in NEEDED and not (one.fits and (one.head >= HEAD or one.likeness >= VERY_LIKE)):
        return False
    missing = [term for term in one.missing if term.weight >= FULL or term.exact]
    if any(_cannot_lack(asked, term) or (term.word == asked.head and one.likeness < VERY_LIKE) for term in missing):
        return False
    weighty = sum(term.weight >= FULL for term in asked.terms)
    mostly = weighty >= MOST_OF and one.own >= MOSTLY
    if len(missing) > (mostly or one.point > 0 or one.likeness >= MUCH_LIKE):
        return False
    placed = one.own >= OWN or one.near >= NEAR or one.point > 0
    return placed and one.covered + HELP * max(0.0, one.likeness - ORDINARY) >= COVERED


def stands_out(asked: Asked, candidates: Sequence[Judged]) -> bool:
    """Whether the first candidate is far ahead of all other passages, and is like the question.

    People ask in other words than documents use, so some words may be missing; but no name or figure, and not the
    kind of answer. That the same is named, and nothing else, is no answer.
    """
    rest = [one for one in candidates if one.unit.passage.id != candidates[0].unit.passage.id]
    if not rest:
        return False
    best, ahead = candidates[0], candidates[0].score - rest[0].score
    if not (best.fits and best.own > 0) or any(_cannot_lack(asked, term) for term in best.missing):
        return False
    weighty = sum(term.weight >= FULL for term in asked.terms)
    lacking = sum(term.weight >= FULL for term in best.missing)
    there = [term for term in asked.terms if term.weight >= FULL and term not in best.missing]
    only_named = asked.kind not in NEEDED and len(there) == 1 and there[0].name
    if weighty < LEAST_TERMS or lacking > MOST_MISSING * weighty or (lacking and only_named):
        return False
    return ahead >= LEAST_AHEAD and ahead + LIKENESS * best.likeness >= AHEAD


def _told(asked: Asked, one: Judged) -> Judged:
    """With the sentence after it where the answer is told and not named; with two as long as no reason was given."""
    if asked.kind not in TOLD:
        return one
    unit = one.unit
    if asked.kind != "why":
        return replace(one, unit=unit.wider)
    for _ in range(2):
        if not connects(unit.text):
            unit = unit.wider
    return replace(one, unit=unit)


def _cannot_lack(asked: Asked, term: Term) -> bool:
    """A name, a code or a figure; and what a figure is asked of, where just half of it is there."""
    return term.exact or term.name or (asked.kind in FIGURES and term.both)


def _repeats(one: Judged, other: Judged) -> bool:
    a, b = one.unit, other.unit
    if a.passage.id == b.passage.id and a.first < b.last and b.first < a.last:
        return True
    first, second = set(tokens(a.text)), set(tokens(b.text))
    return len(first & second) >= SAME * len(first | second)
