"""Numbers, days and codes in Dutch and English text, normalised so that a claim can be held against its evidence."""

import re
from collections.abc import Iterable

from agents.verification.amounts import read_amounts
from agents.verification.canvas import Canvas
from agents.verification.days import read_days
from agents.verification.figure import Amount, Code, Day, Figure, Rank
from agents.verification.number_words import ranks
from knowledge.model.base import Language

STANDARD = re.compile(r"\b(iso|iec|iso/iec|nen|nen-en|nist|rfc|din|eo|sp|nis|bio)[ -]?(\d[\d.:-]*\d|\d)(?![\w%])")
CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})(?::\d{2})?\b")
CODE = re.compile(r"(?<![\w./-])(?=[\w./-]*\d)(?=[\w./-]*[^\W\d_])\w+(?:[./-]\w+)*(?![\w-])")
COUNTED = re.compile(
    r"\d+(?:[.,]\d+)*(?:e|de|ste|st|nd|rd|th|%|k|m|mn|b|mln|bn|mld|km|kg|pp|fte|-(?!\d)[^\W\d_]{3,}[\w-]*)"
    r"|\d+[-–]\d+[^\W\d_]*"
)
QUARTER = re.compile(
    r"\b(?:(?P<word>eerste|tweede|derde|vierde|first|second|third|fourth)|(?P<digit>[1-4])(?:e|st|nd|rd|th)) "
    r"(?P<unit>kwartaal|quarter|halfjaar|half)\b|\b(?:kwartaal|quarter) (?P<after>[1-4])\b"
)
NOUGHTS = frozenset({"geen", "no"})
LEFT_OVER = re.compile(r"[\d.,:/]*\d")
PLACES = {
    **dict.fromkeys(("eerste", "first"), 1),
    **dict.fromkeys(("tweede", "second"), 2),
    **dict.fromkeys(("derde", "third"), 3),
    **dict.fromkeys(("vierde", "fourth"), 4),
}


def figures(text: str, language: Language | None) -> tuple[Figure, ...]:
    """Everything countable in a text, in order. Without a language an unclear number has several readings."""
    canvas = Canvas(text)
    if canvas.has_digits:
        _read_marks(canvas)
    _read_quarters(canvas)
    read_days(canvas, language)
    if canvas.has_digits:
        _read_codes(canvas)
    read_amounts(canvas, language)
    for start, end, place in list(ranks(canvas.rest)):
        canvas.take(start, end, Rank(place))
    if canvas.has_digits:
        for match in canvas.matches(LEFT_OVER):
            canvas.take(*match.span(), Code(match.group()))
    return tuple(sorted(canvas.found, key=lambda figure: figure.start))


def missing_figures(claim: Iterable[Figure], evidence: Iterable[Figure]) -> list[str]:
    """The figures of a claim that stand nowhere in its evidence, as printed in the claim.

    A year may stand apart from its day: "In 2026 … op 1 maart" bears out "1 maart 2026".
    """
    sources = list(evidence)
    years = {reading.year for figure in sources for reading in figure.readings if isinstance(reading, Day)}
    return [figure.printed for figure in claim if not _stands(figure, sources, years)]


def _stands(figure: Figure, sources: list[Figure], years: set[int]) -> bool:
    reading = figure.readings[0]
    if isinstance(reading, Day) and reading.year and reading.year not in years:
        return False
    if isinstance(reading, Amount) and reading.currency and not _has_currency(reading.currency, sources):
        return False
    if isinstance(reading, Amount) and not (reading.value or reading.noun or reading.unit):
        sources = [source for source in sources if source.printed not in NOUGHTS]
    return any(figure.stands_in(source) for source in sources)


def _has_currency(currency: str, sources: Iterable[Figure]) -> bool:
    return any(
        isinstance(reading, Amount) and reading.currency == currency
        for figure in sources
        for reading in figure.readings
    )


def _read_marks(canvas: Canvas) -> None:
    """Takes names of standards and times of day."""
    for match in canvas.matches(STANDARD):
        canvas.take(*match.span(), Code(f"{match[1]} {match[2]}"))
    for match in canvas.matches(CLOCK):
        canvas.take(*match.span(), Code(f"{int(match[1])}:{match[2]}"))


def _read_quarters(canvas: Canvas) -> None:
    for match in canvas.matches(QUARTER):
        place = int(match["digit"] or match["after"] or PLACES[match["word"]])
        letter = "h" if (match["unit"] or "").startswith("half") else "q"
        canvas.take(*match.span(), Code(f"{letter}{place}"))


def _read_codes(canvas: Canvas) -> None:
    for match in canvas.matches(CODE):
        if not COUNTED.fullmatch(match.group()):
            canvas.take(*match.span(), Code(match.group()))
