"""Figures that belong to each other: a part of a whole, a rise by or to, an amount and its year."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from agents.verification.amounts import UNITS
from agents.verification.binding import WITHIN
from agents.verification.figure import Amount, Day, Figure
from agents.verification.lexicon import TOTALS
from agents.verification.units import Part
from knowledge.words import level

OF = re.compile(
    r"(?:[\s(]+[^\d\s.;:]+){0,8}?,?\s+(?:of|out of|van|uit)\s+"
    r"(?:(?:the|its|their|all|our|de|het|zijn|haar|hun|onze|alle|in totaal)\s+)?"
)
JUST_OF = re.compile(r"[^\d;:.]{0,30}\b(?:of|out of|van|uit)\s+(?:\w+\s+)?$")
WAYS = {
    **dict.fromkeys(("met", "by"), "by"),
    **dict.fromkeys(("tot", "naar", "to"), "to"),
    "from": "from",
}
RATE = re.compile(r"\b(?:per|a|an|each|every|elke?|iedere?) ([a-z]+)\b")
LAST_WORD = re.compile(r"([a-z]+)\s+$")


def mispaired(clause: Part, sources: Sequence[Part]) -> Iterable[str]:
    """Figures that the claim pairs otherwise than every source that has them."""
    for figure in clause.figures:
        holders = [source for source in sources if _find(figure, source)]
        if holders and all(_is_mispaired(figure, clause, source) for source in holders):
            yield figure.printed
        yield from _other_rate(clause, holders)
    yield from _more_than_all(clause)


def _other_rate(clause: Part, holders: Sequence[Part]) -> Iterable[str]:
    """ "Per month" where the evidence counts per year."""
    claimed, known = _rates(clause), [rates for rates in map(_rates, holders) if rates]
    if claimed and known and not any(claimed & rates for rates in known):
        yield f"per {next(iter(claimed))}"


def _rates(part: Part) -> frozenset[str]:
    return frozenset(UNITS[match[1]] for match in RATE.finditer(level(part.text)) if match[1] in UNITS)


def _is_mispaired(figure: Figure, clause: Part, source: Part) -> bool:
    there = [other for other in source.figures if figure.stands_in(other)]
    return all(
        _other_way(figure, clause, other, source)
        or _whole_for_part(figure, clause, other, source)
        or _other_day(figure, clause, other, source)
        for other in there
    )


def _other_way(figure: Figure, clause: Part, other: Figure, source: Part) -> bool:
    mine, theirs = _way(clause, figure), _way(source, other)
    return bool(mine and theirs) and mine != theirs


def _way(part: Part, figure: Figure) -> str | None:
    if not isinstance(figure.readings[0], Amount):
        return None
    before = LAST_WORD.search(level(part.text[: figure.start]))
    return WAYS.get(before[1]) if before else None


def _whole_for_part(figure: Figure, clause: Part, other: Figure, source: Part) -> bool:
    """ "Two of its five depots close" does not say that five close."""
    if not isinstance(figure.readings[0], Amount) or not TOTALS.isdisjoint(clause.tokens):
        return False
    if JUST_OF.search(level(clause.text[: figure.start])) or _after_other_amount(figure, clause):
        return False
    return any(
        _alike(part, other) and OF.fullmatch(level(source.text[part.end : other.start]))
        for part in source.figures
        if part.end < other.start
    )


def _after_other_amount(figure: Figure, clause: Part) -> bool:
    return any(item is not figure and isinstance(item.readings[0], Amount) for item in clause.figures)


def _alike(one: Figure, other: Figure) -> bool:
    first, second = one.readings[0], other.readings[0]
    return isinstance(first, Amount) and isinstance(second, Amount) and first.unit == second.unit


def _other_day(figure: Figure, clause: Part, other: Figure, source: Part) -> bool:
    """In "6,4% in 2024, 5,1% in 2025" each amount has its own year."""
    days = [item for item in clause.figures if isinstance(item.readings[0], Day)]
    if len(days) != 1 or not isinstance(figure.readings[0], Amount):
        return False
    own = _partner(other, source)
    return own is not None and not days[0].stands_in(own) and _find(days[0], source)


def _partner(figure: Figure, part: Part) -> Figure | None:
    """The day of an amount where amounts and days take turns."""
    both = [item for item in part.figures if isinstance(item.readings[0], Amount | Day)]
    kinds = [isinstance(item.readings[0], Amount) for item in both]
    turns = len(kinds) >= 4 and len(kinds) % 2 == 0 and all(a != b for a, b in pairwise(kinds))
    if not turns or figure not in both:
        return None
    at = both.index(figure)
    return both[at + 1] if at % 2 == 0 else both[at - 1]


def _more_than_all(clause: Part) -> Iterable[str]:
    for first, second in pairwise(clause.figures):
        between = level(clause.text[first.end : second.start])
        if _alike(first, second) and WITHIN.fullmatch(between):
            one, all_ = first.readings[0], second.readings[0]
            if isinstance(one, Amount) and isinstance(all_, Amount) and one.value > all_.value and not one.unit:
                yield first.printed


def _find(figure: Figure, part: Part) -> bool:
    return any(figure.stands_in(other) for other in part.figures)
