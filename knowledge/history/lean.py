"""Records of use cases in as little memory as they need: what many of them hold alike is there once."""

from functools import lru_cache
from sys import intern
from typing import Any, TypeVar

from knowledge.model.base import known_to_python
from knowledge.model.portfolio import Stage, UseCase

known_to_python(UseCase)

_Values = TypeVar("_Values", bound=tuple[Any, ...])
_put = object.__setattr__
_FIELDS = set(UseCase.model_fields)
_NONE: dict[str, Any] = {}
_OFTEN = ("team", "owner", "source")
_NAMED = ("objectives", "processes", "enables", "groups")


def lean(record: UseCase) -> UseCase:
    """The same record. A parse gives each one a dictionary of its own; set one by one, fields lie behind it in a row.

    The names of teams, owners and objectives, and having no dates or attributes, are shared with other records.
    """
    if record.__pydantic_fields_set__ is _FIELDS:
        return record
    return _made({**record.__dict__, **_shared(record)}, record.model_fields_set)


def at_stage(record: UseCase, stage: Stage) -> UseCase:
    """The same record in another stage."""
    return _made({**record.__dict__, "stage": stage}, record.model_fields_set | {"stage"})


def _shared(record: UseCase) -> dict[str, Any]:
    values: dict[str, Any] = {name: intern(getattr(record, name)) for name in _OFTEN}
    values |= {name: one_of(tuple(map(intern, getattr(record, name)))) for name in _NAMED}
    values["dates"] = dict(record.dates) or _NONE
    values["attributes"] = {intern(name): intern(value) for name, value in record.attributes.items()} or _NONE
    return values


@lru_cache(maxsize=50_000)
def one_of(values: _Values) -> _Values:
    """The same tuple: what is often there, is there once."""
    return values


def _made(values: dict[str, Any], fields_set: set[str]) -> UseCase:
    record = UseCase.__new__(UseCase)
    for name, value in values.items():
        _put(record, name, value)
    complete = len(fields_set) == len(_FIELDS)
    _put(record, "__pydantic_fields_set__", _FIELDS if complete else fields_set)
    _put(record, "__pydantic_extra__", None)
    _put(record, "__pydantic_private__", None)
    return record
