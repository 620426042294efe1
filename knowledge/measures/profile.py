"""What is known of single use cases: the record, where it stands, and what happened last."""

from collections.abc import Iterable

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures import details, phrases
from knowledge.measures.event_words import measured
from knowledge.measures.facts import fact, inputs_of
from knowledge.measures.query import MeasureQuery
from knowledge.measures.select import select
from knowledge.model.base import Language
from knowledge.model.events import EVENT_LABELS
from knowledge.model.evidence import Fact
from knowledge.untrusted.showing import called

MOST = 5
RECENT = 3


def use_case_profile(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """One fact per use case that meets the conditions, at most five: stage, owner, links, effects, last events.

    One that is no longer listed has a profile too, which says so.
    """
    chosen = select(snapshot, query.filters, delisted=True)[:MOST]
    return [_profile(snapshot, state, query, language) for state in chosen]


def _profile(snapshot: Snapshot, state: UseCaseState, query: MeasureQuery, language: Language) -> Fact:
    asked = [details.DETAILS[detail](snapshot, state, language) for detail in query.details]
    told = "; ".join(asked or _everything(snapshot, state, language))
    return fact(
        query.measure,
        label=phrases.short(state.use_case.title),
        value={"stage": state.stage.value, "stage_since": state.stage_since.isoformat()},
        as_of=query.as_of,
        text=f"{details.heading(state)}: {told} ({phrases.as_of(query.as_of, language)}).",
        inputs=inputs_of(query, subjects=[state.id]),
    )


def _everything(snapshot: Snapshot, state: UseCaseState, language: Language) -> Iterable[str]:
    record = state.use_case
    yield details.since(snapshot, state, language)
    if not state.listed:
        yield phrases.pick(language, "staat niet meer in de bron", "no longer listed in its source")
    if record.team:
        yield f"team {called(record.team)}"
    yield details.owner(snapshot, state, language)
    if record.role:
        yield details.role(snapshot, state, language)
    yield details.objectives(snapshot, state, language)
    if record.purpose:
        yield details.purpose(snapshot, state, language)
    yield _effect(state, language)
    if state.open_blockers:
        yield _blockers(state, language)
    yield _recent(state, language)


def _effect(state: UseCaseState, language: Language) -> str:
    if not state.effects:
        return phrases.pick(language, "nog geen effect gemeten", "no effect measured yet")
    last = state.effects[-1]
    when = phrases.day(last.on, language)
    head = phrases.pick(language, f"laatste effectmeting op {when}", f"last effect measurement on {when}")
    return f"{head}: {measured(last, language)}"


def _blockers(state: UseCaseState, language: Language) -> str:
    one = len(state.open_blockers) == 1
    word = phrases.pick(
        language, *(("open belemmering", "open blocker") if one else ("open belemmeringen", "open blockers"))
    )
    said = [phrases.short(event.text) or key for key, event in state.open_blockers.items()]
    return f"{word}: {phrases.joined_and(said, language)}"


def _recent(state: UseCaseState, language: Language) -> str:
    items = []
    for event in reversed(state.events[-RECENT:]):
        name, said = phrases.pick(language, *EVENT_LABELS[event.kind]), phrases.short(event.text)
        items.append(f"{phrases.day(event.on, language)} {name}" + (f" ({said})" if said else ""))
    one = len(items) == 1
    word = (
        phrases.pick(language, "laatste gebeurtenis", "last event")
        if one
        else phrases.pick(language, "laatste gebeurtenissen", "last events")
    )
    return f"{word}: {', '.join(items)}"
