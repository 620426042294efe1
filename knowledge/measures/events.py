"""Counting and listing what happened: experiments, reflections, decisions, promises, blockers, effects."""

from collections import Counter

from pydantic import JsonValue

from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.event_words import counted
from knowledge.measures.facts import fact, inputs_of
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.measures.select import select_events
from knowledge.model.base import Labelled, Language
from knowledge.model.events import EVENT_LABELS, EffectMeasured, Event, ExperimentEnded, LeadershipSignal, StageChanged
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Stage
from knowledge.words import fold


def events(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """How many events of the asked kinds happened in the asked period, and which, newest first."""
    found = select_events(snapshot, query)
    if query.limit:
        found = found[: query.limit]
    if query.group_by:
        return [_grouped(snapshot, query, found, language)]
    text = f"{_noun_phrase(snapshot, query, len(found), language)} ({phrases.as_of(query.as_of, language)})"
    if found:
        text += ": " + phrases.listing([_item(snapshot, event, query, language) for event in found], language)
    return [
        fact(
            query.measure,
            label=_label(query, language),
            value=[event.id for event in found] if query.show == "list" else len(found),
            unit=phrases.pick(language, "gebeurtenissen", "events"),
            n=len(found),
            as_of=query.as_of,
            text=text + ".",
            inputs=inputs_of(query, events=[event.id for event in found], subjects=_subjects(found)),
        )
    ]


def _grouped(snapshot: Snapshot, query: MeasureQuery, found: list[Event], language: Language) -> Fact:
    counts = Counter(_group_of(snapshot, event, query.group_by or "", language) for event in found)
    if query.group_by == "team":
        counts.update(dict.fromkeys((team.name for team in snapshot.teams.values()), 0))
    sign = 1 if query.ranking == "least" else -1
    ranked = sorted(counts.items(), key=lambda group: (sign * group[1], fold(group[0])))
    if query.ranking and ranked:
        ranked = [group for group in ranked if group[1] == ranked[0][1]]
    by = phrases.pick(language, "per", "by") + " " + (query.group_by or "")
    listed = phrases.listing([f"{name} {phrases.number(count, language)}" for name, count in ranked], language)
    what = _noun_phrase(snapshot, query, len(found), language)
    return fact(
        query.measure,
        label=f"{_label(query, language)} {by}",
        value=dict(ranked),
        unit=phrases.pick(language, "gebeurtenissen", "events"),
        n=len(found),
        as_of=query.as_of,
        text=f"{what}, {by} ({phrases.as_of(query.as_of, language)}): {listed}.",
        inputs=inputs_of(query, events=[event.id for event in found]),
    )


def _group_of(snapshot: Snapshot, event: Event, field: str, language: Language) -> str:
    unknown = phrases.pick(language, "(zonder team)", "(no team)")
    if field == "kind":
        return phrases.pick(language, *EVENT_LABELS[event.kind])
    if event.use_case and event.use_case in snapshot.states:
        return snapshot.states[event.use_case].use_case.team or unknown
    team = snapshot.teams.get(event.team or "")
    return team.name if team else event.team or unknown


def _subjects(found: list[Event]) -> list[JsonValue]:
    return list(dict.fromkeys(event.use_case for event in found if event.use_case))


def _noun_phrase(snapshot: Snapshot, query: MeasureQuery, count: int, language: Language) -> str:
    amount = phrases.pick(language, "geen", "no") if count == 0 else phrases.number(count, language)
    noun = counted(query.kinds, count, language)
    still_open = phrases.pick(language, "nog open", "still open") if query.pending else ""
    when = phrases.period(query.period, language) if query.period else ""
    about = phrases.conditions(query.filters, snapshot, language) if query.filters != Filters() else ""
    if about and not query.filters.teams:
        about = phrases.pick(language, "bij use cases", "for use cases") + " " + about
    return " ".join(part for part in (amount, noun, still_open, about, when) if part)


def _item(snapshot: Snapshot, event: Event, query: MeasureQuery, language: Language) -> str:
    """``3 May 2026: pilot ended (UC-012 Title): what was written``; people are not named."""
    parts = [phrases.day(event.on, language)]
    if len(query.kinds) != 1:
        parts.append(phrases.pick(language, *EVENT_LABELS[event.kind]))
    subject = _subject(snapshot, event)
    if subject:
        parts.append(subject)
    parts += [detail for detail in (_detail(event, language), event.text.strip().rstrip(".")) if detail]
    return ", ".join(parts)


def _subject(snapshot: Snapshot, event: Event) -> str:
    if event.use_case:
        state = snapshot.states.get(event.use_case)
        return f"{state.use_case.title} ({event.use_case})" if state else event.use_case
    team = snapshot.teams.get(event.team or "")
    return team.name if team else event.team or ""


def _detail(event: Event, language: Language) -> str:
    match event:
        case StageChanged():
            return phrases.pick(language, "naar", "to") + f" {Stage(event.stage).label(language)}"
        case EffectMeasured():
            return _effect(event, language)
        case ExperimentEnded(outcome=outcome):
            return outcome.label(language) if outcome else phrases.pick(language, "geen besluit", "no decision")
        case LeadershipSignal(signal=signal):
            return signal.label(language)
        case _:
            about = getattr(event, "about", None) or ""
            due = getattr(event, "due", None)
            word = about.label(language) if isinstance(about, Labelled) else ""
            return " ".join(
                filter(
                    None, (word, phrases.pick(language, "vóór", "by") + " " + phrases.day(due, language) if due else "")
                )
            )


def _effect(event: EffectMeasured, language: Language) -> str:
    if not event.shown:
        return phrases.pick(language, "geen effect aangetoond", "no effect shown")
    verified = (
        phrases.pick(language, "geverifieerd", "verified")
        if event.verified
        else phrases.pick(language, "niet geverifieerd", "not verified")
    )
    amount = f"{phrases.number(event.value, language)} {event.unit}".strip() if event.value is not None else ""
    return " ".join(filter(None, (event.metric, amount, f"({verified})")))


def _label(query: MeasureQuery, language: Language) -> str:
    if len(query.kinds) == 1:
        name = phrases.pick(language, *EVENT_LABELS[query.kinds[0]])
        return name[:1].upper() + name[1:]
    return phrases.pick(language, "Gebeurtenissen", "Events")
