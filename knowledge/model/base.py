"""What every type of the domain shares."""

from enum import StrEnum
from functools import lru_cache
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
Record = TypeVar("Record", bound=BaseModel)


class Frozen(BaseModel):
    """An immutable value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def known_to_python(kind: type[BaseModel]) -> None:
    """Has Python keep the names of a type's fields once for all records whose fields are set one by one.

    It does that from the first such record on, unless many were made in another way before: so right where the type
    is defined. Without it nothing is wrong, but a great many records take three times as much memory.
    """
    first = kind.__new__(kind)
    for name in kind.model_fields:
        object.__setattr__(first, name, None)


def slim(record: Record) -> Record:
    """The same record in about half of the memory: its fields in a row behind it, as ``known_to_python`` named them.

    Which fields were set is shared with all records of which the same ones were.
    """
    kind = type(record)
    small = kind.__new__(kind)
    for name, value in record.__dict__.items():
        object.__setattr__(small, name, value)
    object.__setattr__(small, "__pydantic_fields_set__", _one_set(frozenset(record.__pydantic_fields_set__)))
    object.__setattr__(small, "__pydantic_extra__", None)
    object.__setattr__(small, "__pydantic_private__", None)
    return small


@lru_cache(maxsize=1_000)
def _one_set(names: frozenset[str]) -> set[str]:
    return set(names)


class Labelled(StrEnum):
    """A closed list of values, each with its name in every language."""

    def label(self, language: Language) -> str:
        """The value's name as a reader of ``language`` would write it."""
        return self.labels()[self][LANGUAGES.index(language)]

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        """For every value its Dutch and its English name."""
        raise NotImplementedError
