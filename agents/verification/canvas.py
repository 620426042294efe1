"""A text from which readers take what they understand, so that nothing is read twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from agents.verification.figure import Figure, Reading
from knowledge.words import fold


class _Levels(dict[int, str]):
    """Each character without case and accents, where that is one character again; white space as it is."""

    def __missing__(self, key: int) -> str:
        char = chr(key)
        level = char if char.isspace() else fold(char)
        self[key] = level if len(level) == 1 else char
        return self[key]


_LEVELS = _Levels()
DIGIT = re.compile(r"\d")


def level(text: str) -> str:
    """Lower case without accents, of the same length as ``text``."""
    return text.translate(_LEVELS)


@dataclass(slots=True)
class Canvas:
    """The levelled text with blanks where something was taken, and the figures that were taken."""

    text: str
    rest: str = ""
    has_digits: bool = False
    found: list[Figure] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rest = level(self.text)
        self.has_digits = DIGIT.search(self.rest) is not None

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches in what is left; taking one does not disturb the others."""
        return iter(list(pattern.finditer(self.rest)))

    def take(self, start: int, end: int, *readings: Reading) -> None:
        """Keeps a figure and blanks its characters."""
        self.found.append(Figure(self.text[start:end].strip(), start, end, readings))
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]
