"""Numbers and days in Dutch and English text, normalised so that a claim can be held against its evidence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from agents.planning.periods import MONTHS, NUMERALS
from agents.planning.reading import flat
from knowledge.model.base import Language

SCALES = {
    **dict.fromkeys(("duizend", "thousand", "k"), 1e3),
    **dict.fromkeys(("miljoen", "million", "mln", "mio", "mln.", "m"), 1e6),
    **dict.fromkeys(("miljard", "billion", "mld", "mrd", "bn"), 1e9),
}
_SCALE = "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True))
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
NUMBER = re.compile(
    rf"(?P<currency>[€$£]\s?|\b(?:eur|usd|euro)\s)?(?<![\w.,-])(?P<sign>[-−])?(?P<digits>\d+(?:[.,]\d+)*)"
    rf"(?:\s?(?P<scale>{_SCALE})\b)?(?P<percent>\s?%|\s?(?:procent|percent)\b)?(?![\w])"
)
DAY = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|e)?(?: of)? (?P<month>{_MONTH})\.?(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<month_us>{_MONTH}) (?P<day_us>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year_us>\d{{4}}))?"
    rf"|(?P<numeric>\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{4}}))\b"
)
CODE = re.compile(r"\b(?=[\w./-]*\d)(?=[\w./-]*[a-z])[\w]+(?:[./-][\w]+)*\b")
WRITTEN = re.compile(r"\b(?:" + "|".join(sorted(NUMERALS, key=len, reverse=True)) + r")\b")
ARTICLES = frozenset({"een", "one"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed: its value, half a unit of its last printed digit, and whether it is a share."""

    value: float
    tolerance: float
    percent: bool = False

    def stands_in(self, others: Iterable["Quantity"]) -> bool:
        """Whether one of ``others`` rounds to this number."""
        return any(
            self.percent == other.percent and abs(self.value - other.value) <= self.tolerance + 1e-9 for other in others
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is countable in a text: numbers, days (year 0 is not given) and codes such as "UC-012"."""

    quantities: tuple[Quantity, ...]
    days: frozenset[tuple[int, int, int]]
    codes: frozenset[str]


def figures(text: str, language: Language | None) -> Figures:
    """Everything countable in a text. Without a language a number that can be read in two ways counts as both."""
    folded = flat(text)
    days = frozenset(_days(folded))
    rest = DAY.sub(" ", folded)
    codes = frozenset(match.group() for match in CODE.finditer(rest) if not NUMBER.fullmatch(match.group()))
    for code in codes:
        rest = rest.replace(code, " ")
    return Figures(tuple(_quantities(rest, language)), days, codes)


def missing_figures(claim: Figures, evidence: Iterable[Figures], texts: Iterable[str]) -> list[str]:
    """The figures of a claim that stand nowhere in its evidence, as text for a reader."""
    sources = list(evidence)
    folded = " ".join(flat(text) for text in texts)
    known_days = {day for source in sources for day in source.days}
    quantities = [quantity for source in sources for quantity in source.quantities]
    quantities += [Quantity(float(part), 0) for day in known_days for part in day if part]
    absent = [f"{quantity.value:g}" for quantity in claim.quantities if not quantity.stands_in(quantities)]
    absent += ["-".join(map(str, day)) for day in claim.days if not _same_day(day, known_days)]
    return absent + [code for code in claim.codes if code not in folded]


def _same_day(day: tuple[int, int, int], known: Iterable[tuple[int, int, int]]) -> bool:
    return any(day[1:] == other[1:] and (day[0] == other[0] or 0 in {day[0], other[0]}) for other in known)


def _days(text: str) -> Iterator[tuple[int, int, int]]:
    for match in DAY.finditer(text):
        groups = match.groupdict()
        if groups["iso"]:
            year, month, day = (int(part) for part in groups["iso"].split("-"))
        elif groups["numeric"]:
            day, month, year = (int(part) for part in re.split(r"[-/]", groups["numeric"]))
        else:
            month, day = MONTHS[groups["month"] or groups["month_us"]], int(groups["day"] or groups["day_us"])
            year = int(groups["year"] or groups["year_us"] or 0)
        yield year, month, day


def day_figures(day: date) -> tuple[int, int, int]:
    """A day in the form in which :class:`Figures` keeps days."""
    return day.year, day.month, day.day


def _quantities(text: str, language: Language | None) -> Iterator[Quantity]:
    for match in NUMBER.finditer(text):
        scale = SCALES.get((match["scale"] or "").strip(), 1.0)
        sign = -1 if match["sign"] else 1
        for value, decimals in _readings(match["digits"], language):
            yield Quantity(sign * value * scale, scale * 0.5 * 10**-decimals, bool(match["percent"]))
    for match in WRITTEN.finditer(text):
        if match.group() not in ARTICLES:
            yield Quantity(float(NUMERALS[match.group()]), 0.0)


def _readings(digits: str, language: Language | None) -> Iterator[tuple[float, int]]:
    """The value and number of decimals of a printed number, for every way in which it can be read."""
    styles = ("nl", "en") if language is None else (language,)
    for style in styles:
        group, point = (".", ",") if style == "nl" else (",", ".")
        value = _read(digits, group, point)
        if value is not None:
            yield value
            return_early = language is not None or not re.search(r"[.,]", digits)
            if return_early:
                return
    if language is not None:
        other = _read(digits, *((",", ".") if language == "nl" else (".", ",")))
        if other is not None:
            yield other


def _read(digits: str, group: str, point: str) -> tuple[float, int] | None:
    whole, _, fraction = digits.partition(point)
    grouped = re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|\d+", whole)
    if not grouped or not re.fullmatch(r"\d*", fraction):
        return None
    text = whole.replace(group, "") + (f".{fraction}" if fraction else "")
    return float(text), len(fraction)
