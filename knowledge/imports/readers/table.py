"""What every reader gives: grids of cells, and the tables that are found in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from knowledge.documents.clean import clean
from knowledge.said import Said


@dataclass(frozen=True, slots=True)
class Flaw:
    """A cell whose value is unknown: an error value, or a formula that nobody ever calculated."""

    problem: Said
    shown: str = ""


Cell = str | float | date | Flaw


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file; ``number`` is what a spreadsheet shows, ``problem`` why the row cannot be used."""

    number: int
    cells: Sequence[Cell]
    problem: Said | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells joined into one: rows and columns count from 1 and 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as it stands in the file; ``header`` is given where the format itself names the columns.

    ``ragged`` formats can lose cells, so that a row of another length than the header is an error.
    ``about`` holds what the file says beside its rows.
    """

    name: str
    lines: Sequence[Line]
    header: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()
    ragged: bool = False
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and the rows below them."""

    name: str
    header: tuple[str, ...]
    lines: Sequence[Line]
    about: Mapping[str, str] = field(default_factory=dict)


def text_of(cell: Cell) -> str:
    """The cell as text that is safe to store: trimmed, without control characters; dates in ISO 8601."""
    if isinstance(cell, str):
        if (cell.isascii() and cell.isprintable()) or _is_clean(cell):
            return cell.strip()
        return clean(cell).strip()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Flaw):
        return cell.shown
    return str(int(cell)) if cell.is_integer() else repr(cell)


def _is_clean(text: str) -> bool:
    """Whether cleaning would change nothing, told quickly: printable, and nothing but Western characters."""
    if not text.replace("\n", " ").isprintable():
        return False
    try:
        return text.isascii() or bool(text.encode("cp1252"))
    except UnicodeEncodeError:
        return False


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell; a flaw is something."""
    return isinstance(cell, str) and not cell.strip()


def padded(line: Line, width: int) -> Line:
    """The line with empty cells up to ``width``."""
    missing = width - len(line.cells)
    return line if missing <= 0 else Line(line.number, [*line.cells, *[""] * missing], line.problem)
