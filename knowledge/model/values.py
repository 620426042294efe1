"""What stands in the value or the inputs of a fact, however deep."""

from collections.abc import Callable, Iterator

from pydantic import JsonValue


def numbers(value: JsonValue) -> Iterator[float]:
    """Every number; truth values are none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from numbers(each)


def strings(value: JsonValue) -> Iterator[str]:
    """Every id, name and day, and the names of fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from strings(each)


def mapped(value: JsonValue, change: Callable[[str], str]) -> JsonValue:
    """The same value with every text in it changed, names of fields included."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [mapped(each, change) for each in value]
    if isinstance(value, dict):
        return {change(name): mapped(each, change) for name, each in value.items()}
    return value
