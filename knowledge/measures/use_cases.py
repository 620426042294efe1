"""Counting, listing and grouping use cases."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.activity import ACTIVITY_WINDOW_DAYS, active
from knowledge.measures.facts import fact, inputs_of
from knowledge.measures.groups import count_by, group_name
from knowledge.measures.query import MeasureQuery
from knowledge.measures.select import select
from knowledge.model.base import Language
from knowledge.model.events import UsageMeasured
from knowledge.model.evidence import Fact


def use_cases(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """How many use cases meet the conditions and which ones: counted, listed, grouped or as a share."""
    return _facts(snapshot, query, select(snapshot, query.filters), language, qualifier="")


def active_use_cases(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """The same for active use cases: under way, with an event in the last 42 days (three cycles)."""
    chosen = active(select(snapshot, query.filters), query.as_of)
    return _facts(snapshot, query, chosen, language, qualifier=phrases.pick(language, "actieve", "active"))


def _facts(
    snapshot: Snapshot, query: MeasureQuery, chosen: list[UseCaseState], language: Language, qualifier: str
) -> list[Fact]:
    if query.group_by:
        return [_grouped(snapshot, query, chosen, language, qualifier)]
    if query.show == "share":
        return [_share(snapshot, query, chosen, language, qualifier)]
    return [_counted(snapshot, query, chosen, language, qualifier)]


def _counted(
    snapshot: Snapshot, query: MeasureQuery, chosen: list[UseCaseState], language: Language, qualifier: str
) -> Fact:
    total, ordered = len(chosen), _ordered(chosen, query)
    what = _noun_phrase(snapshot, query, total, language, qualifier)
    text = f"{what} ({phrases.as_of(query.as_of, language)})"
    if ordered:
        text += ": " + phrases.listing([_item(state, query, language) for state in ordered], language)
    text += _definition(query, language)
    ids = [state.id for state in ordered]
    return fact(
        query.measure,
        label=_label(query, language),
        value=list(ids) if query.show == "list" else total,
        unit=phrases.pick(language, "use cases", "use cases"),
        n=total,
        as_of=query.as_of,
        text=text + ".",
        inputs=inputs_of(query, subjects=list(ids)),
    )


def _share(
    snapshot: Snapshot, query: MeasureQuery, chosen: list[UseCaseState], language: Language, qualifier: str
) -> Fact:
    whole = len(select(snapshot, query.filters.model_copy(update=UNCONDITIONED)))
    part = len(chosen)
    of_all = _noun_phrase(snapshot, query, part, language, qualifier)
    share = part / whole if whole else None
    text = phrases.pick(
        language,
        f"{of_all}, van {whole} in totaal" + (f": {phrases.percent(share, language)}" if share is not None else ""),
        f"{of_all}, out of {whole} in all" + (f": {phrases.percent(share, language)}" if share is not None else ""),
    )
    return fact(
        query.measure,
        label=_label(query, language),
        value=share,
        unit="share",
        n=whole,
        as_of=query.as_of,
        text=f"{text} ({phrases.as_of(query.as_of, language)}){_definition(query, language)}.",
        inputs=inputs_of(query, subjects=[state.id for state in chosen], part=part, whole=whole),
    )


UNCONDITIONED: dict[str, object] = {
    "stages": (),
    "roles": (),
    "attributes": {},
    "entered": {},
    "started": None,
    "quiet": None,
    "effect": None,
    "linked": None,
    "owned": None,
    "blocked": None,
    "experimenting": None,
    "active": None,
    "words": (),
}


def _grouped(
    snapshot: Snapshot, query: MeasureQuery, chosen: list[UseCaseState], language: Language, qualifier: str
) -> Fact:
    counts = count_by(snapshot, query, chosen, language)
    total = len(chosen)
    parts = [f"{name} {phrases.number(count, language)}" for name, count in counts.items()]
    what = _noun_phrase(snapshot, query, total, language, qualifier)
    by = group_name(query.group_by or "", language)
    text = f"{what}, {phrases.pick(language, 'per', 'by')} {by} ({phrases.as_of(query.as_of, language)}): "
    text += phrases.listing(parts, language) if parts else phrases.pick(language, "geen", "none")
    if len(counts) > 1 and not query.ranking:
        text += _spread(list(counts.values()), by, language)
    return fact(
        query.measure,
        label=f"{_label(query, language)} {phrases.pick(language, 'per', 'by')} {by}",
        value=dict(counts),
        unit="use cases",
        n=total,
        as_of=query.as_of,
        text=text + _definition(query, language) + ".",
        inputs=inputs_of(query, subjects=[state.id for state in chosen]),
    )


def _spread(counts: Sequence[int], by: str, language: Language) -> str:
    middle = phrases.number(median(counts), language)
    mean = phrases.number(round(sum(counts) / len(counts), 1), language)
    empty = sum(count == 0 for count in counts)
    return phrases.pick(
        language,
        f"; gemiddeld {mean} per {by}, mediaan {middle}, van {min(counts)} tot {max(counts)}, {empty} zonder",
        f"; mean {mean} per {by}, median {middle}, from {min(counts)} to {max(counts)}, {empty} without any",
    )


def _ordered(chosen: list[UseCaseState], query: MeasureQuery) -> list[UseCaseState]:
    match query.order:
        case "oldest":
            chosen = sorted(chosen, key=lambda state: state.started_on or state.registered_on)
        case "newest":
            chosen = sorted(chosen, key=lambda state: state.started_on or state.registered_on, reverse=True)
        case "longest_in_stage":
            chosen = sorted(chosen, key=lambda state: state.stage_since)
        case "longest_quiet":
            chosen = sorted(chosen, key=lambda state: state.last_event_on)
        case "most_users":
            chosen = sorted(chosen, key=users, reverse=True)
        case None:
            pass
    return chosen[: query.limit] if query.order else chosen


def users(state: UseCaseState) -> int:
    """How many people used it by the last measurement."""
    return next((event.users for event in reversed(state.events) if isinstance(event, UsageMeasured)), 0)


def _item(state: UseCaseState, query: MeasureQuery, language: Language) -> str:
    record = state.use_case
    details = [state.id] if state.id != record.title else []
    if record.team and len(query.filters.teams) != 1:
        details.append(record.team)
    details += _details(state, query, language)
    return f"{record.title} ({', '.join(details)})" if details else record.title


def _details(state: UseCaseState, query: MeasureQuery, language: Language) -> Iterable[str]:
    filters = query.filters
    if len(filters.stages) != 1 and not filters.entered:
        yield state.stage.label(language)
    for stage in filters.entered:
        yield f"{stage.label(language)} {phrases.day(state.reached[stage], language)}"
    if (filters.started or query.order in {"oldest", "newest"}) and state.started_on:
        yield phrases.pick(language, "gestart", "started") + " " + phrases.day(state.started_on, language)
    if query.order == "longest_in_stage":
        yield phrases.pick(language, "sinds", "since") + " " + phrases.day(state.stage_since, language)
    if filters.quiet or query.order == "longest_quiet":
        last = phrases.pick(language, "laatste gebeurtenis", "last event")
        yield f"{last} {phrases.day(state.last_event_on, language)}"
    if query.order == "most_users" or "users" in query.details:
        yield phrases.pick(language, f"{users(state)} gebruikers", f"{users(state)} users")
    yield from (DETAILS[detail](state, language) for detail in query.details if detail in DETAILS)


def _since(state: UseCaseState, language: Language) -> str:
    since = phrases.day(state.stage_since, language)
    return phrases.pick(language, f"sinds {since}", f"since {since}")


def _owner(state: UseCaseState, language: Language) -> str:
    owner = state.use_case.owner
    return phrases.pick(language, f"eigenaar {owner or 'onbekend'}", f"owner {owner or 'unknown'}")


def _role(state: UseCaseState, language: Language) -> str:
    role = state.use_case.role
    unknown = phrases.pick(language, "onbekend", "unknown")
    return phrases.pick(language, "rol ", "role ") + (role.label(language) if role else unknown)


def _objective(state: UseCaseState, language: Language) -> str:
    keys = ", ".join(state.use_case.objectives)
    if not keys:
        return phrases.pick(language, "geen doelstelling", "no objective")
    return phrases.pick(language, "doelstelling ", "objective ") + keys


DETAILS: Mapping[str, Callable[[UseCaseState, Language], str]] = {
    "owner": _owner,
    "role": _role,
    "objective": _objective,
    "since": _since,
    "purpose": lambda state, _: state.use_case.purpose.strip().rstrip("."),
}


def _noun_phrase(snapshot: Snapshot, query: MeasureQuery, count: int, language: Language, qualifier: str) -> str:
    what = phrases.use_cases(count, language, qualifier)
    where = phrases.conditions(query.filters, snapshot, language)
    return f"{what} {where}".strip()


def _definition(query: MeasureQuery, language: Language) -> str:
    if query.measure != "active_use_cases" and query.filters.active is None:
        return ""
    return phrases.pick(
        language,
        f"; actief is: in verkenning, pilot, opschaling of gebruik, met een gebeurtenis in de laatste "
        f"{ACTIVITY_WINDOW_DAYS} dagen",
        f"; active means: exploring, piloting, scaling or live, with an event in the last {ACTIVITY_WINDOW_DAYS} days",
    )


def _label(query: MeasureQuery, language: Language) -> str:
    if query.measure == "active_use_cases":
        return phrases.pick(language, "Actieve use cases", "Active use cases")
    return "Use cases"
