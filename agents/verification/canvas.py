"""A text from which readers take what they understand, so that nothing is read twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from agents.verification.figure import Figure, Reading
from knowledge.words import level

DIGIT = re.compile(r"\d")


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
