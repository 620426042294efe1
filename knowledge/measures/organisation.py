"""What the organisation consists of: objectives, teams and processes, each with its use cases."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from pydantic import JsonValue

from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.condition_words import TITLE, conditions
from knowledge.measures.facts import fact, inputs_of
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.measures.select import select
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Objective, Process, Stage
from knowledge.untrusted.showing import called
from knowledge.words import fold


def objectives(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """The objectives in force and how many use cases under way each has; ``linked`` keeps those with or without."""
    asked = _among(query.filters.objectives)
    wanted = [item for item in snapshot.objectives.values() if asked(item.id)]
    chosen = [item for item in wanted if item.in_force(query.as_of)]
    if query.filters.objectives and not chosen:
        return [_none_in_force(wanted, query, language)]
    filters = _of_use_cases(query.filters, "objectives")
    counts = Counter(
        key for state in select(snapshot, filters) if state.under_way for key in set(state.use_case.objectives)
    )
    linked = query.filters.linked
    chosen = [item for item in chosen if linked is None or bool(counts[item.id]) is linked]
    chosen = [item for item in chosen if _within(query, counts[item.id])]
    what = _noun("objectives", len(chosen), language) + phrases.pick(language, " van kracht", " in force")
    if _bounded(query):
        what += _bounds(query, ("lopende", "running"), filters, snapshot, language)
    else:
        what += _linked(linked, ("use case die loopt", "use case under way"), filters, snapshot, language)
    named = [_objective(item, counts[item.id], query, language) for item in chosen]
    return [_list_fact(query, what, [item.id for item in chosen], named, language)]


def _none_in_force(named: Sequence[Objective], query: MeasureQuery, language: Language) -> Fact:
    """Of objectives that are asked for by name: that none of them counts, and since or until when."""
    what = phrases.pick(language, "genoemde doelstelling van kracht", "named objective in force")
    return _list_fact(query, what, [], [_lapsed(item, query, language) for item in named], language)


def _lapsed(item: Objective, query: MeasureQuery, language: Language) -> str:
    details = []
    if item.retired_on is not None and item.retired_on <= query.as_of:
        details.append(phrases.pick(language, "vervallen op ", "retired on ") + phrases.day(item.retired_on, language))
    elif item.in_force_from is not None:
        since = phrases.day(item.in_force_from, language)
        details.append(phrases.pick(language, "van kracht vanaf ", "in force from ") + since)
    if "owner" in query.details:
        details.append(_owner(item.owner, language))
    return f"{item.id} {phrases.short(item.title, TITLE)} ({', '.join(details)})"


def _objective(item: Objective, count: int, query: MeasureQuery, language: Language) -> str:
    details = []
    if query.filters.linked is not False:
        details.append(phrases.use_cases(count, language, phrases.pick(language, "lopende", "running")))
    if "owner" in query.details:
        details.append(_owner(item.owner, language))
    name = f"{item.id} {phrases.short(item.title, TITLE)}"
    return f"{name} ({', '.join(details)})" if details else name


def teams(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """Every team that is known or named by a use case, with its number of use cases; ``linked`` as for objectives."""
    asked = _among(query.filters.teams)
    filters = _of_use_cases(query.filters, "teams")
    names = {fold(team.name): team.name for team in snapshot.teams.values()}
    for state in snapshot.states.values():
        if state.use_case.team and state.listed:
            names.setdefault(fold(state.use_case.team), state.use_case.team)
    counts = Counter(fold(state.use_case.team) for state in select(snapshot, filters))
    linked = query.filters.linked
    keys = [key for key in sorted(names) if asked(key) and (linked is None or bool(counts[key]) is linked)]
    keys = [key for key in keys if _within(query, counts[key])]
    what = _noun("teams", len(keys), language)
    if _bounded(query):
        what += _bounds(query, ("", ""), filters, snapshot, language)
    else:
        what += _linked(linked, ("use case", "use case"), filters, snapshot, language)
    chosen = [names[key] for key in keys]
    named = (
        [*map(called, chosen)]
        if linked is False
        else [f"{called(names[key])} ({phrases.use_cases(counts[key], language)})" for key in keys]
    )
    return [_list_fact(query, what, chosen, named, language)]


def processes(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """The core processes approved by then, and which of them have a live use case; ``linked`` keeps those with or
    without one."""
    asked = _among(query.filters.processes)
    core = [item for item in snapshot.processes.values() if is_core(item, query.as_of) and asked(item.id)]
    filters = _of_use_cases(query.filters, "processes").model_copy(update={"stages": (Stage.LIVE,)})
    live = {key for state in select(snapshot, filters) for key in state.use_case.processes}
    linked = query.filters.linked
    chosen = [item for item in core if linked is None or (item.id in live) is linked]
    named = [_process(item, query, language) for item in chosen]
    what = _noun("processes", len(core), language)
    what += _linked(
        linked, ("use case in gebruik", "live use case"), filters.model_copy(update={"stages": ()}), snapshot, language
    )
    whole = None if linked is None else len(core)
    return [_list_fact(query, what, [item.id for item in chosen], named, language, whole)]


def _process(item: Process, query: MeasureQuery, language: Language) -> str:
    name = f"{phrases.short(item.title, TITLE)} ({item.id})"
    return f"{name}, {_owner(item.owner, language)}" if "owner" in query.details else name


def _owner(name: str, language: Language) -> str:
    shown = called(name) or phrases.pick(language, "onbekend", "unknown")
    return f"{phrases.pick(language, 'eigenaar', 'owner')} {shown}"


def is_core(item: Process, as_of: date) -> bool:
    """Whether a process stands on the list of core processes that was approved by then."""
    return item.core and (item.approved_on is None or item.approved_on <= as_of)


def _among(wanted: Iterable[str]) -> Callable[[str], bool]:
    """Whether a name is asked for; all are where none is named."""
    accepted = {fold(name) for name in wanted}
    return lambda name: not accepted or fold(name) in accepted


def _of_use_cases(filters: Filters, own: str) -> Filters:
    """The conditions that are about the use cases, not about the things that are listed."""
    return filters.model_copy(update={own: (), "linked": None})


def _linked(
    linked: bool | None, noun: tuple[str, str], filters: Filters, snapshot: Snapshot, language: Language
) -> str:
    """`` with a live use case of Finance``; which use cases count is told even where all things are listed."""
    which = conditions(filters, snapshot, language, count=1)
    if linked is None:
        head = phrases.pick(language, ", geteld over use cases", ", counting use cases")
        return f"{head} {conditions(filters, snapshot, language)}" if which else ""
    head = phrases.pick(language, " met een" if linked else " zonder", " with a" if linked else " without a")
    return f"{head} {phrases.pick(language, *noun)} {which}".rstrip()


def _within(query: MeasureQuery, count: int) -> bool:
    return (query.least is None or query.least <= count) and (query.most is None or count <= query.most)


def _bounded(query: MeasureQuery) -> bool:
    return query.least is not None or query.most is not None


def _bounds(
    query: MeasureQuery, kind: tuple[str, str], filters: Filters, snapshot: Snapshot, language: Language
) -> str:
    """`` with at least 3 use cases in stage 'piloting'``."""
    count = query.most if query.least is None else query.least
    bound = ("hooguit", "at most") if query.least is None else ("minstens", "at least")
    bound = ("precies", "exactly") if query.least == query.most else bound
    use_cases = phrases.use_cases(count or 0, language, phrases.pick(language, *kind))
    which = conditions(filters, snapshot, language, count=count or 0)
    said = " ".join(filter(None, (phrases.pick(language, *bound), use_cases, which)))
    return phrases.pick(language, " met ", " with ") + said


def _list_fact(
    query: MeasureQuery,
    what: str,
    ids: Sequence[str],
    named: Sequence[str],
    language: Language,
    whole: int | None = None,
) -> Fact:
    count = len(ids)
    amount = phrases.amount(count, language)
    if whole is not None and count != whole:
        total = phrases.number(whole, language)
        amount = phrases.pick(language, f"{amount} van de {total}", f"{amount if count else 'none'} of the {total}")
    text = f"{amount} {what} ({phrases.as_of(query.as_of, language)})"
    if named:
        text += ": " + phrases.listing(named, language)
    subjects: JsonValue = list(ids)
    return fact(
        query.measure,
        label=what[:1].upper() + what[1:],
        value=subjects if query.show == "list" else count,
        unit=_noun(query.measure, count, language),
        n=whole if whole is not None else count,
        as_of=query.as_of,
        text=text + ".",
        inputs=inputs_of(query, subjects=subjects),
    )


NOUNS = {
    "objectives": (("doelstelling", "objective"), ("doelstellingen", "objectives")),
    "teams": (("team", "team"), ("teams", "teams")),
    "processes": (("kernproces", "core process"), ("kernprocessen", "core processes")),
}


def _noun(measure: str, count: int, language: Language) -> str:
    return phrases.pick(language, *NOUNS[measure][count != 1])
