"""Whether a claim says yes and no, must and may, all and some as its evidence does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agents.verification.binding import MARK
from agents.verification.figure import Amount, Code
from agents.verification.lexicon import DEGREES
from agents.verification.order import is_reversed, leaves_out_which, mixes_clauses
from agents.verification.ranking import LEAST, MOST, compared_wrongly, is_extreme
from agents.verification.signs import (
    Signs,
    charged,
    denials,
    denials_of,
    is_sign,
    opposites_of,
    signs,
    turned,
    words_of,
)
from agents.verification.units import Part, Unit
from agents.verification.wording import occurs

SPREAD = 0.4
FROM_HEAD = 0.9
FROM_TITLE = 0.3


@dataclass(frozen=True, slots=True)
class Rest:
    """The part of the evidence that a clause rests on, and the unit that it stands in."""

    part: Part
    unit: Unit


def differences(clause: Part, supports: Sequence[Rest], units: Sequence[Unit], *, computed: bool) -> list[str]:
    """In what a clause means something else than each part that it may rest on; empty where one bears it out."""
    found = [list(_differences(clause, support, units, computed=computed)) for support in supports]
    return min(found, key=len, default=[])


def nearest(clause: Part, units: Sequence[Unit]) -> list[Rest]:
    """The parts of the evidence that share most with a clause: of its subject, not of what is said of it."""
    subject = subject_of(clause)
    scored = [found for unit in units for found in _scored(subject, clause, unit)]
    best = max((score for score, _ in scored), default=0.0)
    return [support for score, support in scored if score >= best - 1e-9] if best > 0 else []


def subject_of(clause: Part) -> frozenset[str]:
    """What a clause is about: its words without those that say how it changed or what was thought of it."""
    about = clause.words & (words_of(clause.text) | clause.marks)
    return frozenset(word for word in about if not is_sign(word)) - DEGREES or clause.words


def spoken(clause: Part, rests: Sequence[Rest], units: Sequence[Unit]) -> list[str]:
    """The words of a clause that its evidence must have; one sign of a change stands for another."""
    said = frozenset(sign for rest in rests for sign in signs(rest.unit.whole.text).opposites)
    said |= {MOST, LEAST} if is_extreme(clause, units) else set()
    about = clause.words & (words_of(clause.text) | clause.marks)
    return [word for word in about if said.isdisjoint(opposites_of(word))]


def _scored(subject: frozenset[str], clause: Part, unit: Unit) -> Iterable[tuple[float, Rest]]:
    """How much each part of a unit shares with a clause: its words and figures most, what is around it least."""
    subject = clause.words - DEGREES if unit.is_item else subject
    inside = frozenset(word for word in subject if occurs(word, unit.whole.words))
    around = sum(_worth(word, unit.around, unit) for word in subject - inside if occurs(word, unit.around.words))
    counted = [figure for figure in clause.figures if figure.kind is not Code]
    parts = unit.clauses if len(unit.clauses) == 1 else (*unit.clauses, unit.whole)
    for part in parts if inside or around or counted else ():
        own = inside if part is unit.whole else frozenset(word for word in inside if occurs(word, part.words))
        score = sum(MARK if word in part.marks else 1 for word in own) + 0.5 * len(inside - own) + around
        score += 2 * sum(any(figure.stands_in(other) for other in part.figures) for figure in counted)
        spread = SPREAD if part is unit.whole and len(unit.clauses) > 1 else 0
        yield score - 0.01 * len(part.words) - spread, Rest(part, unit)


def _worth(word: str, around: Part, unit: Unit) -> float:
    if not unit.is_item:
        return FROM_TITLE
    return FROM_HEAD * (MARK if word in around.marks else 1)


def _differences(clause: Part, support: Rest, units: Sequence[Unit], *, computed: bool) -> Iterable[str]:
    mine, near, whole = signs(clause.text), signs(_said(clause, support)), signs(support.unit.whole.text)
    opposite = turned(mine, near)
    denied = _is_denied_otherwise(clause, mine, support, near)
    if bool(opposite) != denied:
        yield f"says the opposite of its evidence ({', '.join(opposite) or 'denial'})"
    wide = signs(f"{support.unit.whole.text} {support.unit.around.text}")
    new = [concept for concept in charged(mine, wide) if concept != "most" or not is_extreme(clause, units)]
    if new:
        yield f"says what its evidence does not say ({', '.join(new)})"
    if {MOST, LEAST} & mine.opposites - wide.opposites and not is_extreme(clause, units):
        yield "calls most or least what its evidence does not"
    if is_reversed(clause, support.unit.whole) or mixes_clauses(clause, support.unit):
        yield "exchanges who does what to whom"
    if compared_wrongly(clause, units):
        yield "compares numbers the wrong way round"
    if leaves_out_which(clause, support.unit.whole):
        yield "leaves out which of them"
    yield from _firmness(mine, near, whole, wide, computed=computed)


def _said(clause: Part, support: Rest) -> str:
    """The text that a clause rests on; with the head of a list where the clause takes words from it."""
    part, unit = support.part, support.unit
    if unit.is_item and any(occurs(word, unit.around.words) and not occurs(word, part.words) for word in clause.words):
        return f"{unit.around.text}: {part.text}"
    return part.text


def _is_denied_otherwise(clause: Part, mine: Signs, support: Rest, near: Signs) -> bool:
    prefixed = denials(clause.words, support.part.words)
    count = near.denials
    if support.unit.is_item:
        noughts = sum(reading == Amount(0.0, 0.5) for figure in support.part.figures for reading in figure.readings)
        count = denials_of(_said(clause, support), clause.words) + (noughts if mine.denials else 0)
    elif support.part is not support.unit.whole and len(support.part.words) < 2:
        count = signs(support.unit.whole.text).denials
    return (mine.denials + count + prefixed) % 2 == 1


def _firmness(mine: Signs, near: Signs, whole: Signs, wide: Signs, *, computed: bool) -> Iterable[str]:
    if mine.bounds and whole.bounds and not mine.bounds & whole.bounds:
        yield "turns a least into a most"
    if len(mine.modes) == 1 and len(near.modes) == 1 and mine.modes != near.modes:
        yield "turns must into may, or may into must"
    strange = (mine.limits - wide.limits) & {"only", "all", "strong"}
    if "none" in mine.limits and not wide.limits & {"none", "no"}:
        strange |= {"none"}
    if strange:
        yield f"is more sweeping than its evidence ({', '.join(sorted(strange))})"
    if mine.causal and not whole.causal:
        yield "gives a cause that its evidence does not give"
    if not computed:
        yield from _open_ends(mine, near, whole, wide)


def _open_ends(mine: Signs, near: Signs, whole: Signs, wide: Signs) -> Iterable[str]:
    """What a document leaves open, and the claim not. Computed facts leave nothing open."""
    if "only" in whole.limits and "also" in mine.limits - whole.limits:
        yield "widens what its evidence limits"
    if "some" in near.limits and not mine.limits & {"some", "most", "weak"}:
        yield "leaves out that it holds for some only"
    if near.doubtful and not mine.leaves_open:
        yield "is more certain than its evidence"
    if whole.conditional and not wide.causal and not mine.conditional:
        yield "leaves out the condition"
