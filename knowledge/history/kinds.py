"""What happened, by kind: gone through anew each time, so that no lists of all events are kept."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from knowledge.history.fold import UseCaseState
from knowledge.history.shapes import CODES, KINDS
from knowledge.model.events import Event


@dataclass(frozen=True)
class ByKind(Mapping[str, Iterable[Event]]):
    """The ``general`` events, and after them those of each use case by day; only kinds that occur are there."""

    general: Sequence[Event]
    states: Collection[UseCaseState]

    def of(self, *kinds: str, since: date = date.min) -> Iterator[Event]:
        """The events of these kinds from a day on, in one pass."""
        return chain.from_iterable(self.each(*kinds, since=since))

    def each(self, *kinds: str, since: date = date.min, where: Sequence[str] = ()) -> Iterator[Sequence[Event]]:
        """The same, those of each use case together; only of use cases to which any of ``where`` ever happened."""
        general = [event for event in self.general if event.kind in kinds and event.on >= since]
        if general:
            yield general
        for state in self._having(where or kinds):
            if state.last_event_on >= since and (own := state.events.of_kind(*kinds, since=since)):
                yield own

    def _having(self, kinds: Sequence[str]) -> Iterable[UseCaseState]:
        """The use cases to which something of these kinds happened."""
        by_code = self._by_code
        lists = [by_code[CODES[kind]] for kind in kinds if CODES.get(kind) in by_code]
        if len(lists) < 2:
            return chain.from_iterable(lists)
        return {state.id: state for states in lists for state in states}.values()

    def __getitem__(self, kind: str) -> Iterable[Event]:
        if kind not in self._there:
            raise KeyError(kind)
        return _OfKind(self, kind)

    def __iter__(self) -> Iterator[str]:
        return iter(self._there)

    def __len__(self) -> int:
        return len(self._there)

    @cached_property
    def _there(self) -> frozenset[str]:
        return frozenset((*(event.kind for event in self.general), *map(KINDS.__getitem__, self._by_code)))

    @cached_property
    def _by_code(self) -> Mapping[int, list[UseCaseState]]:
        found: defaultdict[int, list[UseCaseState]] = defaultdict(list)
        for state in self.states:
            for code in set(state.events.kinds):
                found[code].append(state)
        return dict(found)


@dataclass(frozen=True, slots=True)
class _OfKind(Iterable[Event]):
    """The events of one kind, as often as they are gone through."""

    all: ByKind
    kind: str

    def __iter__(self) -> Iterator[Event]:
        return self.all.of(self.kind)
