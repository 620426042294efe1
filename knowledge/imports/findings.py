"""What an import notices on its way, gathered for its report."""

from collections import Counter
from dataclasses import dataclass, field

from knowledge.imports.readers.table import Cell, Line, Table, text_of
from knowledge.imports.report import Rejection

_SHOWN = 200


@dataclass(slots=True)
class Findings:
    """Rows and cells that cannot be used, and warnings with how often each was met."""

    sheets: bool = False
    rejected: list[Rejection] = field(default_factory=list)
    dropped: list[Rejection] = field(default_factory=list)
    _warnings: Counter[str] = field(default_factory=Counter)

    def reject(self, table: Table, line: Line, column: str, value: Cell, problem: str) -> None:
        """The row is left out."""
        self.rejected.append(self._entry(table, line, column, value, problem))

    def drop(self, table: Table, line: Line, column: str, value: Cell, problem: str) -> None:
        """The row comes in without this cell."""
        self.dropped.append(self._entry(table, line, column, value, problem))

    def warn(self, text: str) -> None:
        """``text`` is a whole sentence; sentences met more than once are counted."""
        self._warnings[text] += 1

    def warnings(self) -> tuple[str, ...]:
        """Every warning once, in the order met; columns of which cells were dropped come last, with their count."""
        texts = [text if count == 1 else f"{text} ({count:,} rows)" for text, count in self._warnings.items()]
        cells = Counter((entry.sheet, entry.column) for entry in self.dropped)
        for (sheet, column), count in cells.items():
            place = f"Sheet {sheet!r}, column" if sheet else "Column"
            texts.append(f"{place} {column!r}: {count:,} cells could not be used and were left out.")
        return tuple(texts)

    def rows_rejected(self) -> int:
        return len({(entry.sheet, entry.row) for entry in self.rejected})

    def _entry(self, table: Table, line: Line, column: str, value: Cell, problem: str) -> Rejection:
        shown = text_of(value)
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        sheet = table.name if self.sheets else ""
        return Rejection(row=line.number, column=column, value=shown, problem=problem, sheet=sheet)
