"""The little Markdown that the binary documents are written in, read as blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Kind = Literal["heading", "bullet", "table", "paragraph"]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading of ``level`` 1–3, a bullet, a paragraph, or a table with its header as first row."""

    kind: Kind
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(markdown: str) -> Iterator[Block]:
    """The blocks in order; each line is one block, but the lines of a table belong together."""
    lines = [line for line in markdown.splitlines() if line.strip()]
    for in_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if in_table:
            rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in group]
            yield Block("table", rows=tuple(row for row in rows if set(row[0]) != {"-"}))
        else:
            yield from map(_line, group)


def _line(line: str) -> Block:
    if line.startswith("#"):
        marks, text = line.split(" ", 1)
        return Block("heading", text, level=len(marks))
    if line.startswith("- "):
        return Block("bullet", line.removeprefix("- "))
    return Block("paragraph", line)
