"""Which mapping a file is read with, and which of its sheets hold what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from knowledge.errors import InvalidInput
from knowledge.imports import problems
from knowledge.imports.columns import place
from knowledge.imports.mapping import EXPLANATION, Entity, ImportMapping, Sheet, shipped
from knowledge.imports.ownmapping import KOERS, NEEDED, own_mapping
from knowledge.imports.propose import propose
from knowledge.imports.readers.table import Table, text_of
from knowledge.imports.report import Proposal
from knowledge.imports.words import plain, variants
from knowledge.said import Said, listed, quoted

# More rows than any list of use cases has columns that mean something.
_SIDE = 40


@dataclass(frozen=True, slots=True)
class Plan:
    """A mapping and the tables that it reads; ``unused`` are sheets that it does not, ``name`` is for people."""

    mapping: ImportMapping
    tables: Sequence[tuple[Entity, Table]]
    unused: tuple[Said, ...] = ()
    proposal: Proposal | None = None

    @property
    def name(self) -> Said:
        return (
            problems.PROPOSED_FOR(file=self.mapping.name) if self.proposal else problems.MAPPING(name=self.mapping.name)
        )


@lru_cache(maxsize=1)
def known_headers() -> frozenset[str]:
    """The plain spelling of every header in every mapping."""
    return frozenset(
        plain(header)
        for mapping in shipped().values()
        for sheet in mapping.sheets.values()
        for header in _headers(sheet)
    )


def choose(name: str, tables: Sequence[Table], wanted: str | None) -> Plan:
    """The plan for a file: as asked for, as recognised, or as proposed.

    ``wanted`` is the name of a mapping, the text of a mapping file (of more lines than one), or columns for fields
    such as ``title=Onderwerp; stage=Fase``.
    """
    if wanted and "\n" in wanted:
        return _with(name, tables, own_mapping(wanted))
    if wanted and "=" in wanted:
        return _proposed(name, tables, _assignments(wanted))
    if wanted:
        return _asked_for(name, tables, wanted)
    recognised = _recognised(tables) or _koers(name, tables)
    return recognised or _proposed(name, tables, {})


def _asked_for(name: str, tables: Sequence[Table], wanted: str) -> Plan:
    mappings = shipped()
    mapping = mappings.get(wanted.strip().lower())
    if mapping is None:
        raise InvalidInput(problems.NO_MAPPING(name=wanted), problems.NO_MAPPING_HINT(known=tuple(mappings)))
    return _with(name, tables, mapping)


def _with(name: str, tables: Sequence[Table], mapping: ImportMapping) -> Plan:
    plan = _assigned(mapping, tables)
    if not plan.tables:
        columns = listed(tuple(quoted(header) for table in tables for header in table.header))
        raise InvalidInput(
            problems.LOOKS_UNLIKE(file=name, mapping=mapping.name, columns=columns), problems.LOOKS_UNLIKE_HINT()
        )
    return plan


def _recognised(tables: Sequence[Table]) -> Plan | None:
    """The mapping of which all telling headers are there; the one with most of them where several fit."""
    present = {plain(header) for table in tables for header in table.header}
    fitting = [
        mapping
        for mapping in shipped().values()
        if mapping.recognise and all(plain(header) in present for header in mapping.recognise)
    ]
    fitting.sort(key=lambda mapping: -len(mapping.recognise))
    return next((plan for mapping in fitting if (plan := _assigned(mapping, tables)).tables), None)


def _koers(name: str, tables: Sequence[Table]) -> Plan | None:
    """Koers's own workbook, told by the names of its sheets; a sheet of use cases alone must look like it too."""
    mapping = shipped()[KOERS]
    named = {entity: table for table in tables if (entity := _by_name(mapping, table))}
    if len(named) == 1 and "use_cases" in named:
        own = {plain(header) for header in _headers(mapping.sheets["use_cases"])}
        if not all(own & set(variants(header)) for header in named["use_cases"].header):
            return None
    plan = _assigned(mapping, tables) if named else None
    return _with_proposed_list(name, mapping, plan, tables) if plan and plan.tables else None


