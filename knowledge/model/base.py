"""What every type of the domain shares."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


class Frozen(BaseModel):
    """An immutable value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Labelled(StrEnum):
    """A closed list of values, each with its name in every language."""

    def label(self, language: Language) -> str:
        """The value's name as a reader of ``language`` would write it."""
        return self.labels()[self][LANGUAGES.index(language)]

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        """For every value its Dutch and its English name."""
        raise NotImplementedError
