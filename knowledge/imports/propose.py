"""A mapping for a layout that nobody described, with how sure each column is. Unsure columns are kept, not guessed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from knowledge.errors import InvalidInput
from knowledge.imports import problems
from knowledge.imports.labels import field_named, labels
from knowledge.imports.mapping import DateColumn, ImportMapping, Sheet
from knowledge.imports.profile import Profile, profile_of
from knowledge.imports.readers.table import Table
from knowledge.imports.report import ATTRIBUTE, Proposal, ProposedColumn
from knowledge.imports.words import plain, slug, variants
from knowledge.said import Value, listed, quoted

SURE = 0.6
_VAGUE = {"name": 0.9, "naam": 0.9, "type": 0.5, "contact": 0.8, "number": 0.6, "nummer": 0.6, "code": 0.8, "key": 0.8}
_OF = ("van", "of", "voor", "for")
_NAMING = frozenset({"name", "naam", "value", "waarde", "label", "title", "displayname", "display_value"})
_TYPO = 0.86
_TYPO_LENGTH = 5
_EXACT = ("objectives", "processes", "enables", "groups", "role")
_VERSION = re.compile(
    r"\b(v?\d[\d._-]*|kopie|copy|final|def|definitief|concept|export|versie|version|nieuw|new)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Fit:
    confidence: float
    field: str
    position: int


def propose(
    name: str, tables: Sequence[Table], vocabulary: ImportMapping, fixed: Mapping[str, str]
) -> tuple[ImportMapping, list[Table], Proposal]:
    """A mapping for the table that shows best what it is, and all tables with the same columns.

    ``fixed`` are columns that a person chose. InvalidInput, naming the columns that were seen, where no column
    is surely the title.
    """
    sheet = vocabulary.sheets["use_cases"]
    choices = [(table, _assign(table, sheet, vocabulary, fixed)) for table in tables]
    table, fits = max(choices, key=lambda choice: (_sureness(choice[1], "title"), _total(choice[1])))
    if _sureness(fits, "title") < SURE:
        raise _no_title(name, tables)
    used = [other for other in tables if _same_columns(other.header, table.header)]
    return _mapping(name, table, fits, vocabulary), used, _proposal(table, fits)


def _assign(table: Table, sheet: Sheet, vocabulary: ImportMapping, fixed: Mapping[str, str]) -> dict[str, _Fit]:
    """For every field the column that fits it best, each column once; what a person chose comes first."""
    profiles = [profile_of(table, at, vocabulary) for at in range(len(table.header))]
    chosen = _chosen(table, sheet, fixed)
    fits = [
        _Fit(confidence, field, at)
        for at, header in enumerate(table.header)
        for field, headers in _candidates(header, _wanted(sheet)).items()
        if (confidence := _confidence(field, header, headers, profiles[at])) >= SURE
    ]
    for fit in sorted(fits, key=lambda fit: (-fit.confidence, fit.position)):
        taken = {other.position for other in chosen.values()}
        if fit.field not in chosen and fit.position not in taken:
            chosen[fit.field] = fit
    return chosen


def _wanted(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    return dict(sheet.columns) | {f"dates.{name}": column.headers for name, column in sheet.dates.items()}


def _candidates(header: str, wanted: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The fields that a header may stand for: those that know it literally, if any do; links only literally."""
    spelled = set(_spellings(header))
    literal = {field: headers for field, headers in wanted.items() if spelled & set(map(plain, headers))}
    return literal or {field: headers for field, headers in wanted.items() if field not in _EXACT}


def _chosen(table: Table, sheet: Sheet, fixed: Mapping[str, str]) -> dict[str, _Fit]:
    """The columns that a person named, or InvalidInput for a field or column that is not there."""
    chosen: dict[str, _Fit] = {}
    for given, column in fixed.items():
        field = field_named(given, (*sheet.columns, *sheet.dates))
        if field is None:
            fields = labels((*sheet.columns, *sheet.dates))
            raise InvalidInput(problems.NO_FIELD_TO_MAP(field=given), problems.FIELDS_ARE(fields=fields))
        key = field if field in sheet.columns else f"dates.{field}"
        position = next((at for at, header in enumerate(table.header) if plain(column) == plain(header)), None)
        if position is None:
            columns = _listed(table.header)
            raise InvalidInput(problems.NO_COLUMN(column=column), problems.COLUMNS_ARE(columns=columns))
        chosen[key] = _Fit(1.0, key, position)
    return chosen


