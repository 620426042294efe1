"""A mapping: which column of a layout holds which field, and what its values mean. One YAML file a layout."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Any, Literal

import yaml
from pydantic import BeforeValidator

from knowledge.imports.words import plain
from knowledge.model.base import Frozen
from knowledge.model.portfolio import Stage

Entity = Literal["objectives", "processes", "teams", "leaders", "use_cases", "events"]
EXPLANATION = "Uitleg | Read me"
"""The sheet of Koers's own workbook that tells how to fill it in."""


def _several(value: Any) -> Any:
    """A single name where several may stand."""
    return (value,) if isinstance(value, str) else value


Headers = Annotated[tuple[str, ...], BeforeValidator(_several)]


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

    names: Headers = ()
    columns: Mapping[str, Headers]
    dates: Mapping[str, DateColumn] = {}
    attributes: Mapping[str, Headers] = {}
    key: Headers = ("title",)
    ties: Headers = ()
    keep_rest: bool = False


class ImportMapping(Frozen):
    """A described layout.

    ``source`` names where its rows come from: several mappings may describe the same source over the years.
    ``complete`` says that a file lists every use case of its source, so that one left out has been delisted.
    ``observed`` is the day that the file describes, if the layout is of one day; else the column
    ``observed_column`` or the file's own value ``observed_about`` tells, else the day of import counts.
    ``recognise`` are headers that only this layout has. ``empty`` are values that say that a day is unknown.
    With ``known_values`` a file of the user's own also understands the values that Koers knows by itself.
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
    date_formats: Headers = ()
    empty: Headers = ()
    known_values: bool = False
    values: Mapping[str, Mapping[str, str]] = {}
    sheets: Mapping[Entity, Sheet]

    def meanings(self, column: str) -> dict[str, str]:
        """For the plain spelling of every described value of ``column`` what it stands for."""
        return {plain(given): meant for given, meant in self.values.get(column, {}).items()}


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, ImportMapping]:
    """The mappings that come with Koers, by name."""
    folder = files("knowledge.imports") / "mappings"
    texts = (item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".yaml"))
    loaded = [ImportMapping.model_validate(yaml.safe_load(text)) for text in texts]
    return {mapping.name: mapping for mapping in sorted(loaded, key=lambda mapping: mapping.name)}
