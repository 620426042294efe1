"""Days and periods in Dutch and English text: "vóór maart", "since 1 July", "in Q3", "the last six weeks"."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from agents.planning.lexicon.forms import THEN_AND_NOW
from agents.planning.reading import Reading, Span
from knowledge.measures.query import Period

Sense = Literal["in", "before", "after"]

MONTHS = {
    **dict.fromkeys(("januari", "january", "jan"), 1),
    **dict.fromkeys(("februari", "february", "feb"), 2),
    **dict.fromkeys(("maart", "march", "mrt", "mar"), 3),
    **dict.fromkeys(("april", "apr"), 4),
    **dict.fromkeys(("mei", "may"), 5),
    **dict.fromkeys(("juni", "june", "jun"), 6),
    **dict.fromkeys(("juli", "july", "jul"), 7),
    **dict.fromkeys(("augustus", "august", "aug"), 8),
    **dict.fromkeys(("september", "sept", "sep"), 9),
    **dict.fromkeys(("oktober", "october", "okt", "oct"), 10),
    **dict.fromkeys(("november", "nov"), 11),
    **dict.fromkeys(("december", "dec"), 12),
}
ORDINALS = {
    **dict.fromkeys(("eerste", "first", "1e", "1st"), 1),
    **dict.fromkeys(("tweede", "second", "2e", "2nd"), 2),
    **dict.fromkeys(("derde", "third", "3e", "3rd"), 3),
    **dict.fromkeys(("vierde", "fourth", "4e", "4th"), 4),
}
NUMERALS = dict(
    zip(
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf".split(),
        range(1, 13),
        strict=True,
    )
) | dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True),
)
DAYS_IN = {"day": 1, "week": 7}
UNITS = {
    **dict.fromkeys(("dag", "dagen", "day", "days"), "day"),
    **dict.fromkeys(("week", "weken", "weeks"), "week"),
    **dict.fromkeys(("maand", "maanden", "month", "months"), "month"),
    **dict.fromkeys(("kwartaal", "kwartalen", "quarter", "quarters"), "quarter"),
    **dict.fromkeys(("jaar", "jaren", "year", "years"), "year"),
}
HALVES = {"month": 15, "quarter": 45, "year": 183}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = _one_of(MONTHS)
_UNIT = _one_of(UNITS)
_COUNT = rf"\d{{1,3}}|{_one_of(NUMERALS)}|(?:een |a )?half(?: a)?|a"
_YEAR = r"(?:19|20)\d\d"

DATE = re.compile(
    rf"\b(?:(?P<iso>{_YEAR}-\d{{1,2}}-\d{{1,2}})"
    rf"|(?P<numeric>\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|e)?(?: of)? (?P<month>{_MONTH})\.?,?(?: (?P<year>{_YEAR}))?"
    rf"|(?P<month_us>{_MONTH}) (?P<day_us>\d{{1,2}})(?:st|nd|rd|th)?(?!\d),?(?: (?P<year_us>{_YEAR}))?"
    rf"|(?P<today>vandaag|today|nu|now)|(?P<yesterday>gisteren|yesterday))\b"
)
SPAN = re.compile(
    rf"\b(?:(?P<edge>eind(?:e)?(?: van)?|end of|the end of|begin(?: van)?|beginning of|start of|medio|mid) )?"
    rf"(?:q(?P<quarter>[1-4])(?:[ -](?P<quarter_year>{_YEAR}))?"
    rf"|(?:het |the )?(?P<ordinal>{_one_of(ORDINALS)}) (?:kwartaal|quarter)(?: (?:van|of) )?(?: ?(?P<ordinal_year>{_YEAR}))?"
    rf"|(?:h(?P<half>[12])|(?P<half_word>eerste|tweede|first|second) (?:helft|half)(?: (?:van|of))?) ?(?P<half_year>{_YEAR})?"
    rf"|(?P<month>{_MONTH})(?:[ -](?:van |of )?(?P<month_year>{_YEAR}))?"
    rf"|(?P<year>{_YEAR}))\b"
)
RELATIVE = re.compile(
    r"\b(?:de |het |the |in )?(?:(?P<this>deze|dit|this|huidige?|current)|(?P<last>vorige?|last|previous|past|afgelopen|laatste)) "
    r"(?P<unit>week|maand|month|kwartaal|quarter|jaar|year)\b"
)
RECENT = re.compile(
    rf"\b(?:de |the |in de |in the )?(?:afgelopen|laatste|voorbije|last|past|previous) (?P<count>{_COUNT}) (?P<unit>{_UNIT})\b"
    rf"|\b(?P<more>(?:(?:al )?(?:meer dan|langer dan|ouder dan|older than|more than|longer than|over|for more than|for over|for)|al) )?(?P<count_ago>{_COUNT}) "
    rf"(?P<unit_ago>{_UNIT})(?P<ago> (?:geleden|ago))?\b"
)
SENSES: tuple[tuple[Sense, re.Pattern[str]], ...] = (
    (
        "before",
        re.compile(r"\b(?:voor|before|prior to|until|tot(?: aan)?|eerder dan|earlier than|by)\s+(?:de |het |the )?$"),
    ),
    (
        "after",
        re.compile(
            r"\b(?:(?:al )?sinds|since|vanaf|na|after|from|later dan|later than|starting)\s+(?:de |het |the )?$"
        ),
    ),
    ("in", re.compile(r"\b(?:in|op|on|per|at|during|gedurende|tijdens|as of|as at|van|of|for)\s+(?:de |het |the )?$")),
)
AND = re.compile(r"^\s+(?:en|and|tot(?: en met)?|t/m|to|until|through|-|–)\s+$")


@dataclass(frozen=True, slots=True)
class When:
    """A period that the question names, the sense of its preposition, and where it stands.

    ``bare`` periods have no preposition at all.
    """

    period: Period
    sense: Sense
    span: Span
    bare: bool = False

    def as_period(self) -> Period:
        """The days that are meant: before its first, from its first on, or the period itself."""
        start, end = self.period.start, self.period.end
        if self.sense == "before" and start:
            return Period(end=start - timedelta(days=1))
        if self.sense == "after":
            return Period(start=start)
        return Period(start=start, end=end)


def read_periods(reading: Reading, today: date) -> list[When]:
    """Every day and period in the question, marked as used; a year that is not given is the last one that fits."""
    found: list[When] = []
    for pattern, period_of in ((DATE, _date), (RECENT, _recent), (RELATIVE, _relative), (SPAN, _span)):
        for match in list(reading.matches(pattern)):
            period = period_of(match, today)
            if period:
                found.append(_with_sense(reading, match.span(), period, match))
    return _join_between(reading, sorted(found, key=lambda when: when.span))


def _with_sense(reading: Reading, span: Span, period: Period, match: re.Match[str]) -> When:
    reading.use(span)
    before = reading.folded[: span[0]]
    groups = match.groupdict()
    if groups.get("ago") or groups.get("more"):
        longer = bool(groups.get("more")) and not (groups.get("ago") and THEN_AND_NOW.search(reading.folded))
        return When(period, "before" if longer else "in", span, bare=True)
    for sense, pattern in SENSES:
        preposition = pattern.search(before)
        if preposition:
            whole = (preposition.start(), span[1])
            reading.use(whole)
            return When(period, sense, whole)
    return When(period, "in", span, bare=True)


def _join_between(reading: Reading, found: list[When]) -> list[When]:
    """ "tussen 1 mei en 30 juni" is one period; so is "from May to July"."""
    joined: list[When] = []
    for when in found:
        last = joined[-1] if joined else None
        if last and AND.match(reading.folded[last.span[1] : when.span[0]] or " ") and _opens(reading, last):
            joined[-1] = When(Period(start=last.period.start, end=when.period.end), "in", (last.span[0], when.span[1]))
            reading.use(joined[-1].span)
        else:
            joined.append(when)
    return joined


def _opens(reading: Reading, when: When) -> bool:
    text = reading.folded[: when.span[1]]
    return bool(re.search(r"\b(?:tussen|between|van|from)\s+(?:de |the )?[^,]{1,30}$", text))


def _date(match: re.Match[str], today: date) -> Period | None:
    groups = match.groupdict()
    if groups["today"]:
        return Period(start=today, end=today)
    if groups["yesterday"]:
        yesterday = today - timedelta(days=1)
        return Period(start=yesterday, end=yesterday)
    if groups["iso"]:
        year, month, day = (int(part) for part in groups["iso"].split("-"))
    elif groups["numeric"]:
        day, month, year = (int(part) for part in re.split(r"[-/.]", groups["numeric"]))
    else:
        month = MONTHS[groups["month"] or groups["month_us"]]
        day = int(groups["day"] or groups["day_us"])
        given = groups["year"] or groups["year_us"]
        year = int(given) if given else _last_year_with(month, today, day)
    try:
        exact = date(year, month, day)
    except ValueError:
        return None
    return Period(start=exact, end=exact)


def _span(match: re.Match[str], today: date) -> Period | None:
    groups = match.groupdict()
    if groups["quarter"] or groups["ordinal"]:
        quarter = int(groups["quarter"] or ORDINALS[groups["ordinal"]])
        given = groups["quarter_year"] or groups["ordinal_year"]
        period = _months(int(given) if given else _last_year_with(quarter * 3 - 2, today), quarter * 3 - 2, 3)
    elif groups["half"] or groups["half_word"]:
        half = int(groups["half"] or ORDINALS[groups["half_word"]])
        given = groups["half_year"]
        period = _months(int(given) if given else _last_year_with(half * 6 - 5, today), half * 6 - 5, 6)
    elif groups["month"]:
        month = MONTHS[groups["month"]]
        given = groups["month_year"]
        period = _months(int(given) if given else _last_year_with(month, today), month, 1)
    else:
        period = _months(int(groups["year"]), 1, 12)
    return _edge(period, groups["edge"])


def _edge(period: Period, edge: str | None) -> Period:
    if not edge or edge.startswith(("medio", "mid")):
        return period
    if edge.startswith(("eind", "end", "the end")):
        return Period(start=period.end, end=period.end)
    return Period(start=period.start, end=period.start)


def _relative(match: re.Match[str], today: date) -> Period:
    unit = UNITS[match["unit"]]
    back = 1 if match["last"] else 0
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return Period(start=monday, end=monday + timedelta(days=6))
    size = MONTHS_IN[unit]
    first = (today.month - 1) // size * size
    months = today.year * 12 + first - back * size
    return _months(months // 12, months % 12 + 1, size)


def _recent(match: re.Match[str], today: date) -> Period | None:
    groups = match.groupdict()
    if groups["count"]:
        return Period(start=_back(today, groups["count"], groups["unit"]) + timedelta(days=1), end=today)
    if not (groups["ago"] or groups["more"]):
        return None
    then = _back(today, groups["count_ago"], groups["unit_ago"])
    return Period(start=then, end=then)


def _back(today: date, count: str, unit: str) -> date:
    name = UNITS[unit]
    if "half" in count:
        return today - timedelta(days=HALVES.get(name, 1))
    amount = int(count) if count.isdigit() else NUMERALS.get(count, 1)
    if name in DAYS_IN:
        return today - timedelta(days=amount * DAYS_IN[name])
    months = today.year * 12 + today.month - 1 - amount * MONTHS_IN[name]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _months(year: int, month: int, count: int) -> Period:
    last = month + count - 1
    return Period(start=date(year, month, 1), end=date(year, last, calendar.monthrange(year, last)[1]))


def _last_year_with(month: int, today: date, day: int = 1) -> int:
    return today.year if (month, day) <= (today.month, today.day) else today.year - 1
