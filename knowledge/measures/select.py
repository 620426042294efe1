"""Selecting: which use cases and which events a query is about."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.activity import is_active
from knowledge.measures.pending import still_open
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.model.base import LANGUAGES
from knowledge.model.events import BlockerRaised, CommitmentMade, CommitmentMoved, Event
from knowledge.model.portfolio import Stage
from knowledge.words import fold, same_word, stem, tokens

Condition = Callable[[UseCaseState], bool]
COMPOUND_FROM = 5


def select(snapshot: Snapshot, filters: Filters, delisted: bool = False) -> list[UseCaseState]:
    """The use cases that meet every condition, by title; those no longer listed only where ``delisted`` asks so.

    The conditions are about the state on the snapshot's day: a use case counts for the team that it has then.
    """
    conditions = list(_conditions(filters, snapshot.as_of))
    chosen = [state for state in snapshot.by_title if delisted or state.listed]
    for meets in conditions:
        chosen = [state for state in chosen if meets(state)]
    return chosen


def select_events(snapshot: Snapshot, query: MeasureQuery) -> list[Event]:
    """The events of the asked kinds in the asked period, about the selected use cases; newest first.

    Without a condition on use cases, events about teams and the organisation count too; with teams only,
    also those about these teams. What happened to a use case counts after it was delisted; what is
    ``pending`` does not.
    """
    about = _subject_test(snapshot, query.filters, delisted=not query.pending)
    if query.pending:
        events = still_open(snapshot, query.kinds)
    else:
        kinds = frozenset(query.kinds)
        events = [event for event in snapshot.events if not kinds or event.kind in kinds]
    if query.overdue:
        events = [
            each for each in events if isinstance(each, CommitmentMade | CommitmentMoved) and each.due < query.as_of
        ]
    if query.about:
        events = [event for event in events if isinstance(event, BlockerRaised) and event.about in query.about]
    period = query.period
    found = [event for event in events if (period is None or period.holds(event.on)) and about(event)]
    return sorted(found, key=lambda event: event.on, reverse=query.order != "oldest")


def has_words(text: str, words: Iterable[str]) -> bool:
    """Whether every word occurs in the text, in any inflection, or within a compound."""
    folded = fold(text)
    wanted = [(word, forms(word)) for word in map(fold, words)]
    if not all(any(form in folded for form in found) for _, found in wanted):
        return False
    present = set(tokens(text))
    return all(any(_matches(word, found, token) for token in present) for word, found in wanted)


def _matches(wanted: str, found: frozenset[str], token: str) -> bool:
    within = any(len(form) >= COMPOUND_FROM and form in token for form in found)
    return within or same_word(wanted, token)


@lru_cache(maxsize=1_000)
def forms(word: str) -> frozenset[str]:
    """A folded word and its stems; one of them stands, letter by letter, in every inflection that counts."""
    return frozenset((word, *(stem(word, language) for language in LANGUAGES)))


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
    if filters.started:
        started = filters.started
        yield lambda state: started.holds(state.started_on)
    if filters.quiet:
        quiet = filters.quiet
        yield lambda state: quiet.holds(state.last_event_on)
    flags: tuple[tuple[bool | None, Condition], ...] = (
        (filters.effect, lambda state: state.shows_effect),
        (filters.verified, lambda state: state.proven_on is not None),
        (filters.linked, lambda state: bool(state.use_case.objectives)),
        (filters.owned, lambda state: bool(state.use_case.owner)),
        (filters.blocked, lambda state: bool(state.open_blockers)),
        (filters.experimenting, lambda state: state.experiment is not None),
        (filters.active, lambda state: is_active(state, as_of)),
    )
    yield from (_is(wanted, holds) for wanted, holds in flags if wanted is not None)
    if filters.words:
        yield lambda state: has_words(_text_of(state), filters.words)


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


def _subject_test(snapshot: Snapshot, filters: Filters, delisted: bool) -> Callable[[Event], bool]:
    chosen = {state.id for state in select(snapshot, filters, delisted)}
    if filters == Filters():
        return lambda event: event.use_case is None or event.use_case in chosen
    teams = {fold(team) for team in filters.teams} if filters == Filters(teams=filters.teams) else set()
    names = {key: fold(team.name) for key, team in snapshot.teams.items()}
    return lambda event: (
        event.use_case in chosen
        or (event.use_case is None and event.team is not None and names.get(event.team, fold(event.team)) in teams)
    )
