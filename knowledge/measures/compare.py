"""Comparing: the difference between two facts of the same measure, computed by code."""

from collections.abc import Iterable

from knowledge.measures import phrases
from knowledge.measures.condition_words import conditions
from knowledge.measures.facts import fact
from knowledge.measures.query import Filters
from knowledge.model.base import Language
from knowledge.model.evidence import Fact


def differences(
    firsts: Iterable[Fact], seconds: Iterable[Fact], names: tuple[str, str], language: Language
) -> list[Fact]:
    """The difference of every two facts that say the same thing of two sides; what has no counterpart is left out."""
    other = {_what(item): item for item in seconds}
    pairs = ((first, other[_what(first)]) for first in firsts if _what(first) in other)
    found = (difference(first, second, names, language) for first, second in pairs)
    return [each for each in found if each is not None]


def _what(item: Fact) -> tuple[str, str, str]:
    return item.measure, str(item.inputs.get("figure", "")), str(item.inputs.get("group", ""))


def difference(first: Fact, second: Fact, names: tuple[str, str], language: Language) -> Fact | None:
    """``second`` minus ``first`` in number, as a fact; ``None`` where one of them has no number.

    ``names`` are those of the two sides; sides of two days are worded by their days.
    """
    numbers = _number(first), _number(second)
    if numbers[0] is None or numbers[1] is None:
        return None
    change = round(numbers[1] - numbers[0], 10)
    text = _wording(first, second, names, (numbers[0], numbers[1]), change, language)
    return fact(
        "difference",
        label=first.label,
        value=change,
        unit=first.unit,
        as_of=max(first.as_of, second.as_of),
        text=text,
        inputs={"first": first.id, "second": second.id},
    )


def _number(item: Fact) -> float | None:
    if isinstance(item.value, bool) or item.value is None:
        return None
    if isinstance(item.value, int | float):
        return item.value
    return None if "figure" in item.inputs else item.n


def _wording(
    first: Fact,
    second: Fact,
    names: tuple[str, str],
    numbers: tuple[float, float],
    change: float,
    language: Language,
) -> str:
    share = first.unit == "share"
    left, right = (phrases.percent(value, language) if share else phrases.number(value, language) for value in numbers)
    size = phrases.number(abs(change) * 100 if share else abs(change), language)
    size += phrases.pick(language, " procentpunt", " percentage points") if share else ""
    what = _shared(first, second, language)
    if first.as_of != second.as_of:
        days = [phrases.day(day, language) for day in (first.as_of, second.as_of)]
        return f"{what}: " + phrases.pick(
            language,
            f"{left} op {days[0]} en {right} op {days[1]}: {_trend(change, size, language)}.",
            f"{left} on {days[0]} and {right} on {days[1]}: {_trend(change, size, language)}.",
        )
    day = phrases.as_of(second.as_of, language)
    if change == 0:
        verdict = phrases.pick(language, "evenveel", "the same number")
    else:
        more = names[1] if change > 0 else names[0]
        verdict = phrases.pick(language, f"{size} meer bij {more}", f"{size} more for {more}")
    sides = phrases.pick(
        language,
        f"{left} bij {names[0]} en {right} bij {names[1]}",
        f"{left} for {names[0]} and {right} for {names[1]}",
    )
    return f"{what}: {sides}: {verdict} ({day})."


def _trend(change: float, size: str, language: Language) -> str:
    if change == 0:
        return phrases.pick(language, "evenveel", "the same number")
    if change > 0:
        return phrases.pick(language, f"{size} erbij", f"{size} more")
    return phrases.pick(language, f"{size} minder", f"{size} fewer")


def _shared(first: Fact, second: Fact, language: Language) -> str:
    """What was counted on both sides, with the conditions that hold for both."""
    one, other = (Filters.model_validate(item.inputs.get("filters") or {}) for item in (first, second))
    both = {name: getattr(one, name) for name in Filters.model_fields if getattr(one, name) == getattr(other, name)}
    return f"{first.label} {conditions(Filters(**both), None, language)}".strip()
