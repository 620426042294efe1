"""Whether what belongs together in the evidence belongs together in the claim.

"HR has 5, Finance 3" holds nothing but words and figures of "Finance 5, HR 3": only their company tells them apart.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from agents.verification.figure import Amount, Day, Figure
from agents.verification.lexicon import DEGREES, TOTALS
from agents.verification.units import Name, Part, Unit, listed_together
from agents.verification.wording import occurs
from knowledge.model.base import LANGUAGES
from knowledge.words import STOP_WORDS, level

MARK = 3
INHERITS = re.compile(r"(?:waarvan|waaronder|inclusief|of which|of whom|including)\b")
WITHIN = re.compile(r"\s+(?:of|out of|van|uit)\s+(?:(?:the|de|het|all|alle|onze|our)\s+)?")
NEAR_LITERAL = 0.6
THAN = re.compile(r"\b(?:dan|than)\b", re.IGNORECASE)


def misplaced(clauses: Sequence[Part], units: Sequence[Unit]) -> list[str]:
    """The figures and names of a claim that the evidence says of something else, as printed."""
    return [
        printed
        for clause in clauses
        for printed in (*_misplaced_figures(clause, units), *_misplaced_names(clause, units))
    ]


def _misplaced_figures(clause: Part, units: Sequence[Unit]) -> Iterable[str]:
    overall = not TOTALS.isdisjoint(clause.tokens)
    for figure in clause.figures:
        holders = [unit for unit in units if _holds(unit.whole, figure)]
        if isinstance(figure.readings[0], Amount | Day) and holders:
            claimed = _Claimed(figure, _side(clause, figure.start) - DEGREES, clause.figures)
            if not any(_is_at_home(claimed, unit, units, overall or _is_whole(figure, clause)) for unit in holders):
                yield figure.printed


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A figure of a claim, the words that it is said of, and all figures beside it."""

    figure: Figure
    about: frozenset[str]
    beside: Sequence[Figure]


def _is_whole(figure: Figure, clause: Part) -> bool:
    """Whether a figure is the whole of which another is a part: "five of the 18"."""
    return any(
        other.end < figure.start and WITHIN.fullmatch(level(clause.text[other.end : figure.start]))
        for other in clause.figures
    )


def _is_at_home(claimed: _Claimed, home: Unit, units: Sequence[Unit], overall: bool) -> bool:
    """Whether no other unit, and no other clause of this one, has a better right to the claim's words."""
    if not overall and (_has_rival(claimed, home, units) or _is_stray(claimed, home, units)):
        return False
    inside = [place for place, clause in enumerate(home.clauses) if _holds(clause, claimed.figure)]
    if not inside or len(home.clauses) == 1 or (home.is_item and isinstance(claimed.figure.readings[0], Day)):
        return True
    return any(not _has_rival_clause(claimed, home, place) for place in inside)


def _has_rival(claimed: _Claimed, home: Unit, units: Sequence[Unit]) -> bool:
    own = _all(home)
    return any(
        _outweighs(claimed.about, rival.whole, own, also=rival.around.words)
        for rival in units
        if rival is not home
        and not _holds(rival.whole, claimed.figure)
        and _has_like(rival.whole, claimed.figure, but=claimed.beside if home.is_item is rival.is_item else ())
    )


def _is_stray(claimed: _Claimed, home: Unit, units: Sequence[Unit]) -> bool:
    """Whether only the head of a list is spoken of, whose own figure is another: "5 open: …; and 3 more"."""
    if not home.is_item or any(occurs(word, home.whole.words) for word in claimed.about):
        return False
    heads = [unit.whole for unit in units if not unit.is_item and unit.whole.text in home.around.text]
    return any(_has_like(head, claimed.figure, but=claimed.beside) for head in heads)


def _has_rival_clause(claimed: _Claimed, home: Unit, place: int) -> bool:
    own = _with_antecedent(home, place)
    return any(
        _outweighs(claimed.about, rival, own, also=_with_antecedent(home, other))
        for other, rival in enumerate(home.clauses)
        if other != place and not _holds(rival, claimed.figure) and _has_like(rival, claimed.figure, but=claimed.beside)
    )


def _with_antecedent(unit: Unit, place: int) -> frozenset[str]:
    """The words of a clause, and of the one before where it goes on about that: "waarvan € 30.000 voor licenties"."""
    clause = unit.clauses[place]
    if place and INHERITS.match(level(clause.text)):
        return clause.words | unit.clauses[place - 1].words
    return clause.words


def _misplaced_names(clause: Part, units: Sequence[Unit]) -> Iterable[str]:
    """Names whose unit is about something else than the rest of the clause."""
    for name in clause.names:
        holders = [unit for unit in units if set(name.words) <= set(unit.whole.tokens)]
        if not holders or _is_plain(name) or any(set(name.words) <= set(unit.around.tokens) for unit in units):
            continue
        siblings = {word for other in clause.names if _listed(clause, name, other) for word in other.words}
        about = _side(clause, name.start) - DEGREES - siblings - set(name.words) - {level(name.printed)}
        if not any(_name_is_at_home(name, about, unit, units) for unit in holders):
            yield name.printed


