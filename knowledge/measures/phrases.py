"""How facts are worded: numbers, days, periods and lists in Dutch and English."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from math import floor, isfinite, log10

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from knowledge.measures.query import Period
from knowledge.model.base import LANGUAGES, Language
from knowledge.untrusted.showing import shown

LISTED = 20
LONGEST = 240


def pick(language: Language, dutch: str, english: str) -> str:
    """The wording in the asked language."""
    return (dutch, english)[LANGUAGES.index(language)]


@lru_cache(maxsize=10_000)
def day(value: date, language: Language) -> str:
    """``1 maart 2026`` or ``1 March 2026``."""
    return format_date(value, "d MMMM y", locale=language)


@lru_cache(maxsize=10_000)
def number(value: float, language: Language) -> str:
    """``1.250,5`` or ``1,250.5``, with at most two decimals, or two digits where it is smaller than that."""
    decimals = 2
    if isfinite(value) and 0 < abs(value) < 0.1:
        decimals = min(1 - floor(log10(abs(value))), 15)
    return format_decimal(value, format="#,##0." + "#" * decimals, locale=language)


@lru_cache(maxsize=10_000)
def percent(share: float, language: Language) -> str:
    """``12,5%`` or ``12.5%``, with at most one decimal."""
    return format_percent(share, format="#,##0.#%", locale=language)


def as_of(value: date, language: Language) -> str:
    """``stand 1 maart 2026`` or ``as of 1 March 2026``."""
    return pick(language, "stand", "as of") + " " + day(value, language)


def amount(count: int, language: Language) -> str:
    """``geen`` or ``no`` for none, else the number."""
    return number(count, language) if count else pick(language, "geen", "no")


def use_cases(count: int, language: Language, qualifier: str = "") -> str:
    """``3 actieve use cases``: a counted noun, without a number where there are none."""
    noun = f"{qualifier} use case".strip() + ("" if count == 1 else "s")
    return f"{amount(count, language)} {noun}"


def listing(items: Sequence[str], language: Language, separator: str = "; ", total: int | None = None) -> str:
    """The first items and how many more there are, of ``total`` where only the first are given."""
    shown = separator.join(items[:LISTED])
    rest = (len(items) if total is None else total) - LISTED
    return shown if rest <= 0 else f"{shown}; " + pick(language, f"en nog {rest}", f"and {rest} more")


def joined(items: Iterable[str], language: Language) -> str:
    """``a, b of c`` or ``a, b or c``."""
    return _joined(list(items), pick(language, "of", "or"))


def joined_and(items: Iterable[str], language: Language) -> str:
    """``a, b en c`` or ``a, b and c``."""
    return _joined(list(items), pick(language, "en", "and"))


def _joined(items: list[str], word: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def short(text: str, longest: int = LONGEST) -> str:
    """What may be shown of a text that somebody wrote: on one line, without its full stop, cut at a word where it is
    too long for a sentence. ``…`` where nothing of it may be shown."""
    line = shown(text)
    if len(line) > longest:
        head, space, _ = line[:longest].rpartition(" ")
        return (head if space else line[:longest]).rstrip(" ,;:.") + " …"
    return line.removesuffix(".")


def period(value: Period, language: Language) -> str:
    """``van 1 maart 2026 tot en met 31 maart 2026``, ``vanaf 1 maart 2026`` or ``vóór 1 maart 2026``."""
    if value.start and value.start == value.end:
        return pick(language, "op", "on") + " " + day(value.start, language)
    if value.start and value.end:
        first, last = day(value.start, language), day(value.end, language)
        return pick(language, f"van {first} tot en met {last}", f"from {first} up to and including {last}")
    if value.start:
        first = day(value.start, language)
        return pick(language, f"vanaf {first}", f"from {first} onwards")
    if value.end and value.end < date.max:
        after = day(value.end + timedelta(days=1), language)
        return pick(language, f"vóór {after}", f"before {after}")
    return ""
