"""What is known in the whole portfolio, computed once: it decides whether an absence means anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.details import last_usage
from knowledge.model.portfolio import Stage

NOT_YET = frozenset({Stage.IDEA, Stage.EXPLORING, Stage.PILOTING, Stage.SCALING})


@dataclass(frozen=True)
class Scene:
    """A snapshot, and what its portfolio records at all: where nobody has an owner, one without says nothing."""

    snapshot: Snapshot

    @cached_property
    def has_objectives(self) -> bool:
        return any(each.in_force(self.snapshot.as_of) for each in self.snapshot.objectives.values())

    @cached_property
    def has_processes(self) -> bool:
        return bool(self.snapshot.processes)

    @cached_property
    def has_owners(self) -> bool:
        return any(state.use_case.owner for state in self.snapshot.states.values())

    @cached_property
    def has_blockers(self) -> bool:
        return bool(self.snapshot.by_kind.get("blocker_raised"))

    @cached_property
    def has_experiments(self) -> bool:
        return bool(self.snapshot.by_kind.get("experiment_started"))

    @cached_property
    def has_commitments(self) -> bool:
        return bool(self.snapshot.by_kind.get("commitment_made"))

    @cached_property
    def has_effects(self) -> bool:
        return bool(self.snapshot.by_kind.get("effect_measured"))

    @cached_property
    def usual_volume(self) -> float | None:
        """The median volume of the processes, in cases a year."""
        known = [each.volume for each in self.snapshot.processes.values() if each.volume is not None]
        return median(known) if known else None

    @cached_property
    def usual_users(self) -> float | None:
        """The median number of users among the use cases whose use was measured."""
        last = (last_usage(state) for state in self.snapshot.states.values())
        known = [each.users for each in last if each is not None]
        return median(known) if known else None

    @cached_property
    def enabled_by(self) -> Mapping[str, tuple[UseCaseState, ...]]:
        """For each use case those that it waits for: not live yet themselves."""
        found: dict[str, list[UseCaseState]] = {}
        for state in self.snapshot.states.values():
            if state.listed and state.stage in NOT_YET:
                for key in dict.fromkeys(state.use_case.enables):
                    found.setdefault(key, []).append(state)
        return {key: tuple(states) for key, states in found.items()}

    def waiting_for(self, state: UseCaseState) -> tuple[UseCaseState, ...]:
        """The use cases that this one makes possible and that are not live yet; none once it is live itself."""
        if state.stage not in NOT_YET:
            return ()
        return tuple(other for other in self.enables(state) if other.stage in NOT_YET)

    def enables(self, state: UseCaseState) -> tuple[UseCaseState, ...]:
        """The use cases that this one makes possible, as far as they are listed, known and not stopped."""
        states = self.snapshot.states
        found = (states[key] for key in dict.fromkeys(state.use_case.enables) if key in states and key != state.id)
        return tuple(other for other in found if other.listed and other.stage is not Stage.STOPPED)

    def volume(self, state: UseCaseState) -> float | None:
        """The cases a year of the processes that it touches; None where none of them is known."""
        known = [
            process.volume
            for key in dict.fromkeys(state.use_case.processes)
            if (process := self.snapshot.processes.get(key)) is not None and process.volume is not None
        ]
        return sum(known) if known else None
