"""Grouping use cases: by team, stage, objective or any attribute, with the groups that are empty."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.query import MeasureQuery
from knowledge.model.portfolio import Stage
from knowledge.words import fold

UNKNOWN = ""
KEY_OF_UNKNOWN = "(unknown)"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are in each group, by the group's key, and how many in none that is known."""

    by_key: Mapping[str, int]
    unknown: int = 0

    @property
    def value(self) -> dict[str, int]:
        """All counts with keys that are the same in every language."""
        return dict(self.by_key) | ({KEY_OF_UNKNOWN: self.unknown} if self.unknown else {})

    @property
    def total(self) -> int:
        """The sum of all groups; more than what was counted where one counts for several groups."""
        return sum(self.by_key.values()) + self.unknown


def count_by(snapshot: Snapshot, query: MeasureQuery, groups: Iterable[Iterable[str]]) -> Counts:
    """How many of the counted things each group has, most first (least first where asked); empty groups stay.

    ``groups`` are those of each thing: a use case with two objectives counts for both. Names that differ in
    capitals or accents are one group. With a ranking only the top groups are kept, and those that equal them.
    """
    spelling: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for key in _empty_groups(snapshot, query):
        counts[spelling.setdefault(fold(key), key)] = 0
    for keys in groups:
        counts.update({spelling.setdefault(fold(key), key) for key in keys if key} or {UNKNOWN})
    unknown = counts.pop(UNKNOWN, 0)
    ranked = sorted(counts.items(), key=lambda group: fold(group[0]))
    if query.ranking:
        ranked.sort(key=lambda group: group[1], reverse=query.ranking == "most")
        ranked = _top(ranked, query.limit or 1)
    elif query.group_by == "stage":
        ranked.sort(key=lambda group: list(Stage).index(Stage(group[0])))
    elif query.group_by != "year":
        ranked.sort(key=lambda group: group[1], reverse=True)
    return Counts(dict(ranked), unknown)


def _top(ranked: list[tuple[str, int]], limit: int) -> list[tuple[str, int]]:
    """The first ``limit`` groups and those that share the last one's number."""
    return [group for place, group in enumerate(ranked) if place < limit or group[1] == ranked[limit - 1][1]]


def _empty_groups(snapshot: Snapshot, query: MeasureQuery) -> Iterable[str]:
    """Groups that count even with nothing in them: a team without use cases is news."""
    filters = query.filters
    if query.group_by == "team":
        return _wanted((team.name for team in snapshot.teams.values()), filters.teams)
    if query.group_by == "objective":
        in_force = (key for key, item in snapshot.objectives.items() if item.in_force(query.as_of))
        return _wanted(in_force, filters.objectives)
    if query.group_by == "stage":
        return [stage.value for stage in filters.stages or Stage]
    return []


def _wanted(names: Iterable[str], wanted: Iterable[str]) -> list[str]:
    accepted = {fold(name) for name in wanted}
    return [name for name in names if not accepted or fold(name) in accepted]


def partition(
    snapshot: Snapshot, query: MeasureQuery, states: Iterable[UseCaseState]
) -> list[tuple[str, list[UseCaseState]]]:
    """The known groups with the use cases of each, by name; empty groups stay, one of two groups is in both."""
    spelling = {fold(key): key for key in _empty_groups(snapshot, query)}
    members: dict[str, list[UseCaseState]] = {key: [] for key in spelling.values()}
    for state in states:
        for key in {spelling.setdefault(fold(key), key) for key in groups_of(state, query.group_by or "") if key}:
            members.setdefault(key, []).append(state)
    return sorted(members.items(), key=lambda group: fold(group[0]))


def groups_of(state: UseCaseState, field: str) -> Iterable[str]:
    """The keys of the groups that a use case belongs to; none, or an empty one, where that is not known."""
    group = GROUPS.get(field)
    return group(state) if group else (state.use_case.attributes.get(field.removeprefix("attribute:"), UNKNOWN),)


GROUPS: Mapping[str, Callable[[UseCaseState], Iterable[str]]] = {
    "team": lambda state: (state.use_case.team,),
    "owner": lambda state: (state.use_case.owner,),
    "stage": lambda state: (state.stage.value,),
    "role": lambda state: (state.use_case.role or UNKNOWN,),
    "objective": lambda state: state.use_case.objectives,
    "process": lambda state: state.use_case.processes,
    "year": lambda state: (str(state.started_on.year) if state.started_on else UNKNOWN,),
}
