"""Counting, listing and grouping use cases."""

from collections.abc import Iterable, Mapping
from datetime import date

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures import group_words, phrases
from knowledge.measures.activity import active, definition
from knowledge.measures.condition_words import conditions
from knowledge.measures.details import DETAILS, heading, last_usage, users
from knowledge.measures.facts import fact, inputs_of
from knowledge.measures.groups import count_by, groups_of
from knowledge.measures.query import Filters, MeasureQuery, Order
from knowledge.measures.select import select
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.untrusted.showing import called


def use_cases(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """How many use cases meet the conditions and which ones: counted, listed, grouped or as a share."""
    return [_fact(snapshot, query, select(snapshot, query.filters), language)]


def active_use_cases(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """The same for active use cases: under way, with an event in the last 42 days (three cycles)."""
    return [_fact(snapshot, query, active(select(snapshot, query.filters), query.as_of), language)]


def _fact(snapshot: Snapshot, query: MeasureQuery, chosen: list[UseCaseState], language: Language) -> Fact:
    if query.group_by:
        return _grouped(snapshot, query, chosen, language)
    if query.show == "share":
        return _share(snapshot, query, chosen, language)
    return _counted(snapshot, query, chosen, language)


def _counted(snapshot: Snapshot, query: MeasureQuery, chosen: list[UseCaseState], language: Language) -> Fact:
    ordered = _ordered(chosen, query)
    text = f"{_noun_phrase(snapshot, query, len(chosen), language)} ({_note(query, language)})"
    if ordered and (query.show == "list" or len(ordered) <= phrases.LISTED):
        shown = [_item(snapshot, state, query, language) for state in ordered[: phrases.LISTED]]
        head = f"; {phrases.pick(language, *ORDERS[query.order])}: " if query.order else ": "
        text += head + phrases.listing(shown, language, total=len(ordered))
    ids = [state.id for state in ordered]
    return fact(
        query.measure,
        label=_label(query, language),
        value=list(ids) if query.show == "list" else len(chosen),
        unit="use case" if len(chosen) == 1 else "use cases",
        n=len(chosen),
        as_of=query.as_of,
        text=text + ".",
        inputs=inputs_of(query, subjects=list(ids)),
    )


def _share(snapshot: Snapshot, query: MeasureQuery, chosen: list[UseCaseState], language: Language) -> Fact:
    of_all = query.model_copy(update={"measure": "use_cases", "filters": whole_of(query)})
    part, whole = len(chosen), len(select(snapshot, of_all.filters))
    share = part / whole if whole else None
    text = _noun_phrase(snapshot, query, part, language)
    text += phrases.pick(language, ", van ", ", out of ") + _noun_phrase(snapshot, of_all, whole, language)
    text += f": {phrases.percent(share, language)}" if share is not None else ""
    return fact(
        query.measure,
        label=_label(query, language),
        value=share,
        unit="share",
        n=whole,
        as_of=query.as_of,
        text=f"{text} ({_note(query, language)}).",
        inputs=inputs_of(query, subjects=[state.id for state in chosen], part=part, whole=whole),
    )


def whole_of(query: MeasureQuery) -> Filters:
    """What a share is a share of: without the last of the conditions that say what is asked of a use case.

    "Which share of the pilots has no effect" is of the pilots, "which share of Finance is live" of Finance.
    """
    filters, empty = query.filters, Filters()
    if query.measure == "active_use_cases":
        return filters
    for names in ASKED:
        if any(getattr(filters, name) != getattr(empty, name) for name in names):
            return filters.model_copy(update={name: getattr(empty, name) for name in names})
    return empty


ASKED: tuple[tuple[str, ...], ...] = (
    ("effect", "linked", "owned", "blocked", "experimenting", "active", "quiet"),
    ("entered", "started"),
    ("stages",),
    ("roles",),
    ("attributes", "words"),
    ("objectives", "processes"),
)


def _grouped(snapshot: Snapshot, query: MeasureQuery, chosen: list[UseCaseState], language: Language) -> Fact:
    field = query.group_by or ""
    counts = count_by(snapshot, query, (groups_of(state, field) for state in chosen))
    what = _noun_phrase(snapshot, query, len(chosen), language)
    note = _note(query, language)
    return fact(
        query.measure,
        label=f"{_label(query, language)} {group_words.by(field, language)}",
        value=dict(counts.value),
        unit="use cases",
        n=len(chosen),
        as_of=query.as_of,
        text=group_words.sentence(what, note, counts, len(chosen), query, snapshot, language),
        inputs=inputs_of(query, subjects=[state.id for state in chosen]),
    )


ORDERS: Mapping[Order, tuple[str, str]] = {
    "oldest": ("de oudste", "the oldest"),
    "newest": ("de nieuwste", "the newest"),
    "longest_in_stage": ("het langst in dezelfde fase", "the longest in the same stage"),
    "longest_quiet": ("het langst stil", "the longest quiet"),
    "most_users": ("met de meeste gebruikers", "with the most users"),
}


def _ordered(chosen: list[UseCaseState], query: MeasureQuery) -> list[UseCaseState]:
    match query.order:
        case None:
            return chosen
        case "oldest" | "newest":
            chosen = sorted(chosen, key=_began, reverse=query.order == "newest")
        case "longest_in_stage":
            chosen = sorted(chosen, key=lambda state: state.stage_since)
        case "longest_quiet":
            chosen = sorted(chosen, key=lambda state: state.last_event_on)
        case "most_users":
            chosen = sorted(chosen, key=_users, reverse=True)
    return chosen[: query.limit]


def _began(state: UseCaseState) -> date:
    return state.started_on or state.registered_on


def _users(state: UseCaseState) -> int:
    last = last_usage(state)
    return last.users if last else -1


def _item(snapshot: Snapshot, state: UseCaseState, query: MeasureQuery, language: Language) -> str:
    team = [called(state.use_case.team)] if state.use_case.team and len(query.filters.teams) != 1 else []
    return heading(state, [*team, *_details(snapshot, state, query, language)])


def _details(snapshot: Snapshot, state: UseCaseState, query: MeasureQuery, language: Language) -> Iterable[str]:
    filters, asked = query.filters, query.details
    tells_since = "since" in asked or query.order == "longest_in_stage"
    if len(filters.stages) != 1 and not filters.entered and not tells_since:
        yield state.stage.label(language)
    for stage in filters.entered:
        yield f"{stage.label(language)} {phrases.day(state.reached[stage], language)}"
    if filters.started or query.order in {"oldest", "newest"}:
        yield _start(state, language)
    if query.order == "longest_in_stage" and "since" not in asked:
        yield DETAILS["since"](snapshot, state, language)
    if filters.quiet or query.order == "longest_quiet":
        last = phrases.pick(language, "laatste gebeurtenis", "last event")
        yield f"{last} {phrases.day(state.last_event_on, language)}"
    if query.order == "most_users" and "users" not in asked:
        yield users(snapshot, state, language)
    yield from (DETAILS[detail](snapshot, state, language) for detail in asked)


def _start(state: UseCaseState, language: Language) -> str:
    word = ("gestart", "started") if state.started_on else ("opgenomen", "registered")
    return phrases.pick(language, *word) + " " + phrases.day(_began(state), language)


def _noun_phrase(snapshot: Snapshot, query: MeasureQuery, count: int, language: Language) -> str:
    qualifier = phrases.pick(language, "actieve", "active") if query.measure == "active_use_cases" else ""
    what = phrases.use_cases(count, language, qualifier)
    return f"{what} {conditions(query.filters, snapshot, language, count)}".strip()


def _note(query: MeasureQuery, language: Language) -> str:
    """On which day, and what active means where that was asked."""
    day = phrases.as_of(query.as_of, language)
    asks_active = query.measure == "active_use_cases" or query.filters.active is not None
    return f"{day}; {definition(language)}" if asks_active else day


def _label(query: MeasureQuery, language: Language) -> str:
    if query.measure == "active_use_cases":
        return phrases.pick(language, "Actieve use cases", "Active use cases")
    return "Use cases"
