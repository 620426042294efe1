"""Mapping files of the user's own: read with errors that name the line, and written out from a proposal."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml
from pydantic import ValidationError

from knowledge.errors import InvalidInput
from knowledge.imports import problems
from knowledge.imports.cells import choice
from knowledge.imports.columns import place
from knowledge.imports.dates import CODES
from knowledge.imports.labels import labels, values
from knowledge.imports.mapping import Entity, ImportMapping, shipped
from knowledge.imports.plainyaml import Parsed, Path, parse
from knowledge.imports.readers.table import Table, text_of
from knowledge.imports.report import ATTRIBUTE, ProposedColumn
from knowledge.imports.words import plain
from knowledge.invalid import problem_of
from knowledge.model.base import Language
from knowledge.model.portfolio import Role, Stage
from knowledge.said import Said

KOERS = "koers"
NEEDED: Mapping[Entity, str] = {"events": "kind", "teams": "name", "leaders": "name"}
_CHOICES = {"stage": Stage, "role": Role}
_SOURCE = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_SHOWN = 5
_VALUES = 50

Problems = Iterator[tuple[Path, Said]]


def own_mapping(text: str) -> ImportMapping:
    """The mapping in a file of the user's own. InvalidInput names every line that is wrong, and why."""
    parsed = parse(text)
    if not isinstance(parsed.value, dict):
        raise _wrong(parsed, [((), problems.NO_MAPPING_FILE())])
    try:
        mapping = ImportMapping.model_validate({"about": {}, "version": "1"} | parsed.value)
    except ValidationError as error:
        found = error.errors(include_url=False)
        raise _wrong(parsed, [(_path(each["loc"]), problem_of(each)) for each in found]) from error
    wrong = list(_problems(mapping))
    if wrong:
        raise _wrong(parsed, wrong)
    return _with_known_values(mapping) if mapping.known_values else mapping


def _path(place: tuple[str | int, ...]) -> Path:
    """Where pydantic found something; it marks the names in a mapping as ``[key]``."""
    return tuple(part for part in place if part != "[key]")


def _wrong(parsed: Parsed, wrong: Sequence[tuple[Path, Said]]) -> InvalidInput:
    said = tuple(
        problems.AT_KEY(line=str(parsed.line(path)), key=".".join(map(str, path)), problem=problem)
        if path
        else problems.ON_LINE(line="1", problem=problem)
        for path, problem in wrong[:_SHOWN]
    )
    return InvalidInput(problems.BAD_MAPPING(problems=said), problems.BAD_MAPPING_HINT())


def _problems(mapping: ImportMapping) -> Problems:
    if mapping.name in shipped():
        yield ("name",), problems.NAME_TAKEN(name=mapping.name)
    if not _SOURCE.fullmatch(mapping.source):
        yield ("source",), problems.ODD_SOURCE()
    if not mapping.sheets:
        yield ("sheets",), problems.NO_SHEETS()
    for at, form in enumerate(mapping.date_formats):
        codes = set(re.findall("%.?", form))
        if not codes or not codes <= CODES:
            yield ("date_formats", at), problems.ODD_FORMAT(codes=tuple(sorted(CODES)))
    for column, choices in _CHOICES.items():
        for given, meant in mapping.values.get(column, {}).items():
            if meant not in set(choices):
                yield ("values", column, given), problems.NO_MEANING(allowed=tuple(choices))
    for entity in mapping.sheets:
        yield from _sheet_problems(mapping, entity)


def _sheet_problems(mapping: ImportMapping, entity: Entity) -> Problems:
    sheet, path = mapping.sheets[entity], ("sheets", entity)
    known = {field for each in shipped().values() if entity in each.sheets for field in each.sheets[entity].columns}
    for field, headers in sheet.columns.items():
        if field not in known:
            yield (*path, "columns", field), problems.UNKNOWN_FIELD(known=tuple(sorted(known)))
        elif not any(map(plain, headers)):
            yield (*path, "columns", field), problems.NO_HEADERS()
    needed = NEEDED.get(entity, "title")
    if needed not in sheet.columns:
        yield (*path, "columns"), problems.NEEDS_FIELD(field=needed)
    for name in ("key", "ties"):
        for field in getattr(sheet, name):
            if field not in (*sheet.columns, "id", "name"):
                yield (*path, name), problems.NO_SUCH_COLUMN(field=field)


