"""What a briefing looks at: a period, an audience, and what is known of both by one set of readers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any

from knowledge.alerts.alert import Alert
from knowledge.errors import InvalidInput
from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Portfolio, Snapshot, by_kind
from knowledge.measures import facts, phrases
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.measures.scope import Scope, earlier, team_name
from knowledge.measures.select import select
from knowledge.model.base import Language
from knowledge.model.briefing import Audience, AudienceKind, Span
from knowledge.model.events import Event
from knowledge.model.evidence import Fact
from knowledge.pitfalls.context import Context
from knowledge.reporting.memo import Memo
from knowledge.scoring.ranking import Ranking
from knowledge.words import fold, tokens

CYCLE_DAYS = 14
NOTHING: Mapping[str, Any] = MappingProxyType({})
PromiseKey = tuple[str, str]
"""The use case of a promise, empty where it has none, and its name in there."""


@dataclass(frozen=True)
class Frame:
    """Everything that the sections are made of; ``portfolio`` and ``context`` hold only what all recipients may read.

    ``promised`` are the commitments that the previous briefing spoke of and ``known`` the use cases that it knew, as
    of ``known_at``; ``None`` where there was none. What was recorded after that with an earlier day is news too.
    ``memo`` holds what was worked out of this very portfolio and context before.
    """

    portfolio: Portfolio
    span: Span
    audience: Audience
    language: Language
    context: Context
    alerts: tuple[Alert, ...] = ()
    ranking: Ranking | None = None
    promised: frozenset[PromiseKey] | None = None
    known: frozenset[str] | None = None
    known_at: datetime | None = None
    memo: Memo = field(default_factory=Memo)

    @property
    def as_of(self) -> date:
        return self.span.end

    @property
    def day_before(self) -> date:
        """The last day before the period: what changes are counted from."""
        return earlier(self.span.start, 1)

    @cached_property
    def now(self) -> Snapshot:
        return self.portfolio.at(self.span.end)

    @cached_property
    def before(self) -> Snapshot:
        return self.portfolio.at(self.day_before)

    @property
    def whole(self) -> bool:
        """Whether it is about the whole organisation."""
        return self.audience.kind is AudienceKind.BOARD

    @property
    def about_one(self) -> bool:
        """Whether it is about a single use case."""
        return self.audience.kind is AudienceKind.USE_CASE

    @cached_property
    def filters(self) -> Filters:
        """Which use cases it is about."""
        match self.audience.kind:
            case AudienceKind.TEAM:
                return Filters(teams=(self.audience.name,))
            case AudienceKind.OBJECTIVE:
                return Filters(objectives=(self.audience.id,))
            case AudienceKind.USE_CASE:
                return Filters(use_cases=(self.audience.id,))
            case _:
                return Filters()

    @cached_property
    def states(self) -> Mapping[str, UseCaseState]:
        """The use cases that it is about as they stand now, also those that left their source's list."""
        return {state.id: state for state in select(self.now, self.filters, delisted=True)}

    @cached_property
    def earlier_states(self) -> Mapping[str, UseCaseState]:
        """The same use cases as they stood before the period, as far as they were there."""
        there = self.before.states
        return {key: there[key] for key in self.states if key in there and (self.known is None or key in self.known)}

    @cached_property
    def events(self) -> Sequence[Event]:
        """What happened in the period, by day; of no use case only what concerns this audience."""
        # What was recorded late may be of any day.
        first = self.span.start if self.known_at is None else date.min
        own = (event for state in self.states.values() for event in state.events.since(first))
        return sorted(filter(self._is_news, (*self._general(), *own)), key=lambda event: event.on)

    def of_kind(self, kind: str) -> Sequence[Event]:
        """What happened in the period of one kind, by day."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Event]]:
        return by_kind(self.events, ())

    @cached_property
    def general(self) -> Sequence[Event]:
        """All that ever happened to no single use case and concerns this audience, by day."""
        return sorted(self._general(), key=lambda event: event.on)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of people that the portfolio knows, folded: a briefing names none of them."""
        owners = {state.use_case.owner for state in self.now.states.values()}
        owners |= {each.owner for each in self.now.objectives.values()}
        owners |= {each.owner for each in self.now.processes.values()}
        teams = {fold(team.name) for team in self.now.teams.values()}
        teams |= {fold(state.use_case.team) for state in self.now.states.values()}
        people = {fold(name.strip()) for name in owners | {leader.name for leader in self.now.leaders.values()}}
        return frozenset(people - teams - {""})

    @cached_property
    def named(self) -> frozenset[tuple[str, ...]]:
        """The same names, each as the words that it is made of."""
        return frozenset(filter(None, (tuple(tokens(name)) for name in self.names)))

    @cached_property
    def name_lengths(self) -> frozenset[int]:
        """How many words names of people have."""
        return frozenset(map(len, self.named))

    def scope(self, measure: str = "briefing") -> Scope:
        """The same use cases and events for the measures that work with a scope."""
        query = MeasureQuery(measure=measure, as_of=self.as_of, filters=self.filters)
        return Scope(self.now, query, self.language, list(self.states.values()))

    def rank(self, key: str) -> int:
        """The place of a use case in the ranking, for choosing the most important; those without one come last."""
        rows = self.ranking.rows if self.ranking else {}
        return rows.get(key, len(rows))

    def pick(self, dutch: str, english: str) -> str:
        return phrases.pick(self.language, dutch, english)

    def number(self, value: float) -> str:
        return phrases.number(value, self.language)

    def day(self, value: date) -> str:
        return phrases.day(value, self.language)

    def count(self, amount: int, one: tuple[str, str], many: tuple[str, str]) -> str:
        """``3 besluiten`` or ``1 besluit``; a noun that is counted, with ``geen`` for none."""
        return f"{phrases.amount(amount, self.language)} {self.pick(*(one if amount == 1 else many))}"

    def fact(
        self, name: str, value: Any, text: str, *, n: int | None = None, inputs: Mapping[str, Any] = NOTHING
    ) -> Fact:
        """A fact of this briefing, as of its last day; ``inputs`` may hold no words of a language."""
        own: dict[str, Any] = {"from": self.span.start.isoformat(), "audience": self.audience.kind.value}
        own |= {"about": self.audience.id} if self.audience.id else {}
        return facts.fact(
            f"briefing.{name}",
            label="",
            value=value,
            n=n,
            as_of=self.as_of,
            text=text,
            inputs={**own, **inputs},
        )

    def _is_news(self, event: Event) -> bool:
        if self.span.start <= event.on <= self.span.end:
            return True
        late = self.known_at is not None and event.recorded_at is not None and event.recorded_at > self.known_at
        return late and event.on < self.span.start

    def _general(self) -> Iterable[Event]:
        if self.whole:
            return self.now.general
        if self.audience.kind is not AudienceKind.TEAM:
            return ()
        wanted = fold(self.audience.name)
        return [event for event in self.now.general if fold(team_name(self.now, event.team or "")) == wanted]


