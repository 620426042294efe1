"""What every type of the domain shares."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


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


class Labelled(StrEnum):
    """A closed list of values, each with its name in every language."""

    def label(self, language: Language) -> str:
        """The value's name as a reader of ``language`` would write it."""
        return self.labels()[self][LANGUAGES.index(language)]

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        """For every value its Dutch and its English name."""
        raise NotImplementedError
