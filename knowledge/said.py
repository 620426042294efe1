"""Sentences for people: a kind of sentence is worded once in every language, and told in the reader's own."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from knowledge.model.base import Language

LONGEST = 300

Value = Union[str, int, date, "Said", tuple["Value", ...]]


@dataclass(frozen=True, slots=True)
class Wording:
    """One kind of sentence, with ``{names}`` where values go. Called with those values it says something.

    ValueError for a value that is missing or that has no place, whatever the language.
    """

    nl: str
    en: str

    def __call__(self, **values: Value) -> "Said":
        if values.keys() != self.names:
            raise ValueError(f"{self.en!r} takes {sorted(self.names)}, not {sorted(values)}")
        return Said(self, tuple(values.items()))

    @property
    def names(self) -> frozenset[str]:
        """The names of the values that it takes."""
        return _names(self.nl) | _names(self.en)


@dataclass(frozen=True, slots=True)
class Said:
    """A kind of sentence with its values; ``str`` of it is English."""

    wording: Wording
    values: tuple[tuple[str, Value], ...] = ()

    def within(self, language: "Language") -> str:
        """The sentence for a reader of ``language``."""
        template = self.wording.nl if language == "nl" else self.wording.en
        return template.format_map({name: _shown(value, language) for name, value in self.values})

    def __str__(self) -> str:
        return self.within("en")


def told(text: str | Said, language: "Language") -> str:
    """What is there in one language only as it is, the rest in ``language``."""
    return text if isinstance(text, str) else text.within(language)


@lru_cache(maxsize=1_000)
def _names(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def _shown(value: Value, language: "Language") -> str:
    """A count with separators of thousands, a list with commas, and no text that is longer than a sentence."""
    match value:
        case Said():
            return value.within(language)
        case tuple():
            return ", ".join(_shown(each, language) for each in value)
        case int():
            return f"{value:,}".replace(",", "." if language == "nl" else ",")
        case date():
            return value.isoformat()
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"


_QUOTED = Wording("‘{text}’", "'{text}'")
_MORE = Wording("en nog {count}", "and {count} more")


def quoted(text: str) -> Said:
    """A text as somebody wrote it, between quotation marks."""
    return _QUOTED(text=text)


def listed(items: tuple[Value, ...], most: int = 30) -> tuple[Value, ...]:
    """The first items, and how many more there are."""
    return items if len(items) <= most else (*items[:most], _MORE(count=len(items) - most))
