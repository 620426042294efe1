"""The import of one file: bytes and the portfolio so far in, changes of the portfolio and a report out."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from knowledge.documents.problems import CHECK_COPY
from knowledge.errors import InvalidInput, UnreadableFile
from knowledge.history.portfolio import Portfolio, PortfolioChanges, by_use_case
from knowledge.imports import problems
from knowledge.imports.choose import Plan, choose, known_headers
from knowledge.imports.columns import place
from knowledge.imports.dates import ISO, parser
from knowledge.imports.drafts import Draft, DraftReader, Moment
from knowledge.imports.entities import TYPES, EntityReader
from knowledge.imports.eventsheet import EventReader, EventRows
from knowledge.imports.findings import Findings
from knowledge.imports.histories import Historian
from knowledge.imports.identity import Identifier
from knowledge.imports.labels import label
from knowledge.imports.mapping import Entity
from knowledge.imports.ownmapping import KOERS, written
from knowledge.imports.readers.headers import table_of
from knowledge.imports.readers.read import read
from knowledge.imports.readers.table import Table
from knowledge.imports.records import record_of
from knowledge.imports.references import References
from knowledge.imports.report import ImportReport, Proposal
from knowledge.imports.words import slug
from knowledge.model.base import Language
from knowledge.model.events import Event
from knowledge.model.portfolio import Leader, Objective, Process, Team, UseCase

_LONGEST_NAME = 1_000


def import_portfolio(
    name: str,
    content: bytes,
    existing: Portfolio,
    *,
    today: date,
    mapping: str | None = None,
    dry_run: bool = False,
    language: Language = "en",
) -> tuple[PortfolioChanges, ImportReport]:
    """What the file called ``name`` changes in ``existing``, and the report of that.

    Nothing is stored: the caller applies the changes, unless it is a dry run. ``mapping`` is the name of a
    mapping, ``field=column`` pairs or the text of a mapping file, ``language`` that of the report. A file that
    cannot be read raises UnreadableFile, one that is no portfolio InvalidInput.
    """
    tables = [table for grid in read(name, content) if (table := table_of(grid, known_headers()))]
    if not tables:
        raise UnreadableFile(problems.NO_CELLS(file=name), CHECK_COPY())
    plan = choose(name, tables, mapping)
    return _Import(plan, existing, today, language).run(dry_run)


class _Import:
    """One import, step by step: entities, use cases, their ids, listed events, history."""

    def __init__(self, plan: Plan, existing: Portfolio, today: date, language: Language) -> None:
        self._plan, self._mapping, self._existing = plan, plan.mapping, existing
        self._findings = Findings(language, sheets=len(plan.tables) > 1)
        self._references = References(existing)
        self._states = existing.at(date.max).states
        self._moment = Moment(self._observed(today), today)
        self._teams: dict[str, Team] = {}
        self._counts: dict[str, int] = defaultdict(int)
        self._refuse_older_file()

    def run(self, dry_run: bool) -> tuple[PortfolioChanges, ImportReport]:
        entities = {entity: self._entities(entity) for entity in TYPES}
        drafts = self._drafts()
        listed = self._listed_events()
        events = self._histories(drafts, listed)
        self._counts["created"] += len(listed.events) + len(listed.registered)
        self._counts["unchanged"] += listed.unchanged
        events += listed.events
        teams = {key: team for key, team in entities["teams"].items() if isinstance(team, Team)}
        changes = PortfolioChanges(
            objectives=tuple(thing for thing in entities["objectives"].values() if isinstance(thing, Objective)),
            processes=tuple(thing for thing in entities["processes"].values() if isinstance(thing, Process)),
            teams=tuple((self._teams | teams).values()),
            leaders=tuple(thing for thing in entities["leaders"].values() if isinstance(thing, Leader)),
            events=tuple(events),
        )
        return changes, self._report(dry_run)

    def _observed(self, today: date) -> date:
        """The day that the file describes: its layout's, else the one it names itself, else today."""
        about = next((table.about for _, table in self._plan.tables), {})
        told = parser(ISO)(about.get(self._mapping.observed_about, "")[:10])
        if self._mapping.observed and self._mapping.observed > today:
            message = problems.OBSERVED_TO_COME(mapping=self._mapping.name, observed=self._mapping.observed)
            raise InvalidInput(message, problems.OBSERVED_HINT())
        return self._mapping.observed or (told if told and told <= today else today)

    def _refuse_older_file(self) -> None:
        """A layout of one day cannot be put before what is known already: its differences would undo the present."""
        if self._mapping.observed is None:
            return
        own = [event.on for state in self._states.values() for event in state.events if event.source == self._source]
        newest = max(own, default=date.min)
        if newest > self._mapping.observed:
            raise InvalidInput(
                problems.OLDER_FILE(observed=self._mapping.observed, source=self._source, newest=newest),
                problems.OLDER_FILE_HINT(),
            )

    @property
    def _source(self) -> str:
        return self._mapping.source

    def _tables(self, entity: Entity) -> list[Table]:
        return [table for kind, table in self._plan.tables if kind == entity]

    def _entities(self, entity: Entity) -> dict[str, Objective | Process | Team | Leader]:
        changed: dict[str, Objective | Process | Team | Leader] = {}
        for table in self._tables(entity):
            rows = EntityReader(self._mapping, entity, table, self._existing, self._findings).read()
            self._counts["created"] += rows.created
            self._counts["updated"] += rows.updated
            self._counts["unchanged"] += rows.unchanged
            changed |= rows.changed
        self._references.add(changed)
        return changed

    def _drafts(self) -> list[Draft]:
        """Every use case row with its id and record; rows that cannot be a use case are rejected here."""
        drafts: list[Draft] = []
        for table in self._tables("use_cases"):
            columns = place(self._mapping.sheets["use_cases"], table)
            reader = DraftReader(self._mapping, table, columns, self._references, self._moment, self._findings)
            drafts += reader.read()
        Identifier(self._source, self._states, shared=self._mapping.name == KOERS).identify(drafts)
        first: dict[str, Draft] = {}
        for draft in drafts:
            twin = first.setdefault(draft.id, draft)
            if twin is not draft:
                self._reject_twin(draft, twin)
        for draft in drafts:
            if not draft.rejected:
                draft.record = record_of(draft, self._states.get(draft.id), self._source, self._findings)
            if draft.record:
                self._references.use_cases.add(draft.id, draft.record.title)
        return drafts

    def _reject_twin(self, draft: Draft, twin: Draft) -> None:
        at = draft.columns.fields.get("id", draft.columns.fields["title"])
        problem = problems.SAME_USE_CASE(row=str(twin.line.number))
        draft.rejected = True
        self._findings.reject(draft.table, draft.line, draft.table.header[at], draft.cell(at), problem)

    def _listed_events(self) -> EventRows:
        """The events of the file's own sheets of events."""
        rows = EventRows()
        for table in self._tables("events"):
            reader = EventReader(self._mapping, table, self._references, self._moment.today, self._findings)
            found = reader.read(self._existing)
            rows.events += found.events
            rows.registered |= found.registered
            rows.unchanged += found.unchanged
        return rows

    def _histories(self, drafts: Sequence[Draft], listed: EventRows) -> list[Event]:
        told = by_use_case(listed.events)[0]
        historian = Historian(
            self._source, self._moment.observed, self._states, told, listed.registered, self._findings
        )
        events: list[Event] = []
        for draft in drafts:
            if draft.record is None:
                continue
            new = historian.write(draft, self._linked(draft, draft.record))
            known = draft.id in self._states
            self._counts["updated" if known and new else "unchanged" if known else "created"] += 1
            self._counts["relisted"] += any(event.kind == "relisted" for event in new)
            self._add_team(draft)
            events += new
        return events + self._delisted(drafts, historian)

    def _linked(self, draft: Draft, record: UseCase) -> UseCase:
        """The record with its links to other use cases as ids; unknown ones are left out, and named."""
        if not draft.fields.get("enables"):
            return record
        found, unknown = self._references.links(self._references.use_cases, draft.fields["enables"])
        if unknown:
            at = draft.columns.fields["enables"]
            problem = problems.UNKNOWN_LINKS(what=label("use_cases"), unknown=unknown)
            self._findings.drop(draft.table, draft.line, draft.table.header[at], draft.cell(at), problem)
        return record.model_copy(update={"enables": found})

    def _add_team(self, draft: Draft) -> None:
        """A team that is met for the first time becomes known, with the other name that the row gives it."""
        name = draft.fields.get("team", "")
        if name and self._references.teams.find(name) is None and len(name) <= _LONGEST_NAME:
            aliases = (draft.team_alias,) if draft.team_alias not in {"", name} else ()
            team = Team(id=slug(name) or name[:200], name=name, aliases=aliases)
            self._teams[team.id] = team
            self._references.add_team(team)

    def _delisted(self, drafts: Sequence[Draft], historian: Historian) -> list[Event]:
        """The use cases that a complete list no longer names, unless a row that nobody can identify may be theirs."""
        if not self._mapping.complete or not drafts:
            return []
        named = {draft.id for draft in drafts}
        states = [state for state in self._states.values() if state.use_case.source == self._source]
        gone = [state for state in states if state.listed and state.id not in named]
        rows = sum(len(table.lines) for table in self._tables("use_cases"))
        if gone and len(drafts) < rows:
            lost = rows - len(drafts)
            self._findings.warn(problems.STAY_LISTED(source=self._source, gone=len(gone), rows=lost))
            return []
        self._counts["delisted"] = len(gone)
        return [historian.delist(state) for state in gone]

    def _report(self, dry_run: bool) -> ImportReport:
        counts, language = self._counts, self._findings.language
        return ImportReport(
            mapping=self._plan.name.within(language),
            source=self._source,
            observed=self._moment.observed,
            rows_read=sum(len(table.lines) for _, table in self._plan.tables),
            created=counts["created"],
            updated=counts["updated"],
            unchanged=counts["unchanged"],
            delisted=counts["delisted"],
            relisted=counts["relisted"],
            rejected=tuple(self._findings.rejected),
            dropped=tuple(self._findings.dropped),
            warnings=self._findings.warnings(),
            unused=self._unused(),
            proposal=self._proposal(),
            dry_run=dry_run,
        )

    def _proposal(self) -> Proposal | None:
        proposal = self._plan.proposal
        if proposal is None:
            return None
        tables = [table for _, table in self._plan.tables]
        file = written(self._mapping, tables, proposal.columns, self._findings.language)
        return proposal.model_copy(update={"file": file})

    def _unused(self) -> tuple[str, ...]:
        """The columns and sheets that were not read."""
        columns = [
            table.header[at]
            for entity, table in self._plan.tables
            for at in place(self._mapping.sheets[entity], table).unused
        ]
        sheets = (sheet.within(self._findings.language) for sheet in self._plan.unused)
        return (*dict.fromkeys(columns), *sheets)
