"""Tables as lines that can be read, and quoted, one by one."""

import re
from collections.abc import Sequence

_VALUE = re.compile(r"^[^A-Za-zÀ-ÿ]*\d[\d.,:/%€$ \-]*$")
_LONG = 60

Row = Sequence[str]


def lines(rows: Sequence[Row], header: bool | None = None) -> list[str]:
    """A line a row, ``header: value; header: value``; ``header`` says whether the first row names the columns.

    ``None`` is unknown: then the look of the first row decides. Empty cells are left out.
    """
    filled = [[" ".join(cell.split()) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    if not filled:
        return []
    if header is None:
        header = has_header(filled)
    if header and len(filled) > 1:
        return [line for row in filled[1:] if (line := labelled(filled[0], row))]
    if _is_form(filled):
        return [f"{row[0].rstrip(' :')}: {row[1]}" if row[0] and row[1] else row[0] or row[1] for row in filled]
    return ["; ".join(cell for cell in row if cell) for row in filled]


def labelled(header: Row, row: Row) -> str:
    """One row with the column's name before each value."""
    names = [*(name.rstrip(" :") for name in header), *[""] * (len(row) - len(header))]
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in zip(names, row, strict=False) if cell)


def has_header(rows: Sequence[Row]) -> bool:
    """Whether the first row names columns: short distinct words over every column, and no form of two columns."""
    if len(rows) < 2 or len(rows[0]) < 2 or _is_form(rows):
        return False
    first = rows[0]
    named = [cell for cell in first if cell]
    return (
        len(named) >= max(2, len(first) - 1)
        and len(set(named)) == len(named)
        and all(len(cell) <= _LONG and not _VALUE.match(cell) for cell in named)
    )


def _is_form(rows: Sequence[Row]) -> bool:
    """Two columns of which the first names what stands in the second."""
    if any(len(row) != 2 for row in rows):
        return False
    if all(row[0].endswith(":") for row in rows if row[0]):
        return True
    keys = [row[0] for row in rows]
    return len(rows[0][1]) > _LONG or (bool(_VALUE.match(rows[0][1])) and all(len(key) <= _LONG for key in keys))
