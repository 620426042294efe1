"""The whole portfolio: its entities and its history, and a snapshot of it on any day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledge.history.fold import UseCaseState, fold
from knowledge.model.base import Frozen
from knowledge.model.events import Event
from knowledge.model.portfolio import Leader, Objective, Process, Team
from knowledge.model.principal import Principal


class PortfolioChanges(Frozen):
    """What an import or a person adds: entities replace those with the same id, events are appended."""

    objectives: tuple[Objective, ...] = ()
    processes: tuple[Process, ...] = ()
    teams: tuple[Team, ...] = ()
    leaders: tuple[Leader, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The portfolio as it stood at the end of ``as_of``; ``events`` are all events up to then, by day."""

    as_of: date
    states: Mapping[str, UseCaseState]
    objectives: Mapping[str, Objective]
    processes: Mapping[str, Process]
    teams: Mapping[str, Team]
    leaders: Mapping[str, Leader]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Every entity by id, the events of every use case, and those of no use case (``general``)."""

    objectives: Mapping[str, Objective] = field(default_factory=dict)
    processes: Mapping[str, Process] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    leaders: Mapping[str, Leader] = field(default_factory=dict)
    histories: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    general: tuple[Event, ...] = ()
    _snapshots: dict[date, Snapshot] = field(default_factory=dict, compare=False, repr=False)

    def at(self, as_of: date) -> Snapshot:
        """The state on ``as_of``, computed once per day asked for."""
        if as_of not in self._snapshots:
            self._snapshots[as_of] = self._fold(as_of)
        return self._snapshots[as_of]

    def for_reader(self, principal: Principal) -> "Portfolio":
        """The same portfolio without the use cases, and their events, that ``principal`` may not read.

        The newest record decides: a use case that was closed off later is closed off for the past too.
        """
        if principal.reads_everything:
            return self
        states = {key: fold(events, date.max) for key, events in self.histories.items()}
        readable = {key for key, state in states.items() if state and principal.may_read(state.use_case.groups)}
        return Portfolio(
            self.objectives,
            self.processes,
            self.teams,
            self.leaders,
            {key: events for key, events in self.histories.items() if key in readable},
            self.general,
        )

    def _fold(self, as_of: date) -> Snapshot:
        states = {key: state for key, events in self.histories.items() if (state := fold(events, as_of))}
        events = [event for state in states.values() for event in state.events]
        events += [event for event in self.general if event.on <= as_of]
        return Snapshot(
            as_of,
            states,
            self.objectives,
            self.processes,
            self.teams,
            self.leaders,
            tuple(sorted(events, key=lambda event: event.on)),
        )


def portfolio_of(changes: PortfolioChanges) -> Portfolio:
    """A portfolio that holds just these changes, as if they had been stored."""
    return Portfolio(
        {entity.id: entity for entity in changes.objectives},
        {entity.id: entity for entity in changes.processes},
        {entity.id: entity for entity in changes.teams},
        {entity.id: entity for entity in changes.leaders},
        *by_use_case(changes.events),
    )


def by_use_case(events: Iterable[Event]) -> tuple[dict[str, tuple[Event, ...]], tuple[Event, ...]]:
    """The events of each use case, and those that belong to none."""
    histories: dict[str, list[Event]] = {}
    general: list[Event] = []
    for event in events:
        (general if event.use_case is None else histories.setdefault(event.use_case, [])).append(event)
    return {key: tuple(group) for key, group in histories.items()}, tuple(general)
