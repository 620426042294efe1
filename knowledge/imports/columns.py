"""Where the fields of a mapping stand in one table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.imports.mapping import DateColumn, Sheet
from knowledge.imports.readers.table import Table
from knowledge.imports.words import plain, variants


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions by field, by date and by attribute label, and the positions that nothing reads."""

    fields: Mapping[str, int]
    dates: Mapping[str, tuple[int, DateColumn]]
    attributes: Mapping[str, int]
    unused: tuple[int, ...]


def place(sheet: Sheet, table: Table) -> Columns:
    """Finds the described columns: by their whole header first, else by a part of one that spans two names."""
    finder = _Finder(table)
    wanted = list(sheet.columns.items()) + [(f"dates.{name}", column.headers) for name, column in sheet.dates.items()]
    found: dict[str, int] = {}
    for by_part in (False, True):
        for field, headers in wanted:
            position = finder.take(headers, by_part) if field not in found else None
            if position is not None:
                found[field] = position
    attributes = {label: at for label, headers in sheet.attributes.items() if (at := finder.at(headers)) is not None}
    rest = [at for at in range(len(table.header)) if at not in finder.taken and at not in attributes.values()]
    if sheet.keep_rest:
        attributes |= {table.header[at]: at for at in rest}
        rest = []
    fields = {field: at for field, at in found.items() if not field.startswith("dates.")}
    dates = {name: (found[key], sheet.dates[name]) for name in sheet.dates if (key := f"dates.{name}") in found}
    return Columns(fields, dates, attributes, tuple(rest))


class _Finder:
    """Looks headers up, each for one field only."""

    def __init__(self, table: Table) -> None:
        self.taken: set[int] = set()
        self._whole: dict[str, int] = {}
        self._parts: dict[str, int] = {}
        for position, header in enumerate(table.header):
            self._whole.setdefault(plain(header), position)
            for part in variants(header):
                self._parts.setdefault(part, position)

    def take(self, headers: Iterable[str], by_part: bool) -> int | None:
        """The position of the first of ``headers`` that is there and still free."""
        places = self._parts if by_part else self._whole
        for header in headers:
            position = places.get(plain(header))
            if position is not None and position not in self.taken:
                self.taken.add(position)
                return position
        return None

    def at(self, headers: Iterable[str]) -> int | None:
        return next((at for header in headers if (at := self._whole.get(plain(header))) is not None), None)
