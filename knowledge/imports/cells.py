"""Single cells into values: days, choices, flags, numbers and lists. What is wrong comes back as ``Unusable``."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from knowledge.imports import problems
from knowledge.imports.dates import EARLIEST, Parser
from knowledge.imports.readers.table import Cell, Flaw, text_of
from knowledge.imports.words import plain, variants
from knowledge.said import Said

_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)*")
_UNSURE = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
_LIST = re.compile(r"[;\n]")


class Unusable(ValueError):
    """The cell has no usable value; ``problem`` says why."""

    def __init__(self, problem: Said) -> None:
        super().__init__(str(problem))
        self.problem = problem


def day(cell: Cell, parse: Parser | None, empty: frozenset[str]) -> date | None:
    """The day in a cell, ``None`` for none. ``parse`` is missing where the notation of the column is unclear."""
    if isinstance(cell, Flaw):
        raise Unusable(cell.problem)
    if isinstance(cell, float):
        raise Unusable(problems.NUMBER_FOR_DATE())
    found = cell if isinstance(cell, date) else _parsed(cell, parse, empty)
    if found is not None and found < EARLIEST:
        raise Unusable(_too_early(found))
    return found


def _parsed(cell: str, parse: Parser | None, empty: frozenset[str]) -> date | None:
    text = cell.strip()
    if not text or plain(text) in empty:
        return None
    if parse is None:
        raise Unusable(problems.DAY_OR_MONTH())
    found = parse(text)
    if found is None:
        raise Unusable(problems.NO_DATE())
    return found


def _too_early(found: date) -> Said:
    """A year alone, such as 2024, is in a spreadsheet the number of a day in 1905."""
    earliest = str(EARLIEST.year)
    if found.year != 1905:
        return problems.TOO_EARLY(day=found, year=earliest)
    return problems.YEAR_AS_DAY(day=found, earliest=earliest, year=str((found - date(1899, 12, 30)).days))


def choice(text: str, meanings: Mapping[str, str]) -> str | None:
    """What a value stands for; ``"pilot / piloting"`` means what its parts mean, where they agree."""
    meant = meanings.get(plain(text))
    if meant is None and ("/" in text or "|" in text):
        parts = {meanings.get(part) for part in variants(text)[1:]}
        meant = parts.pop() if len(parts) == 1 else None
    return meant


def number(cell: Cell) -> float:
    """A number in Dutch or English notation; one that could be two different numbers is refused."""
    if isinstance(cell, float):
        return cell
    text = re.sub(r"[\s\u00a0\u202f€$%]", "", text_of(cell))
    if not _NUMBER.fullmatch(text):
        raise Unusable(problems.NO_NUMBER())
    if _UNSURE.fullmatch(text):
        raise Unusable(problems.TWO_NUMBERS())
    last = max(text.rfind("."), text.rfind(","))
    if last < 0 or text.count(text[last]) > 1:
        return float(re.sub(r"[.,]", "", text))
    return float(re.sub(r"[.,]", "", text[:last]) + "." + text[last + 1 :])


def count(cell: Cell) -> int:
    """A whole number that is not negative."""
    value = number(cell)
    if value < 0 or not value.is_integer():
        raise Unusable(problems.NO_COUNT())
    return int(value)


def items(text: str) -> tuple[str, ...]:
    """The parts of a list: separated by semicolons or line ends."""
    return tuple(part.strip() for part in _LIST.split(text) if part.strip())


def texts(cells: Iterable[Cell]) -> list[str]:
    """The filled text cells, trimmed."""
    return [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]


def flag(cell: Cell, meanings: Mapping[str, str]) -> bool:
    """Yes or no, in Dutch or English."""
    meant = choice(text_of(cell), meanings)
    if meant is None:
        raise Unusable(problems.NO_FLAG())
    return meant == "true"
