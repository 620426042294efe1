"""Excel workbooks: every filled region of a sheet, row by row, with the cells it stands in."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from knowledge.documents import problems
from knowledge.documents.archive import broken
from knowledge.documents.draft import Draft
from knowledge.documents.formats.xlsx_guard import check
from knowledge.documents.tables import has_header, labelled

Cell = int | float | str | bool | time | date | datetime | timedelta
Row = tuple[int, list[str]]

PASSAGE = 600


def read(content: bytes, draft: Draft) -> None:
    """Adds the visible sheets; the heading path of each part is its sheet and its cells, as in ``A2:D9``."""
    check(draft.name, content)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        for sheet in workbook.sheets_metadata:
            if sheet.visible == SheetVisibleEnum.Visible:
                _sheet(workbook.get_sheet_by_name(sheet.name), draft)
    except BaseException as error:
        # A panic in Rust code arrives as an exception beside Exception, whose type cannot be imported.
        if type(error).__name__ == "PanicException":
            raise broken(draft.name, problems.NOT_WHOLE(kind="Excel")) from error
        raise


def _sheet(sheet: CalamineSheet, draft: Draft) -> None:
    if sheet.start is None:
        return
    top, left = sheet.start
    rows = ((number, [_text(cell) for cell in row]) for number, row in enumerate(sheet.to_python(), start=top + 1))
    for region in _regions(rows):
        _Region(region, left, sheet.name).write(draft)


def _regions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Stretches of filled rows between empty ones."""
    region: list[Row] = []
    for number, cells in rows:
        if any(cells):
            region.append((number, cells))
        elif region:
            yield region
            region = []
    if region:
        yield region


class _Region:
    """Rows that belong together: lines above a header, the header, and the rows below it."""

    def __init__(self, rows: Sequence[Row], left: int, sheet: str) -> None:
        filled = [at for _, cells in rows for at, cell in enumerate(cells) if cell]
        self._first, self._last = min(filled), max(filled)
        self._rows = [(number, cells[self._first : self._last + 1]) for number, cells in rows]
        self._left = left
        self._sheet = sheet

    def write(self, draft: Draft) -> None:
        lead = self._lead()
        body = self._rows[lead:]
        header = body[0][1] if has_header([cells for _, cells in body]) else None
        lines = [(number, "; ".join(filter(None, cells))) for number, cells in self._rows[:lead]]
        if header:
            lines += [(number, labelled(header, cells)) for number, cells in body[1:]]
        else:
            lines += [(number, "; ".join(filter(None, cells))) for number, cells in body]
        draft.leave()
        draft.enter(self._sheet, 1)
        for group in _passages(lines):
            draft.enter(self._cells(group[0][0], group[-1][0]), 2)
            for number, line in group:
                (draft.paragraph if number == group[0][0] else draft.line)(line)

    def _lead(self) -> int:
        """How many rows stand above the header as a title: they fill one cell where others fill more."""
        counts = [sum(map(bool, cells)) for _, cells in self._rows]
        if max(counts) < 2:
            return 0
        return next(at for at, count in enumerate(counts) if count > 1)

    def _cells(self, first: int, last: int) -> str:
        left, right = _column(self._left + self._first), _column(self._left + self._last)
        return f"{left}{first}:{right}{last}"


def _passages(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Rows that together make a passage, so that a citation names few cells."""
    group: list[tuple[int, str]] = []
    length = 0
    for number, line in lines:
        if group and length + len(line) >= PASSAGE:
            yield group
            group, length = [], 0
        group.append((number, line))
        length += len(line) + 1
    if group:
        yield group


def _column(index: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, float):
        return f"{cell:.12g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return " ".join(str(cell).split())
