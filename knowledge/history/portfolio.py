"""The whole portfolio: its entities and its history, and a snapshot of it on any day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from knowledge.history.fold import UseCaseState, fold
from knowledge.history.history import History
from knowledge.history.kinds import ByKind
from knowledge.model.base import Frozen
from knowledge.model.events import Event
from knowledge.model.portfolio import Leader, Objective, Process, Team
from knowledge.model.principal import Principal
from knowledge.words import fold as folded


class PortfolioChanges(Frozen):
    """What an import or a person adds: entities replace those with the same id, events are appended."""

    objectives: tuple[Objective, ...] = ()
    processes: tuple[Process, ...] = ()
    teams: tuple[Team, ...] = ()
    leaders: tuple[Leader, ...] = ()
    events: tuple[Event, ...] = ()


REMEMBERED = 8
_Made = TypeVar("_Made")
_Teamed = TypeVar("_Teamed", Leader, Process)


@dataclass(frozen=True)
class Snapshot:
    """The portfolio as it stood at the end of ``as_of``; ``general`` are the events up to then of no use case."""

    as_of: date
    states: Mapping[str, UseCaseState]
    objectives: Mapping[str, Objective]
    processes: Mapping[str, Process]
    teams: Mapping[str, Team]
    leaders: Mapping[str, Leader]
    general: tuple[Event, ...]
    _derived: dict[Callable[..., Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def derived(self, make: Callable[["Snapshot"], _Made]) -> _Made:
        """What ``make`` makes of this snapshot, made at the first time of asking; nobody may change what it returns."""
        if make not in self._derived:
            self._derived[make] = make(self)
        made: _Made = self._derived[make]
        return made

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events up to then by day, within a day by use case; gathered at the first time of asking."""
        by_use_case = (event for key in sorted(self.states) for event in self.states[key].events)
        return tuple(sorted((*self.general, *by_use_case), key=attrgetter("on")))

    @cached_property
    def by_title(self) -> tuple[UseCaseState, ...]:
        """The use cases by title, sorted at the first time of asking."""
        return tuple(sorted(self.states.values(), key=lambda state: (folded(state.use_case.title), state.id)))

    @cached_property
    def by_kind(self) -> ByKind:
        """The same events by kind, those of one use case by day, for whatever looks for a few kinds."""
        return ByKind(sorted(self.general, key=attrgetter("on")), self.states.values())


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Every entity by id, the events of every use case, and those of no use case (``general``).

    ``_known`` are the newest states, of every use case that was registered.
    """

    objectives: Mapping[str, Objective] = field(default_factory=dict)
    processes: Mapping[str, Process] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    leaders: Mapping[str, Leader] = field(default_factory=dict)
    histories: Mapping[str, History] = field(default_factory=dict)
    general: tuple[Event, ...] = ()
    _known: Mapping[str, UseCaseState] = field(default_factory=dict, compare=False, repr=False)
    _snapshots: dict[date, Snapshot] = field(default_factory=dict, compare=False, repr=False)

    def at(self, as_of: date) -> Snapshot:
        """The state on ``as_of``; the days asked for last are remembered."""
        snapshot = self._snapshots.get(as_of)
        if snapshot is None:
            snapshot = self._fold(as_of)
            past = [day for day in list(self._snapshots) if day != date.max]
            for oldest in past[: 1 - REMEMBERED]:
                self._snapshots.pop(oldest, None)
            self._snapshots[as_of] = snapshot
        return snapshot

    def for_reader(self, principal: Principal) -> "Portfolio":
        """The same portfolio without the use cases, and their events, that ``principal`` may not read.

        The newest record decides: a use case that was closed off later is closed off for the past too. A team that
        only such use cases have is not named either: not as a team, of leaders and processes, nor by its own events.
        """
        if not principal.rights:
            return self
        readable = {key: state for key, state in self._known.items() if principal.may_read(state.use_case.groups)}
        histories = {key: events for key, events in self.histories.items() if key in readable}
        shown = self._without(self._closed_teams(readable))
        return replace(shown, histories=histories, _known=readable, _snapshots={})

    def _closed_teams(self, readable: Mapping[str, UseCaseState]) -> frozenset[str]:
        """Every name, folded, of the teams that have use cases, but none of the ``readable`` ones."""
        spelled = {name: names for names in map(_names_of, self.teams.values()) for name in names}

        def teams_of(states: Mapping[str, UseCaseState]) -> set[frozenset[str]]:
            named = {state.use_case.team for state in states.values()} - {""}
            return {spelled.get(name, frozenset({name})) for name in map(folded, named)}

        return frozenset[str]().union(*(teams_of(self._known) - teams_of(readable)))

    def _without(self, closed: frozenset[str]) -> "Portfolio":
        """The same without these teams, by their folded names."""
        if not closed:
            return self
        leaders = {key: _unteamed(leader, closed) for key, leader in self.leaders.items()}
        processes = {key: _unteamed(process, closed) for key, process in self.processes.items()}
        teams = {key: team for key, team in self.teams.items() if folded(team.name) not in closed}
        general = tuple(event for event in self.general if folded(event.team or "") not in closed)
        return replace(self, leaders=leaders, processes=processes, teams=teams, general=general)

    def with_events(self, added: Iterable[Event]) -> "Portfolio":
        """The same portfolio with these events after those that it has; only what they are about is folded again."""
        return self.with_parts((added,))

    def with_parts(self, parts: Iterable[Iterable[Event]]) -> "Portfolio":
        """The same with events that come part by part: each part is packed and folded before the next is asked for.

        It takes the least where all events of a use case come in one part.
        """
        histories, known = dict(self.histories), dict(self._known)
        general = list(self.general)
        for part in parts:
            about, others = by_use_case(part)
            general += others
            for key, events in about.items():
                longer = (*histories.get(key, ()), *events)
                kept = History.of(longer)
                histories[kept.use_case] = kept
                if (state := fold(longer, date.max, kept)) is not None:
                    known[kept.use_case] = state
        return replace(self, histories=histories, general=tuple(general), _known=known, _snapshots={})

    def with_entities(
        self,
        objectives: Iterable[Objective],
        processes: Iterable[Process],
        teams: Iterable[Team],
        leaders: Iterable[Leader],
    ) -> "Portfolio":
        """The same history with these entities in the place of those that it has."""
        return replace(
            self,
            objectives={entity.id: entity for entity in objectives},
            processes={entity.id: entity for entity in processes},
            teams={entity.id: entity for entity in teams},
            leaders={entity.id: entity for entity in leaders},
            _snapshots={},
        )

    def _fold(self, as_of: date) -> Snapshot:
        return Snapshot(
            as_of,
            self._known if as_of == date.max else self._past(as_of),
            self.objectives,
            self.processes,
            self.teams,
            self.leaders,
            tuple(event for event in self.general if event.on <= as_of),
        )

    def _past(self, as_of: date) -> Mapping[str, UseCaseState]:
        """The newest states, folded again only where something happened after ``as_of``."""
        newest = self._known
        if all(state.last_event_on <= as_of for state in newest.values()):
            return newest
        states = {}
        for key, last in newest.items():
            state = last if last.last_event_on <= as_of else fold(last.events, as_of)
            if state is not None:
                states[key] = state
        return states


def _names_of(team: Team) -> frozenset[str]:
    return frozenset(map(folded, (team.id, team.name, *team.aliases)))


def _unteamed(entity: _Teamed, closed: frozenset[str]) -> _Teamed:
    return entity.model_copy(update={"team": ""}) if folded(entity.team) in closed else entity


def portfolio_of(changes: PortfolioChanges) -> Portfolio:
    """A portfolio that holds just these changes, as if they had been stored: the first event with an id counts."""
    events: dict[str, Event] = {}
    for event in changes.events:
        events.setdefault(event.id, event)
    entities = Portfolio().with_entities(changes.objectives, changes.processes, changes.teams, changes.leaders)
    return entities.with_events(events.values())


def by_kind(general: Iterable[Event], states: Iterable[UseCaseState]) -> dict[str, list[Event]]:
    """The general events and those of the use cases by kind, in the order given."""
    found: dict[str, list[Event]] = {}
    for events in (general, *(state.events for state in states)):
        for event in events:
            known = found.get(event.kind)
            if known is None:
                found[event.kind] = [event]
            else:
                known.append(event)
    return found


def by_use_case(events: Iterable[Event]) -> tuple[dict[str, tuple[Event, ...]], tuple[Event, ...]]:
    """The events of each use case, and those that belong to none."""
    histories: dict[str, list[Event]] = {}
    general: list[Event] = []
    for event in events:
        (general if event.use_case is None else histories.setdefault(event.use_case, [])).append(event)
    return {key: tuple(group) for key, group in histories.items()}, tuple(general)
