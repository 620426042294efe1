"""After one new event: only the rules that look at its kind, and only what it can have changed of their findings."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from knowledge.history.portfolio import Snapshot
from knowledge.model.events import CommitmentMade, CommitmentMoved, Event
from knowledge.pitfalls.catalogue import PITFALLS, Pitfall
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.finding import Finding, subject_key
from knowledge.pitfalls.reach import Reach
from knowledge.pitfalls.teams import team_keys

Scope = Mapping[str, frozenset[str] | None]
"""For each pitfall that was looked at again the subjects, ``kind:id``; ``None`` for all of them."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What is found now within ``scope``; outside it nothing can have changed."""

    findings: tuple[Finding, ...]
    scope: Scope


def touched(
    before: Snapshot, after: Snapshot, event: Event, context: Context, pitfalls: Iterable[Pitfall] = PITFALLS
) -> Touched:
    """The findings that ``event`` can have changed, of the same day before and after it became known."""
    around = _Around(before, after, event, context)
    findings: list[Finding] = []
    scope: dict[str, frozenset[str] | None] = {}
    for pitfall in pitfalls:
        reach = pitfall.looks_at.get(event.kind)
        if reach is not None:
            found, subjects = around.look_again(pitfall, reach)
            findings += found
            scope[pitfall.name] = subjects
    return Touched(tuple(findings), scope)


class _Around:
    """What lies around an event: its use case, and the teams that this belongs or belonged to."""

    def __init__(self, before: Snapshot, after: Snapshot, event: Event, context: Context) -> None:
        self._whole = before, after
        self._key = event.use_case or ""
        self._context = context
        self._teams = frozenset(key for snapshot in self._whole for key in self._team_in(snapshot))
        self._parts: dict[Reach, tuple[Snapshot, Snapshot]] = {}

    def look_again(self, pitfall: Pitfall, reach: Reach) -> tuple[list[Finding], frozenset[str] | None]:
        """What a rule finds within a reach, and of which subjects; wider where it began to speak, or fell silent."""
        was_silent, is_silent = (self._silent(pitfall, place, reach) for place in (0, 1))
        whole = reach == "organisation" or was_silent != is_silent
        subjects = None if whole else self._subjects(reach)
        if is_silent:
            return [], subjects
        _, after = self._whole if whole else self._part(reach)
        found = pitfall.evaluate(after, self._context)
        return [each for each in found if subjects is None or subject_key(each.subject) in subjects], subjects

    def _silent(self, pitfall: Pitfall, place: int, reach: Reach) -> bool:
        """What speaks of a part speaks of the whole: only where it does not, everything has to be asked."""
        speaks: Callable[[Snapshot], bool] = partial(_speaks, pitfall, self._context)
        if reach != "organisation" and speaks(self._part(reach)[place]):
            return False
        return not speaks(self._whole[place])

    def _part(self, reach: Reach) -> tuple[Snapshot, Snapshot]:
        if reach not in self._parts:
            before, after = (self._part_of(snapshot, reach) for snapshot in self._whole)
            self._parts[reach] = before, after
        return self._parts[reach]

    def _part_of(self, snapshot: Snapshot, reach: Reach) -> Snapshot:
        own = snapshot.states.get(self._key)
        states = {self._key: own} if own else {}
        if reach == "team":
            key_of = team_keys(snapshot)
            states = {
                key: state
                for key, state in snapshot.states.items()
                if key == self._key or (state.use_case.team and key_of(state.use_case.team) in self._teams)
            }
        return replace(snapshot, states=states)

    def _subjects(self, reach: Reach) -> frozenset[str]:
        own = {f"use_case:{self._key}"}
        state = self._whole[1].states.get(self._key)
        for event in state.events.of_kind("commitment_made", "commitment_moved") if state else ():
            if isinstance(event, CommitmentMade | CommitmentMoved):
                own.add(f"commitment:{self._key}/{event.commitment}")
        return frozenset(own | ({f"team:{team}" for team in self._teams} if reach == "team" else set()))

    def _team_in(self, snapshot: Snapshot) -> Iterable[str]:
        state = snapshot.states.get(self._key)
        return (team_keys(snapshot)(state.use_case.team),) if state and state.use_case.team else ()


def _speaks(pitfall: Pitfall, context: Context, snapshot: Snapshot) -> bool:
    return all(silence.part for silence in pitfall.guard(snapshot, context))
