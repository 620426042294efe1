"""Comparisons of numbers: "the most", "fewer than". What the evidence does not say in words its numbers must say."""

from collections.abc import Sequence

from agents.verification.binding import THAN
from agents.verification.figure import Amount
from agents.verification.signs import Sign, signs
from agents.verification.units import Part, Unit
from agents.verification.wording import occurs

MORE, LESS = ("amount", 1), ("amount", -1)
MOST, LEAST = ("most", 1), ("most", -1)


def compared_wrongly(clause: Part, units: Sequence[Unit]) -> bool:
    """Whether a claim says that one has more or less than another while their numbers say the opposite."""
    halves = THAN.split(clause.text, maxsplit=1)
    said = signs(clause.text).opposites
    if len(halves) != 2 or len(said & {MORE, LESS}) != 1:
        return False
    known = _numbered(units)
    left, right = (_value_of(half, clause, known) for half in halves)
    if left is None or right is None:
        return False
    return left <= right if MORE in said else left >= right


def is_extreme(clause: Part, units: Sequence[Unit]) -> bool:
    """Whether what the clause calls most or least has the highest or lowest number among its like."""
    said: frozenset[Sign] = signs(clause.text).opposites
    known = _numbered(units)
    value = _value_of(clause.text, clause, known)
    values = [number for _, number in known]
    if value is None or len(values) < 2:
        return False
    return (MOST in said and value == max(values)) or (LEAST in said and value == min(values))


def _numbered(units: Sequence[Unit]) -> list[tuple[Part, float]]:
    """The clauses that have one number and a name to it."""
    found = []
    for clause in (clause for unit in units if unit.is_item for clause in unit.clauses):
        amounts = [
            reading
            for figure in clause.figures
            for reading in figure.readings[:1]
            if isinstance(reading, Amount) and not reading.unit
        ]
        if amounts and clause.words and not signs(clause.text).opposites & {MORE, LESS} and len(clause.words) <= 6:
            found.append((clause, amounts[0].value))
    return found


def _value_of(half: str, clause: Part, known: list[tuple[Part, float]]) -> float | None:
    words = {word for word in clause.words if word in half.casefold()}
    scored = [(sum(occurs(word, part.words) for word in words) / len(part.words), value) for part, value in known]
    best = max(scored, default=(0.0, 0.0))
    unique = sum(score == best[0] for score, _ in scored) == 1
    return best[1] if best[0] > 0.5 and unique else None
