"""A mapping: which column of a layout holds which field, and what its values mean. One YAML file a layout."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import ValidationError

from knowledge.errors import InvalidInput
from knowledge.imports import problems
from knowledge.imports.words import plain
from knowledge.model.base import Frozen
from knowledge.model.portfolio import Stage

Entity = Literal["objectives", "processes", "teams", "leaders", "use_cases", "events"]
Headers = tuple[str, ...]


class DateColumn(Frozen):
    """A column of days; ``stage`` is what the use case entered on that day.

    No day that is an ``end`` may lie before one that is a ``start``.
    """

    headers: Headers
    stage: Stage | None = None
    start: bool = False
    end: bool = False


class Sheet(Frozen):
    """The columns of one kind of row.

    ``names`` are sheet names that announce it. ``key`` names the columns that tell rows apart where the layout
    has no id, ``ties`` those that help where several rows share a key. With ``keep_rest`` every column that is
    not described is kept as an attribute.
    """

    names: tuple[str, ...] = ()
    columns: Mapping[str, Headers]
    dates: Mapping[str, DateColumn] = {}
    attributes: Mapping[str, Headers] = {}
    key: tuple[str, ...] = ("title",)
    ties: tuple[str, ...] = ()
    keep_rest: bool = False


class ImportMapping(Frozen):
    """A described layout.

    ``source`` names where its rows come from: several mappings may describe the same source over the years.
    ``complete`` says that a file lists every use case of its source, so that one left out has been delisted.
    ``observed`` is the day that the file describes, if the layout is of one day; else the column
    ``observed_column`` or the file's own value ``observed_about`` tells, else the day of import counts.
    ``recognise`` are headers that only this layout has. ``empty`` are values that say that a day is unknown.
    """

    name: str
    version: int
    source: str
    about: Mapping[Literal["nl", "en"], str]
    complete: bool = False
    observed: date | None = None
    observed_column: Headers = ()
    observed_about: str = ""
    recognise: Headers = ()
    date_formats: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    values: Mapping[str, Mapping[str, str]] = {}
    sheets: Mapping[Entity, Sheet]

    def meanings(self, column: str) -> dict[str, str]:
        """For the plain spelling of every described value of ``column`` what it stands for."""
        return {plain(given): meant for given, meant in self.values.get(column, {}).items()}


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, ImportMapping]:
    """The mappings that come with Koers, by name."""
    folder = files("knowledge.imports") / "mappings"
    loaded = [load(item.read_text("utf-8"), item.name) for item in folder.iterdir() if item.name.endswith(".yaml")]
    return {mapping.name: mapping for mapping in sorted(loaded, key=lambda mapping: mapping.name)}


def load(text: str, name: str) -> ImportMapping:
    """A mapping from YAML; InvalidInput says what is wrong with it."""
    try:
        return ImportMapping.model_validate(yaml.safe_load(text))
    except (yaml.YAMLError, ValidationError) as error:
        raise InvalidInput(problems.BAD_MAPPING(name=name, cause=str(error))) from error
