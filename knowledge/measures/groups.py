"""Grouping use cases: by team, stage, objective or any attribute, with the groups that are empty."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.query import MeasureQuery
from knowledge.model.base import Language
from knowledge.model.portfolio import Stage
from knowledge.words import fold

UNKNOWN = ""


def count_by(
    snapshot: Snapshot, query: MeasureQuery, chosen: Iterable[UseCaseState], language: Language
) -> dict[str, int]:
    """How many use cases each group has, most first (least first where asked); empty groups stay.

    A use case with two objectives counts for both.
    """
    field = query.group_by or ""
    counts: Counter[str] = Counter(dict.fromkeys(_empty_groups(snapshot, query, language), 0))
    for state in chosen:
        counts.update(_groups_of(state, field, snapshot, language))
    unknown = phrases.pick(language, "(onbekend)", "(unknown)")
    sign = -1 if query.ranking != "least" else 1
    ranked = sorted(counts.items(), key=lambda group: (sign * group[1], fold(group[0])))
    if field == "stage":
        order = {stage.label(language): place for place, stage in enumerate(Stage)}
        ranked.sort(key=lambda group: order[group[0]])
    if query.ranking and ranked:
        ranked = _top(ranked, query.limit or 1)
    return {name or unknown: count for name, count in ranked}


def _top(ranked: list[tuple[str, int]], limit: int) -> list[tuple[str, int]]:
    """The first ``limit`` groups and those that share the last one's number."""
    bound = ranked[:limit][-1][1]
    return [group for place, group in enumerate(ranked) if place < limit or group[1] == bound]


def _empty_groups(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[str]:
    """Groups that count even with nothing in them: a team without use cases is news."""
    if query.group_by == "team":
        known = [team.name for team in snapshot.teams.values()]
        wanted = {fold(team) for team in query.filters.teams}
        return [name for name in known if not wanted or fold(name) in wanted]
    if query.group_by == "objective":
        return [
            _objective_name(key, snapshot) for key, item in snapshot.objectives.items() if item.in_force(query.as_of)
        ]
    if query.group_by == "stage" and not query.filters.stages:
        return [stage.label(language) for stage in Stage]
    return []


def _groups_of(state: UseCaseState, field: str, snapshot: Snapshot, language: Language) -> list[str]:
    group = GROUPS.get(field)
    if group:
        return group(state, snapshot, language)
    return [state.use_case.attributes.get(field.removeprefix("attribute:"), UNKNOWN)]


def _by_role(state: UseCaseState, _: Snapshot, language: Language) -> list[str]:
    role = state.use_case.role
    return [role.label(language) if role else UNKNOWN]


def _by_objective(state: UseCaseState, snapshot: Snapshot, _: Language) -> list[str]:
    return [_objective_name(key, snapshot) for key in state.use_case.objectives] or [UNKNOWN]


def _by_process(state: UseCaseState, snapshot: Snapshot, _: Language) -> list[str]:
    known = snapshot.processes
    return [known[key].title if key in known else key for key in state.use_case.processes] or [UNKNOWN]


def _by_year(state: UseCaseState, _: Snapshot, __: Language) -> list[str]:
    return [str(state.started_on.year) if state.started_on else UNKNOWN]


GROUPS: Mapping[str, Callable[[UseCaseState, Snapshot, Language], list[str]]] = {
    "team": lambda state, _, __: [state.use_case.team],
    "owner": lambda state, _, __: [state.use_case.owner],
    "stage": lambda state, _, language: [state.stage.label(language)],
    "role": _by_role,
    "objective": _by_objective,
    "process": _by_process,
    "year": _by_year,
}


def _objective_name(key: str, snapshot: Snapshot) -> str:
    objective = snapshot.objectives.get(key)
    return f"{key} {objective.title}" if objective else key


GROUP_NAMES: Mapping[str, tuple[str, str]] = {
    "team": ("team", "team"),
    "owner": ("eigenaar", "owner"),
    "stage": ("fase", "stage"),
    "role": ("rol", "role"),
    "objective": ("doelstelling", "objective"),
    "process": ("proces", "process"),
    "year": ("startjaar", "year of start"),
}


def group_name(field: str, language: Language) -> str:
    """What the grouping field is called."""
    names = GROUP_NAMES.get(field)
    return phrases.pick(language, *names) if names else field.removeprefix("attribute:")
