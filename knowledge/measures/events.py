"""Counting and listing what happened: experiments, reflections, decisions, promises, blockers, effects."""

from collections.abc import Iterable
from itertools import groupby

from knowledge.history.portfolio import Snapshot
from knowledge.measures import group_words, phrases
from knowledge.measures.condition_words import conditions
from knowledge.measures.details import heading
from knowledge.measures.event_words import counted, told
from knowledge.measures.facts import fact, inputs_of
from knowledge.measures.groups import UNKNOWN, count_by, groups_of
from knowledge.measures.pending import opened_with
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.measures.select import select_events
from knowledge.model.base import Language
from knowledge.model.events import EVENT_LABELS, Event
from knowledge.model.evidence import Fact


def events(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """How many events of the asked kinds happened in the asked period, and which, newest first."""
    found = select_events(snapshot, query)
    return [(_grouped if query.group_by else _counted)(snapshot, query, found, language)]


def _counted(snapshot: Snapshot, query: MeasureQuery, found: list[Event], language: Language) -> Fact:
    shown = found[: query.limit]
    text = f"{_noun_phrase(snapshot, query, len(found), language)} ({phrases.as_of(query.as_of, language)})"
    if shown:
        text += _head(query, len(found), language)
        items = [_item(snapshot, event, query, language) for event in shown[: phrases.LISTED]]
        text += _once(items, len(shown), language)
    ids = [event.id for event in shown]
    return fact(
        query.measure,
        label=_label(query, language),
        value=list(ids) if query.show == "list" else len(found),
        unit=counted((), len(found), language),
        n=len(found),
        as_of=query.as_of,
        text=text + ".",
        inputs=inputs_of(query, events=list(ids), subjects=list(_subjects(shown))),
    )


def _grouped(snapshot: Snapshot, query: MeasureQuery, found: list[Event], language: Language) -> Fact:
    field = query.group_by or ""
    counts = count_by(snapshot, query, (_groups_of(snapshot, event, field) for event in found))
    what, note = _noun_phrase(snapshot, query, len(found), language), phrases.as_of(query.as_of, language)
    return fact(
        query.measure,
        label=f"{_label(query, language)} {group_words.by(field, language)}",
        value=dict(counts.value),
        unit=counted((), 2, language),
        n=len(found),
        as_of=query.as_of,
        text=group_words.sentence(what, note, counts, len(found), query, snapshot, language),
        inputs=inputs_of(query, events=[event.id for event in found]),
    )


def _groups_of(snapshot: Snapshot, event: Event, field: str) -> Iterable[str]:
    """An event belongs where its use case does; without one it can only belong to a team."""
    if field == "kind":
        return (event.kind,)
    if event.use_case:
        return groups_of(snapshot.states[event.use_case], field)
    return (_team_of(snapshot, event),) if field == "team" else (UNKNOWN,)


def _team_of(snapshot: Snapshot, event: Event) -> str:
    team = snapshot.teams.get(event.team or "")
    return team.name if team else event.team or UNKNOWN


def _subjects(found: list[Event]) -> Iterable[str]:
    return dict.fromkeys(event.use_case for event in found if event.use_case)


def _noun_phrase(snapshot: Snapshot, query: MeasureQuery, count: int, language: Language) -> str:
    amount, noun = phrases.amount(count, language), counted(query.kinds, count, language, query.pending)
    if query.about:
        kinds = phrases.joined((kind.label(language) for kind in query.about), language)
        noun += phrases.pick(language, " over ", " about ") + kinds
    if query.overdue:
        noun += phrases.pick(language, " over hun datum", " past their day")
    about = conditions(query.filters, snapshot, language)
    if about and query.filters != Filters(teams=query.filters.teams):
        about = phrases.pick(language, "bij use cases", "for use cases") + " " + about
    when = phrases.period(query.period, language) if query.period else ""
    return " ".join(part for part in (amount, noun, about, when) if part)


def _head(query: MeasureQuery, total: int, language: Language) -> str:
    """That these are only some of them, where a limit was asked."""
    if query.limit is None or total <= query.limit:
        return ": "
    oldest = query.order == "oldest"
    if query.limit == 1:
        return phrases.pick(
            language, *(("; de eerste: ", "; the first: ") if oldest else ("; de laatste: ", "; the last: "))
        )
    number = phrases.number(query.limit, language)
    return phrases.pick(
        language,
        f"; de {'eerste' if oldest else 'laatste'} {number}: ",
        f"; the {'first' if oldest else 'last'} {number}: ",
    )


def _once(items: list[str], total: int, language: Language) -> str:
    """The listed items; the same one in a row is told once, with how many times it holds."""
    distinct = []
    for item, same in groupby(items):
        times = len(list(same))
        distinct.append(item if times == 1 else f"{item} ({times} {phrases.pick(language, 'keer', 'times')})")
    rest = phrases.pick(language, f"en nog {total - len(items)}", f"and {total - len(items)} more")
    return "; ".join([*distinct, rest] if total > len(items) else distinct)


def _item(snapshot: Snapshot, event: Event, query: MeasureQuery, language: Language) -> str:
    """``3 May 2026, experiment ended, Title (UC-012), keep, what was written``; no leader is named."""
    kind = phrases.pick(language, *EVENT_LABELS[event.kind]) if len(query.kinds) != 1 else ""
    parts = (
        phrases.day(event.on, language),
        kind,
        heading(snapshot.states[event.use_case]) if event.use_case else _team_of(snapshot, event),
        phrases.short(opened_with(snapshot, event)),
        told(event, language),
        phrases.short(event.text),
    )
    return ", ".join(part for part in parts if part)


def _label(query: MeasureQuery, language: Language) -> str:
    name = counted(query.kinds, 2, language, query.pending)
    return name[:1].upper() + name[1:]