def _with_known_values(mapping: ImportMapping) -> ImportMapping:
    """What the file describes, on top of the values that Koers knows by itself."""
    vocabulary = shipped()[KOERS]
    columns = {*vocabulary.values, *mapping.values}
    both = {column: _over(vocabulary.values.get(column, {}), mapping.values.get(column, {})) for column in columns}
    return mapping.model_copy(update={"values": both, "empty": (*vocabulary.empty, *mapping.empty)})


def _over(known: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    spelled = set(map(plain, own))
    return {given: meant for given, meant in known.items() if plain(given) not in spelled} | dict(own)


def written(mapping: ImportMapping, tables: Sequence[Table], columns: Iterable[ProposedColumn], lang: Language) -> str:
    """A proposal as a mapping file: to be corrected by a person, and read by ``own_mapping``."""
    sheet = mapping.sheets["use_cases"]
    name = f"{mapping.source}-1" if mapping.source in shipped() else mapping.source
    head = {"name": name, "version": 1, "source": mapping.source, "known_values": True}
    meanings, unknown = _stages(mapping, tables)
    body: dict[str, Any] = {"columns": {field: list(headers) for field, headers in sheet.columns.items()}}
    if sheet.dates:
        body["dates"] = {
            key: column.model_dump(mode="json", exclude_defaults=True) for key, column in sheet.dates.items()
        }
    body |= {"key": list(sheet.key), "ties": list(sheet.ties), "keep_rest": sheet.keep_rest}
    parts = [
        _comment(problems.FILE_HEAD(file=_scalar(mapping.name)), lang),
        *(_comment(_sure(each), lang) for each in columns),
        _dump(head),
        _comment(
            problems.FILE_VALUES(stages=values((f"{stage} ({stage.label('nl')})", stage) for stage in Stage)), lang
        ),
        *([_comment(problems.FILE_UNKNOWN(values=tuple(map(_scalar, unknown))), lang)] if unknown else []),
        _dump({"values": {"stage": meanings}}),
        _comment(problems.FILE_COLUMNS(), lang),
        _dump({"sheets": {"use_cases": body}}),
    ]
    return "".join(parts)


def _stages(mapping: ImportMapping, tables: Sequence[Table]) -> tuple[dict[str, str], list[str]]:
    """The stages that the file itself names with what each is taken for, and those that are not known."""
    meanings = mapping.meanings("stage")
    given: dict[str, None] = {}
    for table in tables:
        at = place(mapping.sheets["use_cases"], table).fields.get("stage")
        if at is not None:
            given |= dict.fromkeys(text_of(line.cells[at]) for line in table.lines if at < len(line.cells))
    texts = [text for text in given if text][:_VALUES]
    meant = {text: found for text in texts if (found := choice(text, meanings))}
    return meant, [text for text in texts if text not in meant]


def _sure(column: ProposedColumn) -> Said:
    field = labels([column.field])[0]
    if column.field == ATTRIBUTE:
        return problems.FILE_KEPT(column=_scalar(column.column))
    return problems.FILE_COLUMN(column=_scalar(column.column), field=field, sure=str(round(column.confidence * 100)))


def _comment(said: Said, language: Language) -> str:
    return "".join(f"# {line}\n" for line in said.within(language).splitlines())


def _scalar(text: str) -> str:
    """A text as YAML writes it: on one line, with nothing in it that YAML cannot hold."""
    return _dump([text], flow=True).strip()[1:-1]


def _dump(value: Any, flow: bool | None = False) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=flow)
