"""What an import notices on its way, gathered for its report."""

from collections import Counter
from dataclasses import dataclass, field

from knowledge.imports import problems
from knowledge.imports.readers.table import Cell, Line, Table, text_of
from knowledge.imports.report import Rejection
from knowledge.model.base import Language
from knowledge.said import Said

_SHOWN = 200


@dataclass(slots=True)
class Findings:
    """Rows and cells that cannot be used, and warnings with how often each was met."""

    language: Language
    sheets: bool = False
    rejected: list[Rejection] = field(default_factory=list)
    dropped: list[Rejection] = field(default_factory=list)
    _warnings: Counter[Said] = field(default_factory=Counter)

    def reject(self, table: Table, line: Line, column: str, value: Cell, problem: Said) -> None:
        """The row is left out."""
        self.rejected.append(self._entry(table, line, column, value, problem))

    def drop(self, table: Table, line: Line, column: str, value: Cell, problem: Said) -> None:
        """The row comes in without this cell."""
        self.dropped.append(self._entry(table, line, column, value, problem))

    def warn(self, warning: Said) -> None:
        """Warnings that say the same are counted."""
        self._warnings[warning] += 1

    def warnings(self) -> tuple[str, ...]:
        """Every warning once, in the order met; columns of which cells were dropped come last, with their count."""
        said = [
            warning if count == 1 else problems.COUNTED(warning=warning, count=count)
            for warning, count in self._warnings.items()
        ]
        cells = Counter((entry.sheet, entry.column) for entry in self.dropped)
        said += [_dropped(sheet, column, count) for (sheet, column), count in cells.items()]
        return tuple(each.within(self.language) for each in said)

    def _entry(self, table: Table, line: Line, column: str, value: Cell, problem: Said) -> Rejection:
        shown = text_of(value)
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        sheet = table.name if self.sheets else ""
        return Rejection(
            row=line.number, column=column, value=shown, problem=problem.within(self.language), sheet=sheet
        )


def _dropped(sheet: str, column: str, count: int) -> Said:
    one = problems.CELL_DROPPED(column=column)
    warning = one if count == 1 else problems.COLUMN_DROPPED(column=column, count=count)
    return problems.ON_SHEET(sheet=sheet, warning=warning) if sheet else warning
