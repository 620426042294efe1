"""Comparing: the difference between two facts of the same measure, computed by code."""

from knowledge.measures import phrases
from knowledge.measures.facts import fact
from knowledge.model.base import Language
from knowledge.model.evidence import Fact


def difference(first: Fact, second: Fact, names: tuple[str, str], language: Language) -> Fact | None:
    """``second`` minus ``first`` in number, as a fact; ``None`` where one of them has no number."""
    numbers = _number(first), _number(second)
    if numbers[0] is None or numbers[1] is None:
        return None
    change = numbers[1] - numbers[0]
    text = _wording(names, (numbers[0], numbers[1]), change, first.label, language)
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
    return item.n


def _wording(
    names: tuple[str, str], numbers: tuple[float, float], change: float, label: str, language: Language
) -> str:
    left, right = (f"{name} {phrases.number(value, language)}" for name, value in zip(names, numbers, strict=True))
    size = phrases.number(abs(change), language)
    if change == 0:
        verdict = phrases.pick(language, "evenveel", "the same")
    else:
        more = names[1] if change > 0 else names[0]
        verdict = phrases.pick(language, f"{size} meer bij {more}", f"{size} more for {more}")
    return f"{label}: {left}, {right}: {verdict}."
