"""Sheets of objectives, processes, teams and leaders."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from knowledge.history.portfolio import Portfolio
from knowledge.imports import cells, problems
from knowledge.imports.columns import place
from knowledge.imports.dates import formats_for, parser
from knowledge.imports.findings import Findings
from knowledge.imports.labels import label
from knowledge.imports.mapping import Entity, ImportMapping
from knowledge.imports.readers.table import Cell, Flaw, Line, Table, is_blank, text_of
from knowledge.imports.references import Directory
from knowledge.imports.words import plain, slug
from knowledge.invalid import problem_of
from knowledge.model.portfolio import Leader, Objective, Process, Team
from knowledge.said import Said

Thing = Objective | Process | Team | Leader
TYPES: Mapping[Entity, type[Thing]] = {"objectives": Objective, "processes": Process, "teams": Team, "leaders": Leader}
_DAYS = ("in_force_from", "retired_on", "approved_on")


@dataclass(slots=True)
class EntityRows:
    """What one sheet brings: new and changed entities by id, and how many of its rows were of each kind."""

    changed: dict[str, Thing] = field(default_factory=dict)
    created: int = 0
    updated: int = 0
    unchanged: int = 0


class EntityReader:
    """Reads the rows of one such sheet against what is known of its kind."""

    def __init__(
        self, mapping: ImportMapping, entity: Entity, table: Table, existing: Portfolio, findings: Findings
    ) -> None:
        self._table, self._findings = table, findings
        self._type = TYPES[entity]
        self._known: Mapping[str, Thing] = getattr(existing, entity)
        self._name = mapping.sheets[entity].key[0]
        self._fields = place(mapping.sheets[entity], table).fields
        self._ids = Directory((key, getattr(thing, self._name)) for key, thing in self._known.items())
        self._empty = frozenset(map(plain, mapping.empty))
        self._flags = mapping.meanings("flag")
        days = [at for name, at in self._fields.items() if name in _DAYS]
        written = cells.texts(line.cells[at] for line in table.lines for at in days if at < len(line.cells))
        formats = mapping.date_formats or formats_for(written, dutch=False)
        self._parse = parser(formats) if formats else None

    def read(self) -> EntityRows:
        """Every row once; one that names the same thing as a row above is rejected."""
        rows = EntityRows()
        seen: dict[str, int] = {}
        for line in self._table.lines:
            thing = self._thing(line)
            if thing is None:
                continue
            if thing.id in seen:
                self._reject(line, self._name, problems.SAME_THING(row=str(seen[thing.id])))
                continue
            seen[thing.id] = line.number
            before = self._known.get(thing.id)
            rows.created += before is None
            rows.unchanged += before == thing
            rows.updated += before is not None and before != thing
            if before != thing:
                rows.changed[thing.id] = thing
        return rows

    def _thing(self, line: Line) -> Thing | None:
        if line.problem:
            self._findings.reject(self._table, line, "", " | ".join(map(text_of, line.cells)), line.problem)
            return None
        values: dict[str, Any] = {}
        for name in self._fields:
            try:
                value = self._value(name, self._cell(line, name))
            except cells.Unusable as found:
                self._reject(line, name, found.problem)
                return None
            if value is not None:
                values[name] = value
        return self._validated(line, values)

    def _validated(self, line: Line, values: dict[str, Any]) -> Thing | None:
        name = values.get(self._name, "")
        if not name:
            self._reject(line, self._name, problems.MISSING(field=label(self._name)))
            return None
        key = values.get("id") or self._ids.find(name) or slug(name) or name[:200]
        known = self._known.get(key)
        try:
            thing = self._type.model_validate((dict(known) if known else {}) | values | {"id": key})
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            self._reject(line, str(problem["loc"][0]), problem_of(problem))
            return None
        if isinstance(thing, Objective) and thing.retired_on and thing.retired_on < (thing.in_force_from or date.min):
            against = problems.RETIRED_BEFORE_IN_FORCE(
                retired=thing.retired_on, in_force=thing.in_force_from or date.min
            )
            self._reject(line, "retired_on", against)
            return None
        return thing

    def _value(self, name: str, cell: Cell) -> Any:
        """The cell as its field needs it; ``None`` leaves the field as it was."""
        if isinstance(cell, Flaw):
            raise cells.Unusable(cell.problem)
        if name in _DAYS:
            return cells.day(cell, self._parse, self._empty)
        if name == "aliases":
            return cells.items(text_of(cell))
        if name in {"core", "volume"} and is_blank(cell):
            return None
        if name == "volume":
            return cells.number(cell)
        return cells.flag(cell, self._flags) if name == "core" else text_of(cell)

    def _cell(self, line: Line, name: str) -> Cell:
        at = self._fields.get(name, len(line.cells))
        return line.cells[at] if at < len(line.cells) else ""

    def _reject(self, line: Line, name: str, problem: Said) -> None:
        column = self._table.header[self._fields[name]] if name in self._fields else name
        self._findings.reject(self._table, line, column, self._cell(line, name), problem)
