"""What the organisation consists of: objectives, teams and processes, each with its use cases."""

from collections.abc import Sequence

from pydantic import JsonValue

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.facts import fact, inputs_of
from knowledge.measures.query import MeasureQuery
from knowledge.measures.select import select
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Stage
from knowledge.words import fold


def objectives(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """The objectives in force and how many use cases under way each has; ``linked=False`` keeps those without."""
    in_force = [item for item in snapshot.objectives.values() if item.in_force(query.as_of)]
    wanted = query.filters.objectives
    chosen = [item for item in in_force if not wanted or item.id in wanted]
    counts = {item.id: len(_serving(snapshot, item.id)) for item in chosen}
    if query.filters.linked is not None:
        chosen = [item for item in chosen if bool(counts[item.id]) is query.filters.linked]
    named = [_objective(item.id, item.title, item.owner, counts[item.id], language) for item in chosen]
    one = len(chosen) == 1
    what = phrases.pick(language, "doelstelling" if one else "doelstellingen", "objective" if one else "objectives")
    what += phrases.pick(language, " van kracht", " in force")
    if query.filters.linked is False:
        what += phrases.pick(language, " zonder use case die loopt", " without a use case under way")
    return [_list_fact(query, what, [item.id for item in chosen], named, language)]


def _objective(key: str, title: str, owner: str, count: int, language: Language) -> str:
    details = [phrases.use_cases(count, language, phrases.pick(language, "lopende", "running"))]
    if owner:
        details.append(phrases.pick(language, "eigenaar", "owner") + f" {owner}")
    return f"{key} {title} ({', '.join(details)})"


def _serving(snapshot: Snapshot, objective: str) -> list[UseCaseState]:
    return [state for state in snapshot.states.values() if state.under_way and objective in state.use_case.objectives]


def teams(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """Every team that is known or named by a use case, with its number of use cases; ``linked`` as for objectives."""
    chosen = select(snapshot, query.filters.model_copy(update={"linked": None}))
    counts = {team.name: 0 for team in snapshot.teams.values()}
    for state in chosen:
        if state.use_case.team:
            counts[state.use_case.team] = counts.get(state.use_case.team, 0) + 1
    names = sorted(counts, key=fold)
    if query.filters.linked is not None:
        names = [name for name in names if bool(counts[name]) is query.filters.linked]
    named = [f"{name} ({phrases.use_cases(counts[name], language)})" for name in names]
    what = "team" if len(names) == 1 else "teams"
    if query.filters.linked is False:
        what += phrases.pick(language, " zonder use case", " without a use case")
    return [_list_fact(query, what, names, named, language)]


def processes(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """The core processes, and which of them have a live use case; ``linked`` keeps those with or without one."""
    core = [item for item in snapshot.processes.values() if item.core]
    live = {
        key
        for state in snapshot.states.values()
        if state.listed and state.stage is Stage.LIVE
        for key in state.use_case.processes
    }
    chosen = (
        core if query.filters.linked is None else [item for item in core if (item.id in live) is query.filters.linked]
    )
    named = [f"{item.title} ({item.id})" for item in chosen]
    what = phrases.pick(language, "kernprocessen", "core processes")
    if query.filters.linked is not None:
        what += phrases.pick(
            language,
            " met een use case in gebruik" if query.filters.linked else " zonder use case in gebruik",
            " with a live use case" if query.filters.linked else " without a live use case",
        )
    return [_list_fact(query, what, [item.id for item in chosen], named, language, whole=len(core))]


def _list_fact(
    query: MeasureQuery,
    what: str,
    ids: Sequence[str],
    named: Sequence[str],
    language: Language,
    whole: int | None = None,
) -> Fact:
    count = len(ids)
    amount = phrases.number(count, language) if count else phrases.pick(language, "geen", "no")
    if whole is not None and whole != count:
        amount = phrases.pick(language, f"{count} van de {whole}", f"{count} of {whole}")
    text = f"{amount} {what} ({phrases.as_of(query.as_of, language)})"
    if named:
        text += ": " + phrases.listing(named, language)
    subjects: JsonValue = list(ids)
    return fact(
        query.measure,
        label=what[:1].upper() + what[1:],
        value=subjects if query.show == "list" else count,
        unit=what.split(maxsplit=1)[0],
        n=whole if whole is not None else count,
        as_of=query.as_of,
        text=text + ".",
        inputs=inputs_of(query, subjects=subjects),
    )
