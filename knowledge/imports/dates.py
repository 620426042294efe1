"""Dates as people write them, without guessing which number is the day."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache

from knowledge.imports.words import plain

EARLIEST = date(1990, 1, 1)
_MONTHS = (
    "jan januari january", "feb februari february", "mrt maart mar march", "apr april", "mei may", "jun juni june",
    "jul juli july", "aug augustus august", "sep sept september", "okt oktober oct october", "nov november",
    "dec december",
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_PARTS = {
    "%Y": r"(?P<Y>\d{4})",
    "%y": r"(?P<y>\d{2})",
    "%m": r"(?P<m>\d{1,2})",
    "%d": r"(?P<d>\d{1,2})",
    "%B": r"(?P<B>[A-Za-z]+\.?)",
}
CODES = frozenset(_PARTS)
ISO = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d")
NAMED = ("%d %B %Y", "%d-%B-%Y", "%B %d, %Y", "%B %d %Y", "%B %Y", "%d %B %y", "%d-%B-%y")
DAY_FIRST = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%y", "%d/%m/%y", "%d.%m.%y")
MONTH_FIRST = ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y", "%m-%d-%y")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?( ?Z|[+-]\d{2}:?\d{2})?$")
_SHORTENED = re.compile(r"(?<=[-/. ])['’](?=\d{2}$)")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$")

Parser = Callable[[str], date | None]


@lru_cache(maxsize=64)
def parser(formats: tuple[str, ...]) -> Parser:
    """A function that reads dates in any of these formats (``strptime`` codes Y y m d B), first match first.

    A month without a day is its first day; a time of day is left out, and so is the mark in ``'26``.
    """
    patterns = [re.compile(_pattern(form)) for form in formats]

    @lru_cache(maxsize=65_536)
    def parse(text: str) -> date | None:
        text = _bare(text)
        for pattern in patterns:
            match = pattern.fullmatch(text)
            day = _day(match.groupdict()) if match else None
            if day:
                return day
        return None

    return parse


def _bare(text: str) -> str:
    return _SHORTENED.sub("", _TIME.sub("", text.strip()))


def _pattern(form: str) -> str:
    return re.sub(r"%\w|[^%]+", lambda part: _PARTS.get(part[0]) or re.escape(part[0]), form)


def _day(parts: dict[str, str]) -> date | None:
    """The day, or ``None`` where no calendar has it; years of two digits lie between 1969 and 2068."""
    year = int(parts["Y"]) if "Y" in parts else (int(parts["y"]) + 31) % 100 + 1969
    month = _MONTH.get(plain(parts["B"]), 0) if "B" in parts else int(parts["m"])
    try:
        return date(year, month, int(parts.get("d", 1)))
    except ValueError:
        return None


def looks_like_date(text: str) -> bool:
    """Whether this is a date in some usual notation, whichever number is the day."""
    return parser((*ISO, *NAMED, *DAY_FIRST, *MONTH_FIRST))(text) is not None


def formats_for(texts: Iterable[str], dutch: bool) -> tuple[str, ...]:
    """The formats for a column with these texts; ``()`` where nothing tells the day from the month.

    A number above 12 tells; so do dashes and dots, and a Dutch table, which put the day first.
    """
    matches = [match for text in texts if (match := _NUMERIC.match(_bare(text)))]
    if not matches:
        return (*ISO, *NAMED, *DAY_FIRST)
    order = _order(matches)
    if order == "unknown" and (dutch or all(match[2] != "/" for match in matches)):
        order = "day"
    if order == "unknown":
        return ()
    return (*ISO, *NAMED, *(DAY_FIRST if order == "day" else MONTH_FIRST))


def _order(matches: Sequence[re.Match[str]]) -> str:
    day_first = any(int(match[1]) > 12 for match in matches)
    month_first = any(int(match[3]) > 12 for match in matches)
    if day_first == month_first:
        return "unknown"
    return "day" if day_first else "month"
