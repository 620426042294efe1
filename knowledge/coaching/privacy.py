"""Other people: no roadmap names them or holds their ids, wherever those came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from knowledge.history.portfolio import Snapshot
from knowledge.words import STOP_WORDS, fold, tokens

SHORTEST_NAME = 3
PARTICLES = frozenset("van von de der den het ter ten el al la le bin ibn the and".split())


@dataclass(frozen=True)
class Strangers:
    """Everybody that the portfolio knows but the reader: their ``names`` and the ``ids`` of leaders."""

    names: frozenset[str]
    ids: frozenset[str]

    def in_text(self, text: str) -> bool:
        """Whether a text that somebody wrote names one of them, in full, by one part of the name, or by id."""
        words = text.replace("-", " ").replace("/", " ").split()
        capitalised = {part for word in words if word.strip("(“‘\"'")[:1].isupper() for part in tokens(word)}
        return not capitalised.isdisjoint(self._parts) or self.in_data(text)

    def in_data(self, text: str) -> bool:
        """Whether a full name or an id of one of them stands in the text."""
        line = f" {' '.join(tokens(text))} "
        return any(f" {each} " in line for each in self._whole)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(" ".join(tokens(each)) for each in (*self.names, *self.ids)) - {""}

    @cached_property
    def _parts(self) -> frozenset[str]:
        parts = {part for name in self.names for part in tokens(name) if len(part) >= SHORTEST_NAME}
        return frozenset(parts - PARTICLES - STOP_WORDS["nl"] - STOP_WORDS["en"])


def strangers(snapshot: Snapshot, leader: str = "") -> Strangers:
    """All people of the portfolio but this leader; teams that own things are no people."""
    own = snapshot.leaders[leader].name if leader in snapshot.leaders else ""
    owners = {state.use_case.owner for state in snapshot.states.values()}
    owners |= {each.owner for each in snapshot.objectives.values()}
    owners |= {each.owner for each in snapshot.processes.values()}
    names = owners | {each.name for key, each in snapshot.leaders.items() if key != leader}
    teams = {fold(name) for team in snapshot.teams.values() for name in (team.id, team.name, *team.aliases)}
    teams |= {fold(state.use_case.team) for state in snapshot.states.values()}
    people = frozenset(name for name in names if _is_person(name, own, teams))
    return Strangers(people, frozenset(key for key in _ids(snapshot) if key != leader and _tells(key, teams)))


def _is_person(name: str, own: str, teams: Iterable[str]) -> bool:
    folded = fold(name.strip())
    return bool(folded) and folded != fold(own) and folded not in teams


def _tells(key: str, teams: Iterable[str]) -> bool:
    """Whether an id stands for a person wherever it is read: a bare number, or the name of a team, does not."""
    return any(char.isalpha() for char in key) and fold(key.strip()) not in teams


def _ids(snapshot: Snapshot) -> set[str]:
    """The leaders that are known, and those that events speak of."""
    return {*snapshot.leaders, *(event.leader for event in snapshot.events if event.leader)}
