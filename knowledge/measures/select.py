"""Selecting: which use cases and which events a query is about."""

from collections.abc import Callable, Iterable
from datetime import date

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.activity import is_active
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.model.events import (
    BlockerRaised,
    BlockerRemoved,
    CommitmentKept,
    CommitmentMade,
    CommitmentMoved,
    Event,
)
from knowledge.model.portfolio import Stage
from knowledge.words import fold, same_word, tokens

Condition = Callable[[UseCaseState], bool]


def select(snapshot: Snapshot, filters: Filters) -> list[UseCaseState]:
    """The use cases that meet every condition, by title; those no longer listed are left out."""
    conditions = list(_conditions(filters, snapshot.as_of))
    chosen = [state for state in snapshot.states.values() if state.listed and all(meets(state) for meets in conditions)]
    return sorted(chosen, key=lambda state: (fold(state.use_case.title), state.id))


def select_events(snapshot: Snapshot, query: MeasureQuery) -> list[Event]:
    """The events of the asked kinds in the asked period, about the selected use cases; newest first.

    Without a condition on use cases, events about teams and the organisation count too; with teams only,
    also those about these teams.
    """
    kinds = frozenset(query.kinds)
    about = _subject_test(snapshot, query.filters)
    events = [event for event in snapshot.events if (not kinds or event.kind in kinds) and about(event)]
    if query.period:
        events = [event for event in events if query.period.holds(event.on)]
    if query.pending:
        events = _still_open(snapshot, events)
    return sorted(events, key=lambda event: event.on, reverse=True)


def has_words(text: str, words: Iterable[str]) -> bool:
    """Whether every word occurs in the text, in any inflection, or as the start of a compound."""
    present = set(tokens(text))
    return all(any(_matches(word, token) for token in present) for word in words)


def _matches(word: str, token: str) -> bool:
    wanted = fold(word)
    return same_word(wanted, token) or (len(wanted) >= COMPOUND_FROM and wanted in token)


COMPOUND_FROM = 5


def _conditions(filters: Filters, as_of: date) -> Iterable[Condition]:
    one_of: tuple[tuple[tuple[str, ...], Callable[[UseCaseState], Iterable[str]]], ...] = (
        (filters.use_cases, lambda state: (state.id,)),
        (filters.teams, lambda state: (state.use_case.team,)),
        (filters.owners, lambda state: (state.use_case.owner,)),
        (filters.stages, lambda state: (state.stage,)),
        (filters.roles, lambda state: (state.use_case.role or "",)),
        (filters.objectives, lambda state: state.use_case.objectives),
        (filters.processes, lambda state: state.use_case.processes),
    )
    yield from (_one_of(wanted, values) for wanted, values in one_of if wanted)
    yield from (_has_attribute(name, wanted) for name, wanted in filters.attributes.items())
    yield from (_entered(stage, period.holds) for stage, period in filters.entered.items())
    if filters.words:
        yield lambda state: has_words(_text_of(state), filters.words)
    if filters.started:
        yield lambda state: bool(filters.started and filters.started.holds(state.started_on))
    if filters.quiet:
        yield lambda state: bool(filters.quiet and filters.quiet.holds(state.last_event_on))
    flags: tuple[tuple[bool | None, Condition], ...] = (
        (filters.effect, lambda state: state.shows_effect),
        (filters.linked, lambda state: bool(state.use_case.objectives)),
        (filters.owned, lambda state: bool(state.use_case.owner)),
        (filters.blocked, lambda state: bool(state.open_blockers)),
        (filters.experimenting, lambda state: state.experiment is not None),
        (filters.active, lambda state: is_active(state, as_of)),
    )
    yield from (_is(wanted, holds) for wanted, holds in flags if wanted is not None)


def _one_of(wanted: tuple[str, ...], values: Callable[[UseCaseState], Iterable[str]]) -> Condition:
    accepted = {fold(value) for value in wanted}
    return lambda state: any(fold(value) in accepted for value in values(state))


def _is(wanted: bool, holds: Condition) -> Condition:
    return lambda state: holds(state) is wanted


def _has_attribute(name: str, wanted: tuple[str, ...]) -> Condition:
    accepted = {fold(value) for value in wanted}
    return lambda state: fold(state.use_case.attributes.get(name, "")) in accepted


def _entered(stage: Stage, holds: Callable[[date | None], bool]) -> Condition:
    return lambda state: holds(state.reached.get(stage))


def _text_of(state: UseCaseState) -> str:
    record = state.use_case
    return " ".join((record.title, record.purpose, *record.attributes.values()))


def _subject_test(snapshot: Snapshot, filters: Filters) -> Callable[[Event], bool]:
    if filters == Filters():
        return lambda event: event.use_case is None or event.use_case in snapshot.states
    chosen = {state.id for state in select(snapshot, filters)}
    teams = {fold(team) for team in filters.teams} if filters == Filters(teams=filters.teams) else set()
    names = {key: fold(team.name) for key, team in snapshot.teams.items()}
    return lambda event: (
        event.use_case in chosen
        or (event.use_case is None and event.team is not None and names.get(event.team, fold(event.team)) in teams)
    )


def _still_open(snapshot: Snapshot, events: list[Event]) -> list[Event]:
    latest: dict[str, Event] = {}
    for event in snapshot.events:
        match event:
            case BlockerRaised():
                latest[event.blocker] = event
            case CommitmentMade() | CommitmentMoved():
                latest[event.commitment] = event
            case BlockerRemoved():
                latest.pop(event.blocker, None)
            case CommitmentKept():
                latest.pop(event.commitment, None)
            case _:
                pass
    wanted = {event.id for event in events}
    return [event for event in latest.values() if event.id in wanted]
