"""Rows of use cases, read but not yet compared with what is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from knowledge.imports.cells import Unusable, choice, day, items, texts
from knowledge.imports.columns import Columns
from knowledge.imports.dates import Parser, formats_for, parser
from knowledge.imports.findings import Findings
from knowledge.imports.mapping import ImportMapping, Sheet
from knowledge.imports.readers.table import Cell, Flaw, Line, Table, is_blank, text_of
from knowledge.imports.references import Directory, References
from knowledge.imports.words import plain
from knowledge.model.portfolio import Role, Stage, UseCase

_TEXTS = ("source_id", "title", "purpose", "owner")
_LISTS = ("objectives", "processes", "enables", "groups")
_DUTCH = frozenset("titel naam doel fase afdeling eigenaar omschrijving startdatum einddatum beschrijving rol".split())


@dataclass(slots=True)
class Draft:
    """What one row says of a use case.

    ``fields`` holds only what the file has a column for; ``dated`` the stages that its dates tell, oldest first.
    ``record`` is the use case as the row describes it alone, once that has proved possible.
    A draft that is ``rejected`` still has its keys, so that nobody takes its use case for gone.
    """

    table: Table
    columns: Columns
    line: Line
    observed: date
    fields: dict[str, Any] = field(default_factory=dict)
    stage: Stage | None = None
    since: date | None = None
    dates: dict[str, date] = field(default_factory=dict)
    dated: list[tuple[date, Stage]] = field(default_factory=list)
    given_id: str = ""
    team_alias: str = ""
    key: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    id: str = ""
    record: UseCase | None = None
    rejected: bool = False

    def cell(self, at: int) -> Cell:
        return self.line.cells[at] if at < len(self.line.cells) else ""


@dataclass(frozen=True, slots=True)
class Moment:
    """When the file was made as far as it says (``observed``), and the day of the import."""

    observed: date
    today: date


class DraftReader:
    """Reads the rows of one table with one mapping."""

    def __init__(
        self,
        mapping: ImportMapping,
        table: Table,
        columns: Columns,
        references: References,
        moment: Moment,
        findings: Findings,
    ) -> None:
        self.table, self.columns, self.references = table, columns, references
        self.moment, self.findings = moment, findings
        self.sheet: Sheet = mapping.sheets["use_cases"]
        self._meanings = {column: mapping.meanings(column) for column in mapping.values}
        self._empty = frozenset(map(plain, mapping.empty))
        self._fields = columns.fields
        self._observed_at = next(
            (at for at, header in enumerate(table.header) if header in mapping.observed_column), None
        )
        days = [at for at, _ in columns.dates.values()]
        days += [at for at in (self._fields.get("since"), self._observed_at) if at is not None]
        dutch = bool(_DUTCH & {word for header in table.header for word in plain(header).split()})
        self._parsers = {at: self._parser(mapping.date_formats, at, dutch) for at in days}

    def _parser(self, formats: tuple[str, ...], at: int, dutch: bool) -> Parser | None:
        formats = formats or formats_for(
            texts(line.cells[at] for line in self.table.lines if at < len(line.cells)), dutch
        )
        return parser(formats) if formats else None

    def read(self) -> list[Draft]:
        """A draft per row whose cells could be told apart."""
        drafts = []
        for line in self.table.lines:
            if line.problem:
                self.findings.reject(self.table, line, "", " | ".join(map(text_of, line.cells)), line.problem)
            else:
                drafts.append(self._draft(line))
        return drafts

    def _draft(self, line: Line) -> Draft:
        draft = Draft(self.table, self.columns, line, self.moment.observed)
        self._read_texts(draft)
        self._read_choices(draft)
        self._read_lists(draft)
        self._read_dates(draft)
        self._read_attributes(draft)
        self._check_order(draft)
        self._set_key(draft)
        return draft

    def _text(self, draft: Draft, name: str) -> str | None:
        """The text of a field, ``None`` where the file has no column for it; a flaw rejects the row."""
        at = self._fields.get(name)
        if at is None:
            return None
        cell = draft.cell(at)
        if isinstance(cell, Flaw):
            self._reject(draft, at, cell.problem)
            return ""
        return text_of(cell)

    def _reject(self, draft: Draft, at: int, problem: str) -> None:
        draft.rejected = True
        self.findings.reject(self.table, draft.line, self.table.header[at], draft.cell(at), problem)

    def _drop(self, draft: Draft, at: int, problem: str) -> None:
        """Leaves the cell out; where a layout keeps what is not described, its text stays as an attribute."""
        self.findings.drop(self.table, draft.line, self.table.header[at], draft.cell(at), problem)
        if self.sheet.keep_rest:
            draft.fields.setdefault("attributes", {})[self.table.header[at]] = text_of(draft.cell(at))

    def _read_texts(self, draft: Draft) -> None:
        for name in _TEXTS:
            text = self._text(draft, name)
            if text is not None:
                draft.fields[name] = text
        if not draft.fields.get("title") and not draft.rejected:
            self._reject(draft, self._fields["title"], "the title is missing")
        draft.given_id = self._text(draft, "id") or ""
        draft.team_alias = self._meant(self._text(draft, "team_alias") or "", "team_alias")
        team = self._text(draft, "team")
        if team is not None:
            team = self._meant(team, "team")
            draft.fields["team"] = self.references.teams.find(team) or team

    def _meant(self, text: str, column: str) -> str:
        return self._meanings.get(column, {}).get(plain(text), text)

    def _read_choices(self, draft: Draft) -> None:
        if "stage" in self._fields:
            stage = self._choice(draft, "stage", "no stage that is known")
            draft.stage = Stage(stage) if stage else None
        if "role" in self._fields:
            role = self._choice(draft, "role", f"no role that is known; roles are {', '.join(Role)}")
            draft.fields["role"] = Role(role) if role else None

    def _choice(self, draft: Draft, name: str, problem: str) -> str | None:
        text = self._text(draft, name) or ""
        meant = choice(text, self._meanings.get(name, {})) if text else None
        if text and meant is None and plain(text) not in self._empty:
            self._drop(draft, self._fields[name], problem)
        return meant

    def _read_lists(self, draft: Draft) -> None:
        for name in _LISTS:
            text = self._text(draft, name)
            if text is None:
                continue
            given = items(text)
            directory: Directory | None = getattr(self.references, name, None)
            if directory is None:
                draft.fields[name] = given
                continue
            draft.fields[name], unknown = self.references.links(directory, given)
            if unknown:
                kind = name.replace("_", " ")
                self._drop(draft, self._fields[name], f"not among the known {kind}: {'; '.join(unknown)}")

    def _read_dates(self, draft: Draft) -> None:
        for name, (at, column) in self.columns.dates.items():
            found = self._day(draft, at)
            if found is None:
                continue
            draft.dates[name] = found
            if column.stage and found <= draft.observed:
                draft.dated.append((found, column.stage))
            elif column.stage:
                self.findings.warn(
                    f"A day in {self.table.header[at]!r} was still to come: kept as a date, not as history."
                )
        if "since" in self._fields:
            draft.since = self._day(draft, self._fields["since"])
        if self._observed_at is not None:
            self._read_observed(draft, self._observed_at)

    def _read_observed(self, draft: Draft, at: int) -> None:
        found = self._day(draft, at)
        if found is not None and found > self.moment.today:
            self._drop(draft, at, "this day is still to come")
        elif found is not None:
            draft.observed = found

    def _day(self, draft: Draft, at: int) -> date | None:
        cell = draft.cell(at)
        if cell == "":
            return None
        try:
            return day(cell, self._parsers[at], self._empty)
        except Unusable as problem:
            (self._reject if isinstance(cell, Flaw) else self._drop)(draft, at, str(problem))
            return None

    def _read_attributes(self, draft: Draft) -> None:
        attributes: dict[str, str] = {}
        for label, at in self.columns.attributes.items():
            cell = draft.cell(at)
            if isinstance(cell, Flaw):
                self._drop(draft, at, cell.problem)
            elif not is_blank(cell):
                attributes[label] = text_of(cell)
        if self.columns.attributes or "attributes" in draft.fields:
            draft.fields["attributes"] = draft.fields.get("attributes", {}) | {k: v for k, v in attributes.items() if v}

    def _check_order(self, draft: Draft) -> None:
        """No end before a start: METHODS calls such a row impossible, and nobody may guess which day is right."""
        columns = self.columns.dates
        starts = [name for name in draft.dates if columns[name][1].start]
        for end in [name for name in draft.dates if columns[name][1].end]:
            for start in starts:
                if draft.dates[end] < draft.dates[start]:
                    before, after = (self.table.header[columns[name][0]] for name in (end, start))
                    problem = f"{before!r} {draft.dates[end]} lies before {after!r} {draft.dates[start]}"
                    self._reject(draft, columns[end][0], problem)

    def _set_key(self, draft: Draft) -> None:
        given = {"title": draft.fields.get("title", ""), "team_alias": draft.team_alias, "id": draft.given_id}
        keys = self.sheet.key if self.sheet.key != ("id",) else ("title",)
        draft.key = self._spelled(draft, given, keys)
        draft.ties = self._spelled(draft, given, self.sheet.ties)

    def _spelled(self, draft: Draft, given: Mapping[str, str], names: Iterable[str]) -> tuple[str, ...]:
        values = [given.get(name) or self._text(draft, name) or "" for name in names]
        return tuple(plain(value) or value for value in values)
