"""The period that an amount is of: in its clause, else in its sentence, else in what stands around that."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agents.numbers import figures
from agents.verification.figure import Amount, Code, Day, Figure
from agents.verification.source import source_of
from knowledge.measures.phrases import day
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence, Fact

PART_OF_YEAR = re.compile(r"[qh][1-4]")
Figures = tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """An amount and the days, years and quarters that it may be of; none where nothing says."""

    amount: Figure
    periods: Figures


def dated_amounts(clause: Figures, *around: Figures) -> Iterator[Dated]:
    """The amounts of a clause with their periods; ``around`` are wider and wider surroundings."""
    periods = next((found for figures in (clause, *around) if (found := _periods(figures))), ())
    for place, figure in enumerate(clause):
        if isinstance(figure.readings[0], Amount):
            yield Dated(figure, _partner(place, clause) or periods)


def dated_sources(item: Evidence, language: Language) -> Iterator[Dated]:
    """The amounts of a piece of evidence. All that a computed fact says is of its day too."""
    source = source_of(item, language)
    always = figures(day(item.as_of, language), language) if isinstance(item, Fact) else ()
    for unit in source.units:
        for clause in unit.clauses:
            for found in dated_amounts(clause.figures, unit.whole.figures, unit.around.figures, source.figures):
                yield Dated(found.amount, found.periods + always)


def clash(claimed: Figures, known: Figures) -> bool:
    """Whether both name days, or both name quarters, and have none in common."""
    return any(
        bool(ours and theirs) and not any(one.stands_in(other) for one in ours for other in theirs)
        for ours, theirs in ((_of(kind, claimed), _of(kind, known)) for kind in (Day, Code))
    )


def _of(kind: type, periods: Figures) -> list[Figure]:
    return [figure for figure in periods if figure.kind is kind]


def _periods(found: Figures) -> Figures:
    return tuple(figure for figure in found if _is_period(figure))


def _is_period(figure: Figure) -> bool:
    reading = figure.readings[0]
    return isinstance(reading, Day) or (isinstance(reading, Code) and bool(PART_OF_YEAR.fullmatch(reading.text)))


def _partner(place: int, clause: Figures) -> Figures:
    """The period of an amount where they take turns, as in "6,4% in 2024, 5,1% in 2025"."""
    kinds: Sequence[bool] = [_is_period(figure) for figure in clause]
    if len(kinds) < 4 or len(kinds) % 2 or not all(one != other for one, other in pairwise(kinds)):
        return ()
    return (clause[place + 1 if place % 2 == 0 else place - 1],)