def known_audience(audience: Audience, snapshot: Snapshot) -> Audience:
    """The audience with the id and the name that the portfolio has for it. InvalidInput names what is unknown."""
    match audience.kind:
        case AudienceKind.TEAM:
            return _team(audience, snapshot)
        case AudienceKind.OBJECTIVE:
            known = {fold(each.id): (each.id, each.title) for each in snapshot.objectives.values()}
        case AudienceKind.USE_CASE:
            known = {fold(state.id): (state.id, state.use_case.title) for state in snapshot.states.values()}
            by_source = {fold(state.use_case.source_id): state for state in snapshot.states.values()}
            known = {name: (state.id, state.use_case.title) for name, state in by_source.items() if name} | known
        case _:
            return Audience()
    return _found(audience, known)


def _team(audience: Audience, snapshot: Snapshot) -> Audience:
    known = {fold(state.use_case.team): (state.use_case.team,) * 2 for state in snapshot.states.values()}
    known.pop("", None)
    for team in snapshot.teams.values():
        known |= {fold(name): (team.name, team.name) for name in (team.id, team.name, *team.aliases)}
    return _found(audience, known)


def _found(audience: Audience, known: Mapping[str, tuple[str, str]]) -> Audience:
    asked = audience.id or audience.name
    found = known.get(fold(asked.strip()))
    if found is None:
        there = ", ".join(sorted({name for name, _ in known.values()})[:10])
        raise InvalidInput(
            f"There is no {audience.kind.label('en')} {asked!r} to write a briefing for.",
            f"There are: {there}." if there else "Import a portfolio first.",
        )
    return audience.model_copy(update={"id": found[0], "name": " ".join(found[1].split())})
