"""A dataset as it is written: a head, and an entry for each pair of twins."""

from typing import Any

from pydantic import ConfigDict, Field

from evals.datasets.case import Kind, Split, Word
from knowledge.model.base import LANGUAGES, Frozen, Language


class Entry(Frozen):
    """A case in every one of its ``languages``; the fields that differ hold ``{nl: …, en: …}``."""

    model_config = ConfigDict(extra="allow")

    id: Word
    languages: tuple[Language, ...] = Field(default=LANGUAGES, min_length=1)

    def fields(self) -> dict[str, Any]:
        """Everything but the languages, as it is written."""
        return {"id": self.id, **(self.model_extra or {})}


class DatasetFile(Frozen):
    """A file of a dataset; one that is split over files has the same head but for ``split`` in each."""

    name: Word
    version: int = Field(ge=1)
    kind: Kind
    organisation: str | None = None
    split: Split = "development"
    cases: tuple[Entry, ...]

    @property
    def about(self) -> dict[str, Any]:
        """What every file of one dataset says alike."""
        return self.model_dump(include={"name", "version", "kind", "organisation"})
