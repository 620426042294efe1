"""XLSX workbooks: every visible sheet, dates as dates, and cells without a value that can be trusted as flaws."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from knowledge.documents.archive import broken
from knowledge.documents.formats import xlsx_guard
from knowledge.imports import problems
from knowledge.imports.readers.flaws import sheet_flaws
from knowledge.imports.readers.table import Cell, Flaw, Grid, Line, Merge


def read_workbook(name: str, content: bytes) -> list[Grid]:
    """The visible sheets in their order; empty ones have no lines."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    xlsx_guard.check(name, content)
    flaws = sheet_flaws(name, content)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        visible = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
        return [_grid(workbook.get_sheet_by_name(sheet), flaws.get(sheet, {})) for sheet in visible]
    except (CalamineError, ValueError, OSError) as error:
        raise broken(name, problems.SHEETS_UNREADABLE()) from error
    except BaseException as error:
        # A panic in Rust code arrives as an exception beside Exception, whose type cannot be imported.
        if type(error).__name__ == "PanicException":
            raise broken(name, problems.SHEETS_UNREADABLE()) from error
        raise


def _grid(sheet: Any, flaws: Mapping[tuple[int, int], Flaw]) -> Grid:
    first_row, first_column = sheet.start or (0, 0)
    rows = sheet.to_python(skip_empty_area=True)
    lead = [""] * first_column
    lines = [Line(number, lead + [_cell(value) for value in row]) for number, row in enumerate(rows, first_row + 1)]
    merges = tuple(
        Merge(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Grid(sheet.name, _with_flaws(lines, flaws) if flaws else lines, merges=merges)


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else str(value)


def _with_flaws(lines: Sequence[Line], flaws: Mapping[tuple[int, int], Flaw]) -> list[Line]:
    """The same lines with the flaws put in; a flaw beyond the last filled cell widens its line."""
    by_row: dict[int, list[tuple[int, Flaw]]] = {}
    for (row, column), flaw in flaws.items():
        by_row.setdefault(row, []).append((column, flaw))
    known = {line.number: line.cells for line in lines}
    numbers = sorted(known.keys() | by_row.keys())
    return [Line(number, _put(known.get(number, ()), by_row.get(number, ()))) for number in numbers]


def _put(cells: Sequence[Cell], flaws: Iterable[tuple[int, Flaw]]) -> list[Cell]:
    row = list(cells)
    for column, flaw in flaws:
        row += [""] * (column + 1 - len(row))
        row[column] = flaw
    return row
