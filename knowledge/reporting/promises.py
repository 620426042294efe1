"""Promises out of the history, each with what became of it by a day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from knowledge.history.portfolio import Snapshot
from knowledge.model.events import CommitmentKept, CommitmentMade, CommitmentMoved, Event
from knowledge.model.portfolio import Stage
from knowledge.reporting.frame import Frame, PromiseKey

Fate = Literal["kept", "moved", "broken", "open", "ended"]
ORDER = ("commitment_made", "commitment_moved", "commitment_kept")


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised. ``due`` is the day by which it is expected now, ``moves`` the days on which that changed.

    ``agreed`` is whether the last move was approved; ``team`` an id or name, only where it is of no use case.
    """

    use_case: str
    name: str
    text: str
    team: str
    made_on: date
    due: date
    moves: tuple[date, ...] = ()
    agreed: bool = True
    kept_on: date | None = None

    @property
    def key(self) -> PromiseKey:
        return self.use_case, self.name


def promises(events: Iterable[Event]) -> dict[PromiseKey, Promise]:
    """Every promise as it stands after these events; one that is made again after it was kept is another one."""
    standing: dict[PromiseKey, Promise] = {}
    own = (event for event in events if event.kind in ORDER)
    for event in sorted(own, key=lambda event: (event.on, ORDER.index(event.kind), event.id)):
        match event:
            case CommitmentMade():
                known = standing.get((event.use_case or "", event.commitment))
                if known is None or known.kept_on:
                    made = _made(event)
                    standing[made.key] = made
            case CommitmentMoved() | CommitmentKept():
                known = standing.get((event.use_case or "", event.commitment))
                if known is not None:
                    standing[known.key] = _after(known, event)
            case _:
                pass
    return standing


def of(frame: Frame) -> dict[PromiseKey, Promise]:
    """The promises that concern this audience, as they stand on the last day of the period."""
    found = promises(frame.general)
    own = frame.memo.once(("promises", frame.as_of), lambda: _of_use_cases(frame.now))
    for key in frame.states:
        found |= own.get(key, {})
    return found


def _of_use_cases(snapshot: Snapshot) -> dict[str, dict[PromiseKey, Promise]]:
    made = {key: promises(state.events.of_kind(*ORDER)) for key, state in snapshot.states.items()}
    return {key: own for key, own in made.items() if own}


def fate(promise: Promise, frame: Frame) -> Fate:
    """What became of it in the period: kept or moved in it, broken where its day is past, open, or ended with its
    use case. A move past a broken date is a move."""
    start, end = frame.span.start, frame.span.end
    if promise.kept_on:
        return "kept"
    state = frame.now.states.get(promise.use_case)
    if state is not None and (state.stage is Stage.STOPPED or not state.listed):
        return "ended"
    if promise.due < end:
        return "broken"
    return "moved" if any(start <= day <= end for day in promise.moves) else "open"


def _made(event: CommitmentMade) -> Promise:
    return Promise(event.use_case or "", event.commitment, event.text, event.team or "", event.on, event.due)


def _after(promise: Promise, event: CommitmentMoved | CommitmentKept) -> Promise:
    if isinstance(event, CommitmentKept):
        return replace(promise, kept_on=promise.kept_on or event.on)
    return replace(promise, due=event.due, moves=(*promise.moves, event.on), agreed=event.approved)
