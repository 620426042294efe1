"""Amounts in digits or words, with their scale, currency, unit and the ranges that they form."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from agents.verification import number_words
from agents.verification.canvas import Canvas
from agents.verification.figure import Amount, Code
from agents.verification.lexicon import LIGHT
from knowledge.model.base import Language
from knowledge.words import STOP_WORDS

SCALES = {
    **dict.fromkeys(("duizend", "thousand"), 1e3),
    **dict.fromkeys(("miljoen", "million", "mln", "mio"), 1e6),
    **dict.fromkeys(("miljard", "billion", "mld", "mrd", "bn"), 1e9),
}
LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9}
CURRENCIES = {
    **dict.fromkeys(("€", "eur", "euro", "euro's", "euro’s", "euros"), "EUR"),
    **dict.fromkeys(("$", "usd", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("£", "gbp", "pond", "pound", "pounds"), "GBP"),
}
UNITS = {
    **dict.fromkeys(("%", "procent", "percent", "per cent"), "%"),
    **dict.fromkeys(
        ("procentpunt", "procentpunten", "percentage point", "percentage points", "percentage-point", "pp"), "pp"
    ),
    **dict.fromkeys(("seconde", "seconden", "second", "seconds", "sec"), "second"),
    **dict.fromkeys(("minuut", "minuten", "minute", "minutes"), "minute"),
    **dict.fromkeys(("uur", "uren", "hour", "hours"), "hour"),
    **dict.fromkeys(("dag", "dagen", "daags", "daagse", "day", "days"), "day"),
    **dict.fromkeys(("week", "weken", "weeks", "weekse"), "week"),
    **dict.fromkeys(("maand", "maanden", "maands", "maandse", "month", "months"), "month"),
    **dict.fromkeys(("kwartaal", "kwartalen", "quarter", "quarters"), "quarter"),
    **dict.fromkeys(("jaar", "jaren", "jarig", "jarige", "year", "years", "yr", "yrs"), "year"),
    **dict.fromkeys(("kilometer", "kilometers", "km"), "km"),
    **dict.fromkeys(("meter", "meters", "metres"), "m"),
    **dict.fromkeys(("kilo", "kilogram", "kilograms", "kg"), "kg"),
    **dict.fromkeys(("ton", "tons", "tonnes"), "ton"),
    **dict.fromkeys(("graden", "graad", "degree", "degrees", "°c", "°"), "degree"),
    **dict.fromkeys(("fte", "fte's", "ftes"), "fte"),
}


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SPACE = r"[ \u00a0\u202f]"
DIGITS = re.compile(
    r"(?<![^\W\d])(?<![^\W\d]-)(?<!\d)(?<!\d[.,])(?:\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
)
AFTER = re.compile(
    rf"(?:[ \u00a0\u202f-]?(?P<scale>{_one_of(SCALES)})\b\.?)?(?:(?P<letter>{_one_of(LETTERS)})\b)?"
    rf"(?:{_SPACE}?(?:(?P<symbol>[€$£])|(?P<currency>{_one_of(filter(str.isalpha, CURRENCIES))})\b(?:['’]s)?))?"
    rf"(?:[ \u00a0\u202f-]?(?P<unit>%|°c?|(?:{_one_of(unit for unit in UNITS if unit[0].isalpha())})\b))?"
)
BEFORE = re.compile(rf"(?P<outer>[-−])?(?P<currency>[€$£]|\b(?:eur|euro|usd|gbp)\b){_SPACE}?(?P<inner>[-−])?$")
MINUS = re.compile(r"(?:(?:^|[\s(:=])[-−]|\bminus )$")
RANGE = re.compile(
    rf"{_SPACE}?[-–—]{_SPACE}?(?:[€$£]{_SPACE}?)?|{_SPACE}(?:tot|to|a|tot en met|t/m|of|or|and|en){_SPACE}"
)
FOLLOWING = re.compile(rf"{_SPACE}([^\W\d_]{{3,}})\b")
OVER = re.compile(r"(?<![\w.,/])(\d{1,3})/(\d{1,3})(?![\w/]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class _Raw:
    """A number before its neighbours are known; ``values`` pairs each reading with its number of decimals."""

    start: int
    end: int
    values: tuple[tuple[float, float], ...]
    scale: float
    currency: str
    unit: str
    noun: str = ""


def read_amounts(canvas: Canvas, language: Language | None) -> None:
    """Takes fractions and numbers; in "10 tot 15 miljoen euro" both have the scale and the currency."""
    if canvas.has_digits:
        for match in canvas.matches(OVER):
            canvas.take(*match.span(), Code(match.group()), *_shares(match))
    for start, end, value in number_words.fractions(canvas.rest):
        canvas.take(start, end, Amount(value, 0.004), Amount(value * 100, 0.4, "%"))
    raws = sorted((*_in_digits(canvas, language), *_in_words(canvas, language)), key=lambda raw: raw.start)
    text = canvas.rest
    for raw in _joined(raws, text):
        canvas.take(raw.start, raw.end, *_amounts(raw))


def _shares(match: re.Match[str]) -> Iterator[Amount]:
    above, below = int(match[1]), int(match[2])
    if 0 < above < below <= 10:
        yield Amount(above / below, 0.004)
        yield Amount(100 * above / below, 0.4, "%")


def _in_digits(canvas: Canvas, language: Language | None) -> Iterator[_Raw]:
    for match in canvas.matches(DIGITS) if canvas.has_digits else ():
        raw = _raw(canvas.rest, *match.span(), tuple(_readings(match.group(), language)))
        if raw and raw.values:
            yield raw


def _in_words(canvas: Canvas, language: Language | None) -> Iterator[_Raw]:
    for start, end, value in number_words.numbers(canvas.rest, language):
        if raw := _raw(canvas.rest, start, end, ((float(value), 0.0),)):
            yield raw


def _raw(text: str, start: int, end: int, values: tuple[tuple[float, float], ...]) -> _Raw | None:
    before = text[max(0, start - 8) : start]
    ahead = BEFORE.search(before)
    after = AFTER.match(text, end)
    parts = after.groupdict() if after else {}
    currency = (ahead["currency"] if ahead else None) or parts.get("symbol") or parts.get("currency")
    if parts.get("letter") and not ahead:
        return None
    stop = after.end() if after else end
    if stop < len(text) and (text[stop].isalnum() or text[stop] == "_"):
        if stop > end and not text[end].isalnum():
            return _Raw(start, end, _signed(values, before, ahead), 1.0, CURRENCIES.get(currency or "", ""), "")
        return None
    scale = SCALES.get(parts.get("scale") or "", 1.0) * LETTERS.get(parts.get("letter") or "", 1.0)
    begin = start - len(ahead.group()) if ahead else start
    unit = UNITS.get(parts.get("unit") or "", "")
    noun = "" if unit or currency else _noun(text, stop)
    return _Raw(begin, stop, _signed(values, before, ahead), scale, CURRENCIES.get(currency or "", ""), unit, noun)


def _noun(text: str, end: int) -> str:
    """The word that follows a number, where it may be what is counted."""
    following = FOLLOWING.match(text, end)
    if following is None or following[1] in LIGHT or any(following[1] in words for words in STOP_WORDS.values()):
        return ""
    return following[1]


def _signed(
    values: tuple[tuple[float, float], ...], before: str, ahead: re.Match[str] | None
) -> tuple[tuple[float, float], ...]:
    negative = bool(ahead["outer"] or ahead["inner"]) if ahead else bool(MINUS.search(before))
    return tuple((-value, half) for value, half in values) if negative else values


def _joined(raws: list[_Raw], text: str) -> list[_Raw]:
    """Lets the two numbers of a range share what only one of them is given."""
    for place, (first, last) in enumerate(pairwise(raws)):
        if not RANGE.fullmatch(text, first.end, last.start):
            continue
        if first.unit == "" and first.scale == 1.0 and not (first.currency and last.unit):
            raws[place] = replace(
                first, unit=last.unit, noun=last.noun, scale=last.scale, currency=first.currency or last.currency
            )
        if first.currency and not last.unit:
            raws[place + 1] = replace(last, currency=last.currency or first.currency)
    return raws


def _amounts(raw: _Raw) -> Iterator[Amount]:
    for value, half in raw.values:
        yield Amount(value * raw.scale, half * raw.scale, raw.unit, raw.currency, raw.noun)


def _readings(digits: str, language: Language | None) -> Iterator[tuple[float, float]]:
    """Value and half a unit of the last printed digit, for every way in which the digits can be read."""
    digits = re.sub(r"[\u00a0\u202f]", "", digits)
    dutch, english = _read(digits, ".", ","), _read(digits, ",", ".")
    own, other = (dutch, english) if language == "nl" else (english, dutch)
    readings = [own, other] if language is None else [own or other]
    yield from dict.fromkeys(reading for reading in readings if reading)


def _read(digits: str, group: str, point: str) -> tuple[float, float] | None:
    whole, _, fraction = digits.partition(point)
    if not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|\d+", whole) or not re.fullmatch(r"\d*", fraction):
        return None
    text = whole.replace(group, "") + (f".{fraction}" if fraction else "")
    return float(text), 0.5 * 10.0 ** -len(fraction)
