"""Koers's own workbook: a sheet per kind of row, ready to be filled in."""

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from knowledge.imports.labels import LABELS
from knowledge.imports.mapping import EXPLANATION, Entity, shipped
from knowledge.model.base import Labelled
from knowledge.model.events import EVENT_LABELS, BlockerKind, Outcome, Signal
from knowledge.model.portfolio import Role, Stage

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = 1_000
_YES_NO = ("ja | yes", "nee | no")
_SHEETS: Mapping[Entity, tuple[str, str]] = {
    "use_cases": ("Use-cases", "Use cases"),
    "events": ("Gebeurtenissen", "Events"),
    "objectives": ("Doelen", "Objectives"),
    "processes": ("Processen", "Processes"),
    "teams": ("Teams", "Teams"),
    "leaders": ("Leiders", "Leaders"),
}
_DAYS = ("since", "in_force_from", "retired_on", "approved_on", "on", "until", "due")
_CHOICES: Mapping[str, type[Labelled]] = {
    "stage": Stage,
    "role": Role,
    "outcome": Outcome,
    "about": BlockerKind,
    "signal": Signal,
}
_FLAGS = ("core", "changed_plan", "shown", "verified", "approved")
_EXPLANATION = (
    ("Nederlands", "English"),
    (
        "Vul per blad een rij per doel, proces, team, leider, use case of gebeurtenis in. Verplicht zijn de titel of "
        "naam en, bij een gebeurtenis, de soort en de datum; de rest mag leeg blijven.",
        "Fill in a row per objective, process, team, leader, use case or event. The title or name is required and, "
        "for an event, the kind and the date; the rest may stay empty.",
    ),
    (
        "De code is uw eigen, vaste code: daaraan herkent Koers dezelfde rij een volgende keer. Anders telt de titel.",
        "The id is your own, lasting id: by it Koers recognises the same row next time. Without one the title counts.",
    ),
    (
        "Verwijs naar doelen, processen, use cases en leiders met hun code of titel; scheid er meer met een puntkomma.",
        "Refer to objectives, processes, use cases and leaders by id or title; separate several with a semicolon.",
    ),
    (
        "Lees het bestand opnieuw in wanneer er iets verandert: Koers schrijft de verschillen als geschiedenis, met de "
        "datum van het inlezen. Weet u wanneer een fase begon, vul dan 'Sinds' in of geef een gebeurtenis op.",
        "Import the file again when something changes: Koers writes the differences as history, on the day of the "
        "import. Where you know when a stage began, fill in 'Since' or write down an event.",
    ),
    (
        "Eigen kolommen op het blad met use cases mogen: Koers bewaart ze als kenmerken.",
        "Columns of your own on the sheet of use cases are welcome: Koers keeps them as attributes.",
    ),
    (
        "Controleer eerst zonder iets op te slaan: koers import BESTAND --dry-run",
        "Check first without storing anything: koers import FILE --dry-run",
    ),
)


@cache
def template() -> bytes:
    """The empty workbook as XLSX; importing it changes nothing."""
    from openpyxl import Workbook

    workbook = Workbook()
    _explain(workbook)
    lists = workbook.create_sheet("lists")
    lists.sheet_state = "hidden"
    ranges = {name: _list_of(lists, at, name) for at, name in enumerate(("kind", "flag", *_CHOICES), 1)}
    for entity in _SHEETS:
        _add_sheet(workbook, entity, ranges)
    workbook.move_sheet(lists, len(_SHEETS))
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _explain(workbook: "Workbook") -> None:
    from openpyxl.styles import Alignment, Font

    sheet = workbook.worksheets[0]
    sheet.title = EXPLANATION
    for row in _EXPLANATION:
        sheet.append(row)
    for column in "AB":
        sheet.column_dimensions[column].width = 70
        sheet[f"{column}1"].font = Font(bold=True)
        for cell in sheet[column]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _list_of(lists: "Worksheet", column: int, name: str) -> str:
    """Writes the allowed values of ``name`` into a column of the hidden sheet; the cells that they stand in."""
    from openpyxl.utils import get_column_letter

    values = _values(name)
    for row, value in enumerate(values, 1):
        lists.cell(row=row, column=column, value=value)
    letter = get_column_letter(column)
    return f"{lists.title}!${letter}$1:${letter}${len(values)}"


def _values(name: str) -> Sequence[str]:
    """Every allowed value with its Dutch and its English name."""
    if name == "flag":
        return _YES_NO
    labels = EVENT_LABELS if name == "kind" else _CHOICES[name].labels()
    return [_both(pair) for pair in labels.values()]


def _both(pair: tuple[str, str]) -> str:
    return pair[0] if pair[0] == pair[1] else " | ".join(pair)


def _header(entity: Entity, name: str) -> tuple[str, str]:
    return ("Functie", "Function") if (entity, name) == ("leaders", "title") else LABELS[name]


def _add_sheet(workbook: "Workbook", entity: Entity, ranges: Mapping[str, str]) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet = workbook.create_sheet(_both(_SHEETS[entity]))
    sheet.freeze_panes = "A2"
    for at, name in enumerate(shipped()["koers"].sheets[entity].columns, 1):
        cell = sheet.cell(row=1, column=at, value=_both(_header(entity, name)))
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE7F0")
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = 40 if name in {"title", "purpose", "description", "text"} else 22
        if name in _DAYS:
            sheet.column_dimensions[letter].number_format = "yyyy-mm-dd"
        source = ranges.get("flag" if name in _FLAGS else name)
        if source:
            allowed = DataValidation(type="list", formula1=source, allow_blank=True)
            sheet.add_data_validation(allowed)
            allowed.add(f"{letter}2:{letter}{ROWS}")
