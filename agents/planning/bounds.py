"""How many of something there must be: "more than two", "drie of meer", "hooguit één"."""

import re
from typing import NamedTuple

from agents.planning.periods import NUMERALS
from agents.planning.reading import Reading

_NUMBER = r"\d{1,4}|" + "|".join(NUMERALS)
BOUND = re.compile(
    r"\b(?:(?:(?P<over>meer dan|more than)|(?P<under>minder dan|fewer than|less than)"
    r"|(?P<least>minstens|minimaal|ten ?minste|op zijn minst|at least)"
    r"|(?P<most>hooguit|hoogstens|maximaal|ten hoogste|niet meer dan|at most|no more than|up to)"
    r"|(?P<just>precies|exact|exactly))\s+(?P<count>" + _NUMBER + r")"
    r"|(?P<first>" + _NUMBER + r")\s+(?:(?P<upwards>of meer|or more)|(?P<downwards>of minder|or fewer|or less)))\b"
)


class Bounds(NamedTuple):
    """The least and the most that there may be; ``None`` is no limit."""

    least: int | None = None
    most: int | None = None


NO_BOUNDS = Bounds()


def take_bounds(reading: Reading) -> Bounds:
    """Reads them and marks them as used; no limits where none are given."""
    match = reading.take(BOUND)
    if match is None:
        return NO_BOUNDS
    printed = match["count"] or match["first"]
    count = int(printed) if printed.isdigit() else NUMERALS[printed]
    if match["just"]:
        return Bounds(count, count)
    if match["over"] or match["least"] or match["upwards"]:
        return Bounds(least=count + bool(match["over"]))
    return Bounds(most=count - bool(match["under"]))
