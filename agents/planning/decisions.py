"""Questions about a decision: what if a use case is stopped, paused or scaled, and which of several to do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from agents.planning import decision_words
from agents.planning.lexicon import forms, subjects
from agents.planning.naming import Meant, meant
from agents.planning.plan import DecisionQuery, Part
from agents.planning.reading import Reading, Span
from agents.planning.vocabulary import Mention
from knowledge.history.portfolio import Snapshot
from knowledge.impact.option import MOST, Move, Option
from knowledge.measures.details import heading

WITHOUT = frozenset({"zonder", "without"})
HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a decision; without a ``query`` several use cases fit, or none has the ``unknown`` words."""

    query: DecisionQuery | None = None
    candidates: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def decision(
    reading: Reading, mentions: Sequence[Mention], as_of: date, snapshot: Snapshot, previous: Part | None
) -> Asked | None:
    """What is asked, or ``None`` where no decision is."""
    frame = _frame(reading)
    if frame is None:
        return None
    region = _region(reading, mentions, frame)
    inside = [mention for mention in mentions if region[0] <= mention.span[0] and mention.span[1] <= region[1]]
    named = [mention for mention in inside if mention.name.kind == "use_case"]
    moves = _moves(reading, named)
    if frame == "what_if" and not moves:
        return None
    cut = frame != "what_if" or len(named) > 1 or len(moves) > 1
    segments = _segments(reading, region, inside, moves) if cut else [region]
    found = [_side(reading, segment, inside, moves, snapshot) for segment in segments]
    sides = [side for side in found if side is not None]
    if not sides and (again := _again(reading, previous)) and moves:
        sides = [_Side(Meant((again,)), moves[0][0])]
    return _asked(sides, frame, as_of, snapshot)


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of the question: the use cases that fit, and what is done with them where that is said."""

    meant: Meant
    move: Move | None


_Moves = list[tuple[Move, Span]]


def _frame(reading: Reading) -> str | None:
    """Whether a what-if, a choice or a comparison is asked for; what counts or quotes is none of them."""
    counts = (forms.COUNT, forms.SHARE, forms.USERS, subjects.STANDS_ABOVE)
    if any(pattern.search(reading.folded) for pattern in counts):
        return None
    for name, pattern in (
        ("what_if", decision_words.WHAT_IF),
        ("choice", decision_words.CHOOSE),
        ("comparison", decision_words.COMPARE),
    ):
        if pattern.search(reading.folded):
            return name
    return None


def _moves(reading: Reading, named: Sequence[Mention]) -> _Moves:
    """What is done, where it is said outside the names, in the order of the question."""
    found: _Moves = []
    taken = [mention.span for mention in named]
    for move, pattern in decision_words.MOVES:
        for match in pattern.finditer(reading.folded):
            span = match.span()
            if match.group() in WITHOUT and not _names_next(reading, span[1], named):
                continue
            if all(span[1] <= start or end <= span[0] for start, end in taken):
                taken.append(span)
                denied = decision_words.DENIED.search(reading.folded[: span[0]])
                found.append((Move.KEEP if denied else move, span))
    return sorted(found, key=lambda each: each[1])


def _names_next(reading: Reading, place: int, named: Sequence[Mention]) -> bool:
    """Whether a use case is named right after a place, an article left aside."""
    starts = (mention.span[0] for mention in named if mention.span[0] >= place)
    return any(re.fullmatch(r"\s*(?:de|het|the)?\s*", reading.folded[place:start]) for start in starts)


def _region(reading: Reading, mentions: Sequence[Mention], frame: str) -> Span:
    """The stretch that says what is done: of "what happens to A if B stops" only what follows "if"."""
    whole = (0, len(reading.text))
    condition = decision_words.CONDITION.search(reading.folded) if frame == "what_if" else None
    if condition is None:
        return whole
    start, end = condition.span("clause")
    named = [mention for mention in mentions if mention.name.kind == "use_case"]
    within = [mention for mention in named if start <= mention.span[0] and mention.span[1] <= end]
    return (start, end) if within or not named else whole


def _segments(reading: Reading, region: Span, mentions: Sequence[Mention], moves: _Moves) -> list[Span]:
    """The stretches between "or", "and", "with": names and moves are never cut."""
    masked = list(reading.folded)
    for start, end in [mention.span for mention in mentions] + [span for _, span in moves]:
        masked[start:end] = "\0" * (end - start)
    start, end = region
    found = []
    for match in decision_words.BETWEEN.finditer("".join(masked), start, end):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, end)]


def _side(
    reading: Reading, segment: Span, mentions: Sequence[Mention], moves: _Moves, snapshot: Snapshot
) -> _Side | None:
    start, end = segment
    inside = [mention for mention in mentions if start <= mention.span[0] and mention.span[1] <= end]
    own = next((move for move, span in moves if start <= span[0] and span[1] <= end), None)
    named = [mention.name.value for mention in inside if mention.name.kind == "use_case"]
    if named:
        return _Side(Meant((named[0],)), own)
    others = [mention for mention in inside if mention.name.kind not in {"use_case", "team", "attribute"}]
    if others:
        return None
    words = _words_of(reading, segment, inside, moves)
    teams = [mention.name.value for mention in inside if mention.name.kind == "team"]
    this_one = decision_words.THIS_ONE.search(reading.folded[start:end]) is not None
    found = meant(words, snapshot, teams, loosely=this_one)
    unknown_id = decision_words.ID.search(words.folded) is not None
    if found is None or not (found.use_cases or this_one or unknown_id):
        return None
    return _Side(found, own)


def _words_of(reading: Reading, segment: Span, inside: Sequence[Mention], moves: _Moves) -> Reading:
    """The segment as a question of its own, without the names and moves in it."""
    start, end = segment
    text = list(reading.text)
    for first, last in [mention.span for mention in inside] + [span for _, span in moves]:
        text[first:last] = " " * (last - first)
    return Reading(HYPHEN.sub(" ", "".join(text)[start:end]), reading.language)


def _again(reading: Reading, previous: Part | None) -> str | None:
    """The one use case that the question before was about, where this one says "it"."""
    if previous is None or not decision_words.PRONOUN.search(reading.folded):
        return None
    about: set[str] = set()
    if previous.decision:
        about = {option.use_case for option in previous.decision.options}
    elif previous.priorities:
        about = set(previous.priorities.use_cases)
    elif previous.queries:
        about = set(previous.queries[0].filters.use_cases)
    return next(iter(about)) if len(about) == 1 else None


def _asked(sides: Sequence[_Side], frame: str, as_of: date, snapshot: Snapshot) -> Asked | None:
    """What the sides come down to; where the frame is a comparison, only two or more that are clear are one."""
    clear = [side for side in sides if len(side.meant.use_cases) == 1]
    said = {side.move for side in sides if side.move is not None}
    shared = next(iter(said)) if len(said) == 1 else None
    options = dict.fromkeys(
        Option(use_case=side.meant.use_cases[0], move=side.move or shared or Move.KEEP) for side in clear
    )
    if frame != "what_if" and len(options) < 2 and not (frame == "choice" and options and said):
        clear = []
    if clear and len(clear) == len(sides) and len(options) <= MOST:
        return Asked(
            DecisionQuery(as_of=as_of, options=tuple(options), compares=frame != "what_if" and len(options) > 1)
        )
    if frame == "comparison" or not said:
        return None
    several = [key for side in sides for key in side.meant.use_cases if len(side.meant.use_cases) > 1]
    unknown = tuple(word for side in sides if not side.meant.use_cases for word in side.meant.unknown)
    names = tuple(heading(snapshot.states[key]) for key in dict.fromkeys(several))
    return Asked(candidates=names, unknown=unknown) if names or unknown else None
