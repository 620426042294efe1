"""Reading a great many records at once: without the collector in the way, and without what they can share."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

Record = TypeVar("Record", bound=BaseModel)

MANY = 10_000
SELDOM = (50_000, 20, 100)


@contextmanager
def kept_for_long(count: int) -> Iterator[None]:
    """While ``count`` records are made that stay: does nothing where those are fewer than ten thousand.

    The collector looks for cycles, which frozen records cannot have. It would walk all that was made so far again
    and again, and later whenever anything else is made: more than half of the time that a large history takes. So it
    rests, leaves the records alone from then on, and looks less often: what is made of so many is many too.
    """
    if count < MANY:
        yield
        return
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*SELDOM)
        if running:
            gc.enable()


def share_field_sets(records: Iterable[BaseModel]) -> None:
    """Lets records of one type with every field set, as all that were stored are, share the set that says so.

    The set takes more memory than what it is about, and stays what it is, because the records are frozen.
    """
    complete: dict[type[BaseModel], set[str]] = {}
    for record in records:
        kind = type(record)
        shared = complete.get(kind)
        if shared is not None:
            if len(record.model_fields_set) == len(shared):
                object.__setattr__(record, "__pydantic_fields_set__", shared)
        elif len(record.model_fields_set) == len(kind.model_fields):
            complete[kind] = record.model_fields_set


def compacted(records: Iterable[Record]) -> list[Record]:
    """The same records, in less than half of the memory: equal days are one day, and what a parse made is dropped.

    A parse gives each record a dictionary of its own. Set one by one, fields are kept in a row behind the record, as
    those of any object of Python are: their names are kept once a type, in the order in which ``known_to_python``
    named them.
    """
    days: dict[date, date] = {}
    return [_compact(record, days) for record in records]


def _compact(record: Record, days: dict[date, date]) -> Record:
    kind = type(record)
    small = kind.__new__(kind)
    for name, value in record.__dict__.items():
        object.__setattr__(small, name, days.setdefault(value, value) if type(value) is date else value)
    object.__setattr__(small, "__pydantic_fields_set__", record.__pydantic_fields_set__)
    object.__setattr__(small, "__pydantic_extra__", None)
    object.__setattr__(small, "__pydantic_private__", None)
    return small