def _side(clause: Part, place: int) -> frozenset[str]:
    """The words that a place in a clause goes with: in "A has more than B" those on its own side of "than"."""
    than = THAN.search(clause.text)
    if than is None:
        return clause.words
    side = level(clause.text[: than.start()] if place < than.start() else clause.text[than.end() :])
    return frozenset(word for word in clause.words if word in side)


def _is_plain(name: Name) -> bool:
    """Whether a word has its capital only because it opens a sentence."""
    return name.opens and any(word in STOP_WORDS[language] for word in name.words for language in LANGUAGES)


def _listed(clause: Part, name: Name, other: Name) -> bool:
    return other is not name and (listed_together(clause.text, name, other) or len(clause.names) > 2)


def _name_is_at_home(name: Name, about: frozenset[str], home: Unit, units: Sequence[Unit]) -> bool:
    words = set(name.words)
    own = _all(home)
    for rival in units:
        if rival is not home and rival.whole.names and not words & set(rival.whole.tokens):
            marked = about & _names_of(rival.whole)
            if marked - own and not marked & own:
                return False
    inside = [clause for clause in home.clauses if words <= set(clause.tokens)]
    if not inside or len(home.clauses) == 1 or home.is_item:
        return True
    return any(
        not any(
            _outweighs(about, rival, clause.words)
            for rival in home.clauses
            if rival is not clause and rival.names and not words & set(rival.tokens)
        )
        for clause in inside
    )


def _names_of(part: Part) -> frozenset[str]:
    return part.marks | frozenset(word for name in part.names for word in name.words)


def _outweighs(about: frozenset[str], rival: Part, own: frozenset[str], *, also: frozenset[str] = frozenset()) -> bool:
    """Whether more of what the claim is about stands in the rival alone than in its own part alone."""
    theirs = sum(_weight(word, rival) for word in about if occurs(word, rival.words) and not occurs(word, own))
    mine = sum(_weight(word, rival) for word in about if occurs(word, own) and not occurs(word, rival.words | also))
    return theirs > mine


def _weight(word: str, rival: Part) -> int:
    return MARK if word in rival.marks else 1


def _all(unit: Unit) -> frozenset[str]:
    return unit.whole.words | unit.around.words


def _holds(part: Part, figure: Figure) -> bool:
    return any(figure.stands_in(other) for other in part.figures)


def _has_like(part: Part, figure: Figure, but: Sequence[Figure] = ()) -> bool:
    """Whether a part has a figure of the same kind that the claim does not speak of ``but`` all the same."""
    return any(_alike(figure, other) and not any(spoken.stands_in(other) for spoken in but) for other in part.figures)


def _alike(one: Figure, other: Figure) -> bool:
    mine, theirs = one.readings[0], other.readings[0]
    if isinstance(mine, Amount) and isinstance(theirs, Amount):
        return mine.unit == theirs.unit and bool(mine.currency) == bool(theirs.currency)
    return type(mine) is type(theirs)


def swapped(claim: Part, sources: Sequence[Part]) -> list[str]:
    """Figures in the place of other figures, where the claim otherwise follows a source word for word."""
    if not claim.figures:
        return []
    mine = _sequence(claim)
    best: tuple[float, int, list[str]] = (NEAR_LITERAL, 0, [])
    for source in sources:
        if source.figures:
            same, strange = _compare(claim, mine, source)
            best = max(best, (same / len(mine), -len(strange), strange))
    return best[2]


def _compare(claim: Part, mine: list[str], source: Part) -> tuple[int, list[str]]:
    theirs = _sequence(source)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    strange = [
        mine[at].strip("\0")
        for kind, start, end, other, last in matcher.get_opcodes()
        if kind == "replace" and end - start == last - other
        for at, there in zip(range(start, end), range(other, last), strict=True)
        if _differ(_figure_at(claim, mine, at), _figure_at(source, theirs, there))
    ]
    return sum(block.size for block in matcher.get_matching_blocks()), strange


def _sequence(part: Part) -> list[str]:
    """The words of a part in order, each figure as one word."""
    pieces, last = [], 0
    for figure in part.figures:
        pieces += [word for word in part.text[last : figure.start].casefold().split() if word.strip(".,;:()'\"")]
        pieces.append(f"\0{figure.printed}")
        last = figure.end
    return pieces + part.text[last:].casefold().split()


def _figure_at(part: Part, words: list[str], at: int) -> Figure | None:
    if not words[at].startswith("\0"):
        return None
    return part.figures[sum(word.startswith("\0") for word in words[:at])]


def _differ(one: Figure | None, other: Figure | None) -> bool:
    return one is not None and other is not None and one.kind is other.kind and not one.stands_in(other)
