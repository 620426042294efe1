"""Days, months and years in Dutch and English text."""

import re
from collections.abc import Iterator

from agents.planning import periods
from agents.verification.canvas import Canvas
from agents.verification.figure import Amount, Code, Day
from knowledge.model.base import Language

MONTHS = {**periods.MONTHS, "mar": 3}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_CLEAR = "|".join(sorted(set(MONTHS) - {"may", "march", "mar", "jan", "mei", "sep", "dec"}, key=len, reverse=True))
_YEAR = r"(?:1[5-9]|20|21)\d\d"
ISO = re.compile(r"(?<![\w.,-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\w-]|[.,]\d)")
NUMERIC = re.compile(r"(?<![\w.,/-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-]|[.,]\d)")
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th|e)?(?: of)?[ \u00a0-]({_MONTH})\b\.?(?:,?[ \u00a0-]({_YEAR})\b)?")
MONTH_FIRST = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,]?\d)(?:,? ({_YEAR})\b)?")
MONTH_YEAR = re.compile(rf"\b({_MONTH})\.?,?(?: of| van)?[ -]({_YEAR})\b")
MONTH_ALONE = re.compile(
    rf"\b(?:({_CLEAR})|(?:in|since|until|by|before|after|from|during|late|early|mid|end of|eind|begin|medio|sinds|"
    rf"vanaf|voor|na|tot|tijdens) (may|march|mar|jan|mei|sep|dec))\b"
)
YEAR = re.compile(rf"(?<![\w.,€$£/-])(?<![€$£] )({_YEAR})(?![\w/%]|[.,]\d| ?(?:%|procent|percent|euro))")
YEARS = re.compile(rf"(?<![\w.,€$£/-])({_YEAR})([-–/])({_YEAR}|\d\d)(?![\w-]|[.,]\d)")


WEEKDAYS = {
    name: place
    for names in (
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
    for place, name in enumerate(names.split(), start=1)
}
WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})s?(?:avond|middag|ochtend)?\b")


def read_days(canvas: Canvas, language: Language | None) -> None:
    """Takes every day, month and year. Days as "3/4/2026" can be read in two ways, except in Dutch."""
    if canvas.has_digits:
        _read_days(canvas, language)
    for match in canvas.matches(MONTH_ALONE):
        group = 1 if match[1] else 2
        canvas.take(*match.span(group), Day(0, MONTHS[match[group]]))
    if canvas.has_digits:
        _read_years(canvas)
    for match in canvas.matches(WEEKDAY):
        canvas.take(*match.span(), Code(f"weekday {WEEKDAYS[match[1]]}"))


def _read_days(canvas: Canvas, language: Language | None) -> None:
    for match in canvas.matches(ISO):
        year, month, day = (int(part or 0) for part in match.groups())
        if _is_day(month, day or 1):
            canvas.take(*match.span(), Day(year, month, day))
    for match in canvas.matches(NUMERIC):
        if readings := tuple(_numeric(match, language)):
            canvas.take(*match.span(), *readings)
    for pattern, month, day, year in ((DAY_FIRST, 2, 1, 3), (MONTH_FIRST, 1, 2, 3)):
        for match in canvas.matches(pattern):
            if _is_day(1, int(match[day])):
                canvas.take(*match.span(), Day(int(match[year] or 0), MONTHS[match[month]], int(match[day])))
    for match in canvas.matches(MONTH_YEAR):
        canvas.take(*match.span(), Day(int(match[2]), MONTHS[match[1]]))


def _read_years(canvas: Canvas) -> None:
    for match in canvas.matches(YEARS):
        last = match[3] if len(match[3]) == 4 else match[1][:2] + match[3]
        if int(last) > int(match[1]):
            canvas.take(*match.span(1), Day(int(match[1])))
            canvas.take(*match.span(3), Day(int(last)))
    for match in canvas.matches(YEAR):
        canvas.take(*match.span(), Day(int(match[1])), Amount(float(match[1])))


def _numeric(match: re.Match[str], language: Language | None) -> Iterator[Day]:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    year += 2000 if len(match[4]) == 2 else 0
    if len(match[4]) == 2 and match[2] == ".":
        return
    if _is_day(second, first):
        yield Day(year, second, first)
    if language != "nl" and first != second and _is_day(first, second):
        yield Day(year, first, second)


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31
