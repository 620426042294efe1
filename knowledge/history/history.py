"""The events of one use case in a few bytes each, made again whenever somebody looks at them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice
from marshal import dumps, loads
from operator import le
from sys import byteorder
from typing import Self, overload

from knowledge.history.lean import at_stage, lean
from knowledge.history.shapes import CODES, KINDS, day_of, packed, shape_of
from knowledge.model.events import Event, Registered
from knowledge.model.portfolio import UseCase

_REGISTERED = CODES["registered"]
_DAY_BYTES = 4
_WIDTH = 1 + _DAY_BYTES


class History(Sequence[Event]):
    """Events of one use case, in the order given; equal to any sequence of equal events.

    What is told apart most, their kinds and days, is at hand (``_index``: a byte for each kind, then four for each
    day); the rest is read only of what is asked for. ``_rows`` may hold more events than these, the later ones.
    """

    __slots__ = ("_index", "_records", "_rows", "_use_case")
    _index: bytes
    _records: tuple[UseCase, ...]
    _rows: bytes
    _use_case: str

    def __init__(self, use_case: str, index: bytes, rows: bytes, records: tuple[UseCase, ...]) -> None:
        self._use_case, self._index, self._rows, self._records = use_case, index, rows, records

    @classmethod
    def of(cls, events: Iterable[Event]) -> Self:
        """A history of these events, which are all of one use case."""
        codes, days, rows, records = bytearray(), bytearray(), [], []
        use_case = ""
        for event in events:
            code = CODES[event.kind]
            codes.append(code)
            days += event.on.toordinal().to_bytes(_DAY_BYTES, byteorder)
            rows.append(packed(event, code))
            use_case = event.use_case or ""
            if isinstance(event, Registered):
                records.append(lean(event.record))
        if records and records[0].id == use_case:
            use_case = records[0].id
        return cls(use_case, bytes(codes + days), dumps(tuple(rows)), tuple(records))

    def until(self, as_of: date) -> "History":
        """A history of the events up to and including a day, which shares their rows; these are in order of day."""
        count = bisect_right(self._days(), as_of.toordinal())
        if count == len(self):
            return self
        index = self._index[:count] + self._index[len(self) : len(self) + count * _DAY_BYTES]
        return History(self._use_case, index, self._rows, self._records)

    def settled(self, record: UseCase) -> None:
        """Keeps what the first registration says as this record, which has the same in it but for the stage.

        A use case has gone through stages since it was registered: its record is in memory once.
        """
        if "stage" in record.model_fields_set:
            self._records = (record, *self._records[1:])

    @property
    def in_order(self) -> bool:
        """Whether they come by day, within a day the first registration first."""
        days, first = self._days().tolist(), self._index[: len(self)].find(_REGISTERED)
        return (first < 1 or days[first - 1] < days[first]) and all(map(le, days, islice(days, 1, None)))

    @property
    def last_on(self) -> date:
        """The day of the last of them."""
        return day_of(self._days()[-1])

    @property
    def use_case(self) -> str:
        """The id of the use case that all events are about."""
        return self._use_case

    @property
    def records(self) -> tuple[UseCase, ...]:
        """What each registration says of the use case, in their order."""
        return self._records

    @property
    def kinds(self) -> bytes:
        """The code of every event's kind (``shapes.CODES``)."""
        return self._index[: len(self)]

    def since(self, first: date) -> list[Event]:
        """The events from a day on, in their order; no other is made."""
        from_on = first.toordinal()
        return self.at([place for place, day in enumerate(self._days()) if day >= from_on])

    def of_kind(self, *kinds: str, since: date = date.min) -> list[Event]:
        """The events of these kinds from a day on, in their order; no other is made."""
        places = self.places(*kinds)
        if places and since > date.min:
            days, first = self._days(), since.toordinal()
            places = [place for place in places if days[place] >= first]
        return self.at(places) if places else []

    def days_of(self, *kinds: str) -> list[tuple[str, date]]:
        """Kind and day of the events of these kinds, in their order; no event is made."""
        places = self.places(*kinds)
        if not places:
            return []
        index, days = self._index, self._days()
        return [(KINDS[index[place]], day_of(days[place])) for place in places]

    def places(self, *kinds: str) -> list[int]:
        """The places of the events of these kinds, counted from 0."""
        wanted, index = _codes(kinds), self._index
        codes = index[: len(index) // _WIDTH]
        if wanted.isdisjoint(codes):
            return []
        return [place for place, code in enumerate(codes) if code in wanted]

    def at(self, places: Sequence[int]) -> list[Event]:
        """The events at these places, counted from 0."""
        if not places:
            return []
        # Written by ``of``, in this process.
        rows = loads(self._rows)  # noqa: S302
        days, index, use_case, found = self._days(), self._index, self._use_case, []
        for place in places:
            row = rows[place]
            event = shape_of(row[-1]).event(row, use_case, days[place])
            if index[place] == _REGISTERED:
                record, stage = self._records[self._index[:place].count(_REGISTERED)], event.record
                event.__dict__["record"] = record if record.stage is stage else at_stage(record, stage)
            found.append(event)
        return found

    def __len__(self) -> int:
        return len(self._index) // _WIDTH

    def __iter__(self) -> Iterator[Event]:
        return iter(self.at(range(len(self))))

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Event]: ...
    def __getitem__(self, place: int | slice) -> Event | Sequence[Event]:
        places = range(len(self))[place]
        return self.at(places) if isinstance(places, range) else self.at([places])[0]

    def __reversed__(self) -> Iterator[Event]:
        return reversed(self.at(range(len(self))))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(self._index)

    def __repr__(self) -> str:
        return f"History({list(self)!r})"

    def _days(self) -> memoryview:
        index = self._index
        return memoryview(index)[len(index) // _WIDTH :].cast("I")


@cache
def _codes(kinds: tuple[str, ...]) -> frozenset[int]:
    return frozenset(CODES[kind] for kind in kinds if kind in CODES)
