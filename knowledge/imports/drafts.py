"""Rows of use cases, read but not yet compared with what is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from knowledge.imports import problems
from knowledge.imports.cells import Unusable, choice, day, items, texts
from knowledge.imports.columns import Columns
from knowledge.imports.dates import Parser, formats_for, parser
from knowledge.imports.findings import Findings
from knowledge.imports.labels import label, values
from knowledge.imports.mapping import ImportMapping, Sheet
from knowledge.imports.readers.table import Cell, Flaw, Line, Table, padded, text_of
from knowledge.imports.references import Directory, References
from knowledge.imports.words import plain
from knowledge.model.portfolio import Role, Stage, UseCase
from knowledge.said import Said

_TEXTS = ("source_id", "title", "purpose", "team", "owner")
_MAY_SAY_NOTHING = frozenset(("purpose", "team", "owner"))
_LISTS = ("objectives", "processes", "enables", "groups")
_TOTALS = frozenset(
    ("totaal", "totalen", "eindtotaal", "subtotaal", "som", "gemiddelde", "total", "totals", "grand total", "subtotal",
     "sum", "average")
)  # fmt: skip
_DUTCH = frozenset("titel naam doel fase afdeling eigenaar omschrijving startdatum einddatum beschrijving rol".split())


@dataclass(slots=True)
class Draft:
    """What one row says of a use case.

    ``key`` is in plain spelling, ``ties`` as written. ``fields`` holds only what the file has a column for; ``dated``
    the stages that its dates tell, oldest first.
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
        return self.line.cells[at]


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
        self._nothing = frozenset(plain(text) or text for text in mapping.empty)
        self._fields = columns.fields
        self._teams: dict[str, str] = {}
        self._text_columns = [(name, at) for name, at in columns.fields.items() if name != "since"]
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
        width = len(self.table.header)
        for line in self.table.lines:
            if line.problem:
                self.findings.reject(self.table, line, "", " | ".join(map(text_of, line.cells)), line.problem)
            else:
                drafts.append(self._draft(padded(line, width)))
        return drafts

    def _draft(self, line: Line) -> Draft:
        draft = Draft(self.table, self.columns, line, self.moment.observed)
        texts = self._texts(draft)
        self._set_texts(draft, texts)
        self._set_choices(draft, texts)
        self._set_lists(draft, texts)
        self._read_dates(draft)
        self._read_attributes(draft)
        self._check_order(draft)
        return draft

    def _texts(self, draft: Draft) -> dict[str, str]:
        """The text of every field that the file has a column for; a flaw rejects the row."""
        cells = draft.line.cells
        texts: dict[str, str] = {}
        for name, at in self._text_columns:
            cell = cells[at]
            if isinstance(cell, Flaw):
                self._reject(draft, at, cell.problem)
            texts[name] = text_of(cell)
        return texts

    def _reject(self, draft: Draft, at: int, problem: Said) -> None:
        draft.rejected = True
        self.findings.reject(self.table, draft.line, self.table.header[at], draft.cell(at), problem)

    def _drop(self, draft: Draft, at: int, problem: Said) -> None:
        """Leaves the cell out; where a layout keeps what is not described, its text stays as an attribute."""
        self.findings.drop(self.table, draft.line, self.table.header[at], draft.cell(at), problem)
        if self.sheet.keep_rest:
            draft.fields.setdefault("attributes", {})[self.table.header[at]] = text_of(draft.cell(at))

    def _set_texts(self, draft: Draft, texts: dict[str, str]) -> None:
        """The plain fields, and the keys that tell which use case the row is about; nobody is called ``n.v.t.``."""
        for name in _MAY_SAY_NOTHING & texts.keys():
            if (plain(texts[name]) or texts[name]) in self._nothing:
                texts[name] = ""
        for name in ("team", "team_alias"):
            if name in texts:
                texts[name] = self._meanings.get(name, {}).get(plain(texts[name]), texts[name])
        if "team" in texts:
            texts["team"] = self._team(texts["team"])
        draft.fields = {name: texts[name] for name in _TEXTS if name in texts}
        draft.given_id, draft.team_alias = texts.get("id", ""), texts.get("team_alias", "")
        if not texts["title"] and not draft.rejected:
            self._reject(draft, self._fields["title"], problems.MISSING(field=label("title")))
        if plain(texts["title"]) in _TOTALS and not texts.get("id") and not texts.get("stage") and not draft.rejected:
            self._reject(draft, self._fields["title"], problems.TOTALS())
        keys = self.sheet.key if self.sheet.key != ("id",) else ("title",)
        draft.key = tuple(plain(text) or text for text in (texts.get(name, "") for name in keys))
        draft.ties = tuple(texts.get(name, "") for name in self.sheet.ties)

    def _team(self, text: str) -> str:
        """The name of the team that is known by this text, else the text; looked up once per text."""
        if text not in self._teams:
            self._teams[text] = self.references.teams.find(text) or text
        return self._teams[text]

    def _set_choices(self, draft: Draft, texts: Mapping[str, str]) -> None:
        if "stage" in texts:
            stage = self._choice(draft, "stage", texts["stage"], problems.NO_STAGE())
            draft.stage = Stage(stage) if stage else None
        if "role" in texts:
            role = self._choice(draft, "role", texts["role"], problems.NO_ROLE(roles=values(Role.labels().values())))
            draft.fields["role"] = Role(role) if role else None

    def _choice(self, draft: Draft, name: str, text: str, problem: Said) -> str | None:
        meant = choice(text, self._meanings.get(name, {})) if text else None
        if text and meant is None and plain(text) not in self._empty:
            self._drop(draft, self._fields[name], problem)
        return meant

    def _set_lists(self, draft: Draft, texts: Mapping[str, str]) -> None:
        for name in _LISTS:
            if name not in texts:
                continue
            draft.fields[name] = given = items(texts[name])
            directory: Directory | None = getattr(self.references, name, None)
            if directory is None:
                continue
            given = tuple(item for item in given if plain(item) not in self._empty)
            draft.fields[name], unknown = self.references.links(directory, given)
            if unknown and directory:
                self._drop(draft, self._fields[name], problems.UNKNOWN_LINKS(what=label(name), unknown=unknown))
            elif unknown:
                header = self.table.header[self._fields[name]]
                draft.fields.setdefault("attributes", {})[header] = texts[name]
                self.findings.warn(problems.NONE_KNOWN_YET(what=label(name), column=header))

    def _read_dates(self, draft: Draft) -> None:
        if self._observed_at is not None:
            self._read_observed(draft, self._observed_at)
        for name, (at, column) in self.columns.dates.items():
            found = self._day(draft, at)
            if found is None:
                continue
            draft.dates[name] = found
            if column.stage and found <= draft.observed:
                draft.dated.append((found, column.stage))
            elif column.stage:
                self.findings.warn(problems.DAY_TO_COME(column=self.table.header[at]))
        if "since" in self._fields:
            draft.since = self._day(draft, self._fields["since"])

    def _read_observed(self, draft: Draft, at: int) -> None:
        found = self._day(draft, at)
        if found is not None and found > self.moment.today:
            self._drop(draft, at, problems.STILL_TO_COME())
        elif found is not None:
            draft.observed = found

    def _day(self, draft: Draft, at: int) -> date | None:
        cell = draft.line.cells[at]
        if cell == "":
            return None
        try:
            return day(cell, self._parsers[at], self._empty)
        except Unusable as found:
            (self._reject if isinstance(cell, Flaw) else self._drop)(draft, at, found.problem)
            return None

    def _read_attributes(self, draft: Draft) -> None:
        if not self.columns.attributes:
            return
        kept: dict[str, str] = draft.fields.setdefault("attributes", {})
        cells = draft.line.cells
        for name, at in self.columns.attributes.items():
            cell = cells[at]
            if cell == "":
                continue
            if isinstance(cell, Flaw):
                self._drop(draft, at, cell.problem)
            elif text := text_of(cell):
                kept[name] = text

    def _check_order(self, draft: Draft) -> None:
        """No end before a start: METHODS calls such a row impossible, and nobody may guess which day is right."""
        columns = self.columns.dates
        starts = [name for name in draft.dates if columns[name][1].start]
        for end in [name for name in draft.dates if columns[name][1].end]:
            for start in starts:
                if draft.dates[end] < draft.dates[start]:
                    self._reject(draft, columns[end][0], self._against_order(draft, end, start))

    def _against_order(self, draft: Draft, end: str, start: str) -> Said:
        columns = {name: self.table.header[self.columns.dates[name][0]] for name in (end, start)}
        return problems.ENDS_BEFORE_START(
            end_column=columns[end], end=draft.dates[end], start_column=columns[start], start=draft.dates[start]
        )
