"""A sheet of events: every kind that history knows can be written down in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from knowledge.history.impossible import impossible
from knowledge.history.portfolio import Portfolio
from knowledge.imports import cells, problems
from knowledge.imports.columns import place
from knowledge.imports.dates import formats_for, parser
from knowledge.imports.eventcells import DAYS, KINDS, EventCells
from knowledge.imports.eventids import event_id, new_event
from knowledge.imports.findings import Findings
from knowledge.imports.labels import label, values
from knowledge.imports.mapping import ImportMapping
from knowledge.imports.readers.table import Cell, Line, Table, is_blank, text_of
from knowledge.imports.references import References
from knowledge.invalid import problem_of
from knowledge.model.events import EVENT_LABELS, Event
from knowledge.said import Said

_NAMED_BEFORE = {"commitment_moved": "commitment", "commitment_kept": "commitment", "blocker_removed": "blocker"}
_NAMED_HERE = {"commitment_made": "commitment", "blocker_raised": "blocker"}


@dataclass(slots=True)
class EventRows:
    """What one sheet brings: new events, the days on which use cases were taken up, and how many rows were known."""

    events: list[Event] = field(default_factory=list)
    registered: dict[str, date] = field(default_factory=dict)
    unchanged: int = 0


class EventReader:
    """Reads the rows of one events sheet."""

    def __init__(
        self, mapping: ImportMapping, table: Table, references: References, today: date, findings: Findings
    ) -> None:
        self._source, self._table, self._today, self._findings = mapping.source, table, today, findings
        self._fields = place(mapping.sheets["events"], table).fields
        days = [at for name, at in self._fields.items() if name in DAYS]
        written = cells.texts(line.cells[at] for line in table.lines for at in days if at < len(line.cells))
        formats = mapping.date_formats or formats_for(written, dutch=False)
        self._cells = EventCells(mapping, references, parser(formats) if formats else None)

    def read(self, existing: Portfolio) -> EventRows:
        """Every event that history does not have yet; a row that it has already is counted."""
        rows = EventRows()
        registered = {key: state.registered_on for key, state in existing.at(date.max).states.items()}
        told = [(line, content) for line in self._table.lines if (content := self._content(line))]
        known = {event.id for group in existing.histories.values() for event in group} | _ids(existing.general)
        names = _names_known(existing) | {
            (name, content[name]) for _, content in told if (name := _NAMED_HERE.get(content["kind"], "")) in content
        }
        for line, content in told:
            if content["kind"] == "registered":
                self._take_up(rows, content, existing)
                continue
            name = _NAMED_BEFORE.get(content["kind"], "")
            if name in content and (name, content[name]) not in names:
                self._reject(line, name, problems.NOT_NAMED_BEFORE(what=label(name)))
                continue
            since = registered.get(content.get("use_case", ""))
            if since and content["on"] < since:
                self._reject(line, "on", problems.BEFORE_REGISTERED(registered=since))
                continue
            self._add(rows, line, content, known)
        return rows

    def _add(self, rows: EventRows, line: Line, content: dict[str, Any], known: set[str]) -> None:
        key = event_id(self._source, (), **content)
        if key in known:
            rows.unchanged += 1
            return
        try:
            event = new_event(self._source, (), **content)
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            said = problems.FOR_THE_EVENT(problem=problem_of(problem), kind=_kind(content))
            self._reject(line, str(problem["loc"][-1]), said)
            return
        if (wrong := impossible(event)) is not None:
            self._reject(line, *wrong)
            return
        rows.events.append(event)
        known.add(key)

    def _take_up(self, rows: EventRows, content: dict[str, Any], existing: Portfolio) -> None:
        """A use case is registered once: later rows about that change nothing."""
        use_case = content["use_case"]
        if use_case in existing.histories or use_case in rows.registered:
            rows.unchanged += 1
        else:
            rows.registered[use_case] = content["on"]

    def _content(self, line: Line) -> dict[str, Any] | None:
        """The row as the fields of its event, or ``None`` with the row rejected."""
        if line.problem:
            self._findings.reject(self._table, line, "", " | ".join(map(text_of, line.cells)), line.problem)
            return None
        content: dict[str, Any] = {}
        for name in self._fields:
            cell = self._cell(line, name)
            if is_blank(cell):
                continue
            try:
                content[name] = self._cells.value(name, cell)
            except cells.Unusable as found:
                self._reject(line, name, found.problem)
                return None
        return self._complete(line, content)

    def _complete(self, line: Line, content: dict[str, Any]) -> dict[str, Any] | None:
        """The same without fields that this kind of event has not; what every event needs is there."""
        for name in ("kind", "on"):
            if content.get(name) is None:
                self._reject(line, name, problems.NOTHING_HERE())
                return None
        if content["on"] > self._today:
            self._reject(line, "on", problems.NOT_HAPPENED_YET())
            return None
        kind = content["kind"]
        if kind == "registered" and "use_case" not in content:
            self._reject(line, "use_case", problems.NOTHING_HERE())
            return None
        foreign = [name for name in content if name not in KINDS[kind].model_fields]
        for name in foreign:
            problem = problems.NO_SUCH_FIELD(kind=_kind(content), field=label(name))
            self._findings.drop(self._table, line, self._header(name), self._cell(line, name), problem)
        content = {name: value for name, value in content.items() if name not in foreign and value is not None}
        return self._changed(line, content) if kind == "changed" else content

    def _changed(self, line: Line, content: dict[str, Any]) -> dict[str, Any] | None:
        try:
            after = self._cells.after(content.get("field", ""), content.get("after", ""))
        except cells.Unusable as found:
            self._reject(line, "after", found.problem)
            return None
        return content | {"after": after}

    def _cell(self, line: Line, name: str) -> Cell:
        at = self._fields.get(name, len(line.cells))
        return line.cells[at] if at < len(line.cells) else ""

    def _header(self, name: str) -> str:
        return self._table.header[self._fields[name]] if name in self._fields else name

    def _reject(self, line: Line, name: str, problem: Said) -> None:
        self._findings.reject(self._table, line, self._header(name), self._cell(line, name), problem)


def _kind(content: dict[str, Any]) -> Said:
    return values([EVENT_LABELS[content["kind"]]])[0]


def _ids(events: Sequence[Event]) -> set[str]:
    return {event.id for event in events}


def _names_known(existing: Portfolio) -> set[tuple[str, str]]:
    """The commitments and blockers that history knows."""
    events = [event for group in existing.histories.values() for event in group] + list(existing.general)
    return {(name, getattr(event, name)) for event in events if (name := _NAMED_HERE.get(event.kind))}