def _with_proposed_list(name: str, mapping: ImportMapping, plan: Plan, tables: Sequence[Table]) -> Plan:
    """The same plan and, where it reads no use cases, a proposal for a sheet that shows stages or dates of them."""
    if any(entity == "use_cases" for entity, _ in plan.tables):
        return plan
    read = [table for _, table in plan.tables]
    left = [table for table in tables if table not in read]
    try:
        proposed = _proposed(name, left, {}) if left else None
    except InvalidInput:
        return plan
    if proposed is None or not _shows_a_course(proposed.mapping):
        return plan
    both = proposed.mapping.model_copy(update={"sheets": {**mapping.sheets, **proposed.mapping.sheets}})
    return Plan(both, [*plan.tables, *proposed.tables], proposed.unused, proposed.proposal)


def _shows_a_course(mapping: ImportMapping) -> bool:
    """Whether the use cases of a mapping have a stage or a date: explanations and lists of names have neither."""
    sheet = mapping.sheets["use_cases"]
    return "stage" in sheet.columns or bool(sheet.dates)


def _assigned(mapping: ImportMapping, tables: Sequence[Table]) -> Plan:
    """Every table with what it holds: by its name, else, in a layout of one kind of row, by its columns."""
    single = next(iter(mapping.sheets)) if len(mapping.sheets) == 1 or len(tables) == 1 else None
    found: list[tuple[Entity, Table]] = []
    unused = []
    for table in tables:
        entity = _by_name(mapping, table) or ("use_cases" if single else None)
        if entity and _fits(mapping, entity, table):
            found.append((entity, table))
        elif table.name != EXPLANATION:
            unused.append(problems.SHEET(sheet=table.name))
    return Plan(mapping, found, tuple(unused))


def _by_name(mapping: ImportMapping, table: Table) -> Entity | None:
    names = {*variants(table.name), plain(PurePath(table.name).stem)}
    return next((entity for entity, sheet in mapping.sheets.items() if names & set(map(plain, sheet.names))), None)


def _fits(mapping: ImportMapping, entity: Entity, table: Table) -> bool:
    return NEEDED.get(entity, "title") in place(mapping.sheets[entity], table).fields


def _headers(sheet: Sheet) -> list[str]:
    lists = [*sheet.columns.values(), *(column.headers for column in sheet.dates.values()), *sheet.attributes.values()]
    return [header for headers in lists for header in headers]


def _assignments(wanted: str) -> dict[str, str]:
    """``title=Onderwerp; stage=Fase`` as fields with their columns."""
    pairs = [part.partition("=") for part in wanted.replace(",", ";").split(";") if part.strip()]
    return {field.strip().lower(): column.strip() for field, _, column in pairs}


def _proposed(name: str, tables: Sequence[Table], fixed: Mapping[str, str]) -> Plan:
    if not fixed:
        _refuse_turned(name, tables)
    mapping, used, proposal = propose(name, tables, shipped()[KOERS], fixed)
    unused = tuple(problems.SHEET(sheet=table.name) for table in tables if table not in used)
    return Plan(mapping, [("use_cases", table) for table in used], unused, proposal)


def _refuse_turned(name: str, tables: Sequence[Table]) -> None:
    """InvalidInput for a table whose first column holds the names that belong in its first row."""
    own = {plain(header) for header in _headers(shipped()[KOERS].sheets["use_cases"])}
    for table in tables:
        first = [text_of(line.cells[0]) for line in table.lines[:_SIDE] if line.cells]
        beside = sum(bool(own & set(variants(text))) for text in first)
        above = sum(bool(own & set(variants(header))) for header in table.header)
        if beside >= 2 and above < beside and beside >= 0.5 * len(first):
            raise InvalidInput(problems.TURNED(file=PurePath(name).name), problems.TURNED_HINT())
