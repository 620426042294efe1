"""Finding the header in a grid: below title rows, over two rows, or given by the format."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import mode

from knowledge.errors import UnreadableFile
from knowledge.imports import problems
from knowledge.imports.dates import looks_like_date
from knowledge.imports.readers.table import Cell, Grid, Line, Merge, Table, is_blank, text_of
from knowledge.imports.words import variants

MAX_COLUMNS = 1_000
_CANDIDATES = 25
# What a candidate loses for every row above it, and for every one that is about as full: that is data, no title.
_LATE = 0.05
_BELOW_DATA = 0.5
_DRAWN = re.compile(r":?[-=_]{2,}:?")


@dataclass(frozen=True, slots=True)
class _Header:
    """A candidate: the names, how many lines up to and including it, and how much it looks like a header."""

    names: tuple[str, ...]
    end: int
    score: float


def table_of(grid: Grid, known: Collection[str]) -> Table | None:
    """The grid's table, or ``None`` for a grid without any text; ``known``
    are plain headers that any layout uses.

    UnreadableFile where there are more columns than any list of use cases has.
    """
    widest = max([len(grid.header), *(len(line.cells) for line in grid.lines[:_CANDIDATES])])
    if widest > MAX_COLUMNS:
        raise UnreadableFile(
            problems.TOO_WIDE(sheet=grid.name, columns=widest, most=MAX_COLUMNS), problems.TOO_WIDE_HINT()
        )
    if grid.header:
        return Table(grid.name, grid.header, grid.lines, grid.about)
    best = max(_headers(grid, known), key=lambda header: header.score, default=None)
    if best is None:
        return None
    lines = [line for line in grid.lines[best.end :] if not _is_rule(line)]
    width = len(best.names)
    if grid.ragged:
        lines = [_checked(line, width) for line in lines]
    return Table(grid.name, _distinct(best.names), lines, grid.about)


def _is_rule(line: Line) -> bool:
    """Whether the line is empty, or only drawn: ``|---|:--:|`` below the header of a Markdown table."""
    return all(is_blank(cell) or (isinstance(cell, str) and _DRAWN.fullmatch(cell.strip())) for cell in line.cells)


def _headers(grid: Grid, known: Collection[str]) -> list[_Header]:
    filled = [index for index, line in enumerate(grid.lines[: _CANDIDATES * 4]) if not all(map(is_blank, line.cells))]
    filled = filled[:_CANDIDATES]
    width = _usual_width(grid, filled)
    headers = []
    above: list[int] = []
    for index in filled:
        line = grid.lines[index]
        names = _names(line, len(line.cells) if grid.ragged else width)
        count = sum(map(bool, names))
        late = _LATE * len(above) + _BELOW_DATA * sum(other >= 0.6 * count for other in above)
        if any(names):
            headers.append(_Header(names, index + 1, _score(names, line.cells, width, known) - late))
        if index + 1 < len(grid.lines):
            headers += _over_two_rows(grid, index, late, width, known)
        above.append(count)
    return headers


def _usual_width(grid: Grid, filled: Sequence[int]) -> int:
    """How many columns the table has: as most rows where each has its own length, else as the widest row."""
    if grid.ragged:
        return mode([len(grid.lines[index].cells) for index in filled] or [0])
    return max((_width(grid.lines[index].cells) for index in filled), default=0)


def _score(names: Sequence[str], cells: Sequence[Cell], width: int, known: Collection[str]) -> float:
    """Known names count most; then names that are all there, all different, and all words."""
    filled = [name for name in names if name]
    hits = sum(any(variant in known for variant in variants(name)) for name in filled)
    words = sum(isinstance(cell, str) and not is_blank(cell) and not _is_value(cell) for cell in cells)
    return 2 * hits / width + len(set(filled)) / len(filled) + 1.5 * min(1.0, len(filled) / width) + words / width


def _is_value(text: str) -> bool:
    return not any(map(str.isalpha, text)) or looks_like_date(text)


def _over_two_rows(grid: Grid, index: int, late: float, width: int, known: Collection[str]) -> list[_Header]:
    """The header of this line and the next together, where neither says enough alone."""
    upper, lower = grid.lines[index], grid.lines[index + 1]
    top, bottom = _names(upper, width), _names(lower, width)
    if not any(bottom) or not all(isinstance(cell, str) for cell in lower.cells) or not any(top):
        return []
    merges = [merge for merge in grid.merges if merge.top == merge.bottom == upper.number and merge.left < merge.right]
    merges = [merge for merge in merges if merge.right - merge.left + 1 < width]
    alone = all(bottom) and len(set(bottom)) == len(bottom)
    if alone or len(lower.cells) > width or not (merges or _interlock(top, bottom)):
        return []
    spread = _spread(top, bottom, merges)
    names = tuple(" / ".join(filter(None, pair)) for pair in zip(spread, bottom, strict=True))
    hits = sum(any(variant in known for variant in variants(name)) for name in bottom if name)
    if not merges and not hits:
        return []
    return [_Header(names, index + 2, _score(names, names, width, known) - late + 0.1 * bool(merges))]


def _interlock(top: Sequence[str], bottom: Sequence[str]) -> bool:
    """Whether the lower row fills every gap in the upper one, as below a name that spans columns."""
    gaps = [column for column, name in enumerate(top) if not name]
    return bool(gaps) and sum(map(bool, top)) > 1 and all(bottom[column] for column in gaps)


def _spread(top: Sequence[str], bottom: Sequence[str], merges: Sequence[Merge]) -> list[str]:
    """The upper names over every column that they span."""
    names = list(top)
    if merges:
        for merge in merges:
            names[merge.left : merge.right + 1] = [top[merge.left]] * (merge.right - merge.left + 1)
        return names
    for column in range(1, len(names)):
        if not names[column] and bottom[column] and bottom[column - 1]:
            names[column] = names[column - 1]
    return names


def _names(line: Line, width: int) -> tuple[str, ...]:
    names = [" ".join(text_of(cell).split()) for cell in line.cells[:width]]
    return tuple(names + [""] * (width - len(names)))


def _width(cells: Sequence[Cell]) -> int:
    """How many cells there are up to the last filled one."""
    return max((position for position, cell in enumerate(cells, 1) if not is_blank(cell)), default=0)


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Every column with a name of its own: unnamed ones by their place, repeated ones by their turn."""
    seen: dict[str, int] = {}
    result = []
    for position, name in enumerate(names, 1):
        label = name or f"column {position}"
        seen[label] = seen.get(label, 0) + 1
        result.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return tuple(result)


def _checked(line: Line, width: int) -> Line:
    """The same line, with its problem where cells are missing or too many: then nobody knows which is which."""
    count = len(line.cells)
    if count == width or (count > width and all(map(is_blank, line.cells[width:]))):
        return line
    return Line(line.number, line.cells, problems.RAGGED(cells=count, header=width))
