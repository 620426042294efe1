"""One event as a row of plain values, and back: what is as it is by default is not written down."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from knowledge.model.base import Labelled
from knowledge.model.events import Event
from knowledge.model.portfolio import Stage, UseCase

Row = tuple[Any, ...]
"""The values that differ from what their fields are by default, and the number of its shape."""

TYPES: tuple[type[BaseModel], ...] = get_args(get_args(Event)[0])
KINDS: tuple[str, ...] = tuple(kind.model_fields["kind"].default for kind in TYPES)
CODES: Mapping[str, int] = {kind: code for code, kind in enumerate(KINDS)}
ELSEWHERE = frozenset({"on", "use_case", "kind"})
"""What a history keeps of all its events together. Of a record it keeps all but the stage."""
_CODE_BITS = 5

day_of: Callable[[int], date] = lru_cache(maxsize=50_000)(date.fromordinal)
"""The day with this number: equal days are one day in memory."""

_new = object.__new__
_put_values, _put_fields_set, _put_extra, _put_private = (
    BaseModel.__dict__[name].__set__
    for name in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)
_Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """How events of one kind in which the same fields are set, and the same ones differ, are made again."""

    kind: type[BaseModel]
    blank: dict[str, Any]
    names: tuple[str, ...]
    changes: tuple[tuple[str, _Change], ...]
    fields_set: set[str]

    def event(self, row: Row, use_case: str, on: int) -> Any:
        """The event, but for what else the history keeps. Frozen like any other: it was valid when it was packed."""
        values = self.blank.copy()
        values["on"] = day_of(on)
        values["use_case"] = use_case
        # Not strict: the number of the shape is the last of the row.
        for name, value in zip(self.names, row):  # noqa: B905
            values[name] = value
        for name, change in self.changes:
            values[name] = change(values[name])
        event = _new(self.kind)
        _put_values(event, values)
        _put_fields_set(event, self.fields_set)
        _put_extra(event, None)
        _put_private(event, None)
        return event


def packed(event: Event, code: int) -> Row:
    """An event of the kind with this code as a row."""
    values, row = event.__dict__, []
    differing = 0
    for bit, name, default, write in _written(code):
        value = values[name]
        if value is not default and value != default:
            differing |= bit
            row.append(write(value) if write else value)
    unset = 0
    if len(event.model_fields_set) != len(values):
        unset = sum(1 << place for place, name in enumerate(values) if name not in event.model_fields_set)
    return (*row, (unset << len(values) | differing) << _CODE_BITS | code)


@lru_cache(maxsize=4_096)
def shape_of(number: int) -> Shape:
    """The shape of the events whose row ends with this number: bits for their kind, what differs, what is not set."""
    kind, number = TYPES[number & (1 << _CODE_BITS) - 1], number >> _CODE_BITS
    names = tuple(kind.model_fields)
    differing = [name for place, name in enumerate(names) if number >> place & 1]
    fields_set = {name for place, name in enumerate(names) if not number >> len(names) + place & 1}
    changes = tuple((name, read) for name in differing if (read := _codec(kind.model_fields[name])[1]))
    blank = {name: field.get_default() for name, field in kind.model_fields.items()}
    return Shape(kind, blank, tuple(differing), changes, fields_set)


@cache
def _written(code: int) -> tuple[tuple[int, str, Any, _Change | None], ...]:
    """Of every field that stands in a row the bit that says so, its name, its default and how it is written."""
    return tuple(_fields(TYPES[code]))


def _fields(kind: type[BaseModel]) -> Iterator[tuple[int, str, Any, _Change | None]]:
    for place, (name, field) in enumerate(kind.model_fields.items()):
        if name not in ELSEWHERE:
            yield 1 << place, name, field.get_default(), _codec(field)[0]


def _codec(field: FieldInfo) -> tuple[_Change | None, _Change | None]:
    """How a value is written and read that is no plain number, text, truth value or list."""
    for each in get_args(field.annotation) or (field.annotation,):
        if each is UseCase:
            return _stage_of, Stage
        if each is datetime:
            return datetime.isoformat, datetime.fromisoformat
        if each is date:
            return date.toordinal, day_of
        if isinstance(each, type) and issubclass(each, Labelled):
            return _value_of, {member.value: member for member in each}.__getitem__
    return None, None


def _stage_of(record: UseCase) -> str:
    return record.stage.value


def _value_of(member: Labelled) -> str:
    return member.value