def _confidence(field: str, header: str, headers: Sequence[str], profile: Profile) -> float:
    """How surely a column holds a field: by its name, and by whether its values could be that at all."""
    named = _similarity(header, headers)
    fit = profile.fit(field.partition(".")[0])
    if field == "stage" and fit >= 0.9 and profile.filled >= 3:
        return max(0.75 * fit, 0.7 * named + 0.3 * fit)
    return 0.7 * named + 0.3 * fit if named and fit else 0.0


def _similarity(header: str, headers: Sequence[str]) -> float:
    """1 for a known header; less for one that is misspelled or holds it as its head; 0 for all else."""
    return max((_likeness(spelled, plain(known)) for spelled in _spellings(header) for known in headers), default=0.0)


def _spellings(header: str) -> tuple[str, ...]:
    """A header in plain spelling; of a nested object's name, ``status.name``, also what it is the name of."""
    above, dot, last = header.rpartition(".")
    return variants(above) + variants(header) if dot and last.lower() in _NAMING else variants(header)


def _likeness(spelled: str, known: str) -> float:
    from rapidfuzz import fuzz

    weight = _VAGUE.get(known, 1.0)
    one, other = spelled.replace(" ", ""), known.replace(" ", "")
    if one == other:
        return weight
    typo = fuzz.ratio(one, other) / 100 if min(len(one), len(other)) >= _TYPO_LENGTH else 0.0
    return 0.95 * typo * weight if typo >= _TYPO else _headed(spelled.split(), known.split()) * weight


def _headed(words: Sequence[str], known: Sequence[str]) -> float:
    """How much of a header is the known one: its last words, or its first before ``van`` or ``of``."""
    count, more = len(known), len(words) - len(known)
    if not 0 < more <= 3 or (len(known) == 1 and len(known[0]) < 4):
        return 0.0
    is_head = list(words[-count:]) == list(known) or (list(words[:count]) == list(known) and words[count] in _OF)
    return 0.9 - 0.08 * more if is_head else 0.0


def _sureness(fits: Mapping[str, _Fit], field: str) -> float:
    return fits[field].confidence if field in fits else 0.0


def _total(fits: Mapping[str, _Fit]) -> float:
    return sum(fit.confidence for fit in fits.values())


def _same_columns(one: Sequence[str], other: Sequence[str]) -> bool:
    return tuple(map(plain, one)) == tuple(map(plain, other))


def _mapping(name: str, table: Table, fits: Mapping[str, _Fit], vocabulary: ImportMapping) -> ImportMapping:
    """The proposal as a mapping: every column that was not sure of a field becomes an attribute."""
    known = vocabulary.sheets["use_cases"]
    columns = {field: (table.header[fit.position],) for field, fit in fits.items() if not field.startswith("dates.")}
    dates = {
        key: DateColumn(**(dict(known.dates[key]) | {"headers": (table.header[fit.position],)}))
        for field, fit in fits.items()
        if (key := field.removeprefix("dates.")) != field
    }
    ties = tuple(field for field in ("team", "purpose") if field in columns)
    sheet = Sheet(columns=columns, dates=dates, key=("title",), ties=ties, keep_rest=True)
    source = source_name(name)
    return vocabulary.model_copy(update={"name": PurePath(name).name, "source": source, "sheets": {"use_cases": sheet}})


def source_name(name: str) -> str:
    """The name of a file without its dates, versions and copies: newer files of one source keep the name."""
    stem = PurePath(name).stem.replace("_", " ")
    return slug(_VERSION.sub(" ", stem)) or slug(stem) or "import"


def _proposal(table: Table, fits: Mapping[str, _Fit]) -> Proposal:
    by_position = {fit.position: fit for fit in fits.values()}
    columns = []
    for at, header in enumerate(table.header):
        fit = by_position.get(at)
        field = fit.field.removeprefix("dates.") if fit else ATTRIBUTE
        columns.append(ProposedColumn(column=header, field=field, confidence=round(fit.confidence if fit else 0.0, 2)))
    return Proposal(confidence=round(min(fit.confidence for fit in fits.values()), 2), columns=tuple(columns))


def _no_title(name: str, tables: Sequence[Table]) -> InvalidInput:
    seen = _listed([header for table in tables for header in table.header])
    return InvalidInput(problems.NO_TITLE(file=PurePath(name).name, columns=seen), problems.NO_TITLE_HINT())


def _listed(headers: Sequence[str]) -> tuple[Value, ...]:
    return listed(tuple(map(quoted, headers)))
