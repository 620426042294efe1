"""Promise drift: dates of commitments that move, and work that enters a cycle halfway.

A commitment is found while it is open and its date was moved twice or more without approval; approved re-plans do
not count, nor do the commitments of a use case that was stopped or is no longer listed. A team is found when more
than 30 % of what was due in the last complete cycle was promised after the cycle began; that needs the first day of
a cycle, and five promises that were due.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from operator import attrgetter

from knowledge.history.portfolio import Snapshot
from knowledge.measures.phrases import day, percent, pick, short
from knowledge.model.base import Language
from knowledge.model.events import CommitmentKept, CommitmentMade, CommitmentMoved, Event
from knowledge.model.portfolio import Stage
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Silence, Subject, both
from knowledge.pitfalls.grounds import Ground, Rule
from knowledge.pitfalls.reach import COMMITMENTS, RECORD, looks_at
from knowledge.pitfalls.teams import TeamView, team_views
from knowledge.pitfalls.thresholds import Thresholds
from knowledge.untrusted.showing import called

RULE = Rule("promise_drift", 1, Bilingual(nl="Toezeggingen verschuiven", en="Promise drift"))
LOOKS_AT = looks_at(team={*RECORD, *COMMITMENTS})


def guard(_: Snapshot, context: Context) -> list[Silence]:
    """Work added midway can only be told apart where it is known when a cycle begins."""
    if context.thresholds.cycle_start is not None:
        return []
    reason = Bilingual(
        nl="Niet bekend is op welke dag een cyclus begint; werk dat halverwege bijkomt is niet te herkennen.",
        en="It is not known on which day a cycle begins; work that is added midway cannot be told apart.",
    )
    return [Silence(pitfall=RULE.name, part="added_midway", reason=reason)]


def evaluate(snapshot: Snapshot, context: Context) -> list[Finding]:
    """Commitments that keep moving, then teams whose cycle filled up halfway."""
    return [*_moving(snapshot, context), *_filling_up(snapshot, context)]


def _moving(snapshot: Snapshot, context: Context) -> Iterator[Finding]:
    for history in _histories(snapshot, context.thresholds.moves):
        for moves in _open_moves(history).values():
            if len(moves) >= context.thresholds.moves:
                ground = _moved(moves, context.thresholds)
                yield RULE.finding(_subject(history, moves[0]), [ground], snapshot.as_of, context.language)


def _histories(snapshot: Snapshot, least: int) -> Iterator[Sequence[Event]]:
    """What was promised at all, and of each use case in which promises were moved so often."""
    yield sorted(snapshot.general, key=attrgetter("on"))
    for state in snapshot.states.values():
        if not state.listed or state.stage is Stage.STOPPED:
            continue
        if len(state.events.places("commitment_moved")) >= least and state.open_commitments:
            yield state.events.of_kind(*COMMITMENTS)


def _open_moves(history: Iterable[Event]) -> dict[str, list[CommitmentMoved]]:
    """The moves without approval of every commitment that is still open, in order."""
    moves: defaultdict[str, list[CommitmentMoved]] = defaultdict(list)
    for event in history:
        match event:
            case CommitmentMoved(approved=False):
                moves[event.commitment].append(event)
            case CommitmentKept():
                moves.pop(event.commitment, None)
            case _:
                pass
    return moves


def _subject(history: Sequence[Event], move: CommitmentMoved) -> Subject:
    """A commitment's name is one within its use case only, so its id holds both."""
    made = next(
        (event for event in history if isinstance(event, CommitmentMade) and event.commitment == move.commitment), None
    )
    key = f"{move.use_case}/{move.commitment}" if move.use_case else move.commitment
    promised = f" “{short(made.text)}”" if made and made.text else ""
    about = f" ({move.use_case})" if move.use_case else ""
    return Subject(kind="commitment", id=key, name=f"{called(move.commitment)}{promised}{about}")


def _moved(moves: Sequence[CommitmentMoved], thresholds: Thresholds) -> Ground:
    count, last = len(moves), moves[-1]

    def says(lang: Language) -> str:
        times = pick(lang, f"is {count} keer verschoven", f"was moved {count} times")
        days = ", ".join(day(move.on, lang) for move in moves[-5:])
        return pick(
            lang,
            f"{times} zonder akkoord ({'laatst ' if count > 5 else ''}op {days}), nu tot {day(last.due, lang)}",
            f"{times} without approval ({'last ' if count > 5 else ''}on {days}), now until {day(last.due, lang)}",
        )

    return Ground(
        name="moved",
        value=count,
        unit="moves",
        says=both(says),
        clears=Bilingual(
            nl="de toezegging is nagekomen, of haar use case is gestopt",
            en="the commitment is kept, or its use case is stopped",
        ),
        since=moves[thresholds.moves - 1].on,
        severity=Severity.HIGH if count > thresholds.moves else Severity.MEDIUM,
        inputs={
            "use_cases": [last.use_case] if last.use_case else [],
            "moved_on": [move.on.isoformat() for move in moves],
            "due": last.due.isoformat(),
        },
    )


def _filling_up(snapshot: Snapshot, context: Context) -> Iterator[Finding]:
    thresholds = context.thresholds
    if thresholds.cycle_start is None:
        return
    passed = (snapshot.as_of - thresholds.cycle_start).days + 1
    if passed < thresholds.cycle_days:
        return
    last = snapshot.as_of - timedelta(passed % thresholds.cycle_days)
    first = last - timedelta(thresholds.cycle_days - 1)
    for view in team_views(snapshot):
        due = [promise for promise in _promises(view) if first <= promise.due <= last]
        added = [promise for promise in due if promise.on > first]
        if len(due) >= thresholds.cycle_work and len(added) / len(due) > thresholds.added_share:
            ground = _added(view, len(added), len(due), first, last)
            yield RULE.finding(view.subject, [ground], snapshot.as_of, context.language)


def _promises(view: TeamView) -> Iterator[CommitmentMade]:
    own = (event for state in view.states for event in state.events.of_kind("commitment_made"))
    return (event for event in chain(view.general, own) if isinstance(event, CommitmentMade))


def _added(view: TeamView, added: int, due: int, first: date, last: date) -> Ground:
    share = added / due
    return Ground(
        name="added_midway",
        value=share,
        unit="share",
        n=due,
        says=both(
            lambda lang: pick(
                lang,
                f"{added} van de {due} toezeggingen ({percent(share, lang)}) voor de cyclus van {day(first, lang)} tot "
                f"en met {day(last, lang)} kwamen er tijdens de cyclus bij",
                f"{added} of the {due} commitments ({percent(share, lang)}) for the cycle of {day(first, lang)} up to "
                f"and including {day(last, lang)} were added during the cycle",
            )
        ),
        clears=Bilingual(
            nl="een cyclus grotendeels bevat wat bij het begin was afgesproken",
            en="a cycle mostly holds what was agreed at its start",
        ),
        since=last,
        severity=Severity.LOW,
        inputs={"use_cases": list(view.use_case_ids()), "added": added, "due": due},
    )
