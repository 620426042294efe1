"""Reading a question: what was understood is marked, what is left over stays visible."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.model.base import Language
from knowledge.words import fold, is_content

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
Span = tuple[int, int]


@dataclass(slots=True)
class Reading:
    """A question, folded character by character so that spans count in the original, and what was used of it."""

    text: str
    language: Language
    folded: str = ""
    used: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folded = flat(self.text)

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match outside what was used already."""
        return next(self.matches(pattern), None)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match outside what was used already, which it marks as used."""
        match = self.find(pattern)
        if match:
            self.use(match.span())
        return match

    def take_all(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Every match outside what was used already, marked as used."""
        found = list(self.matches(pattern))
        for match in found:
            self.use(match.span())
        return found

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every match that touches nothing that was used already."""
        place = 0
        while match := pattern.search(self.folded, place):
            free = bool(match.group()) and self.is_free(match.span())
            if free:
                yield match
            place = match.end() if free else match.start() + 1

    def use(self, span: Span) -> None:
        """Marks a stretch of the question as understood."""
        self.used.append(span)

    def is_free(self, span: Span) -> bool:
        """Whether nothing of a stretch was understood yet."""
        return all(span[1] <= start or end <= span[0] for start, end in self.used)

    def left_over(self, fillers: frozenset[str]) -> list[tuple[str, Span]]:
        """Words that carry meaning and were not understood, as written, with their place."""
        return [(self.text[start:end], (start, end)) for start, end in self._free_words(fillers)]

    def _free_words(self, fillers: frozenset[str]) -> Iterable[Span]:
        for match in WORD.finditer(self.folded):
            word = fold(match.group())
            if self.is_free(match.span()) and word not in fillers and is_content(word, self.language):
                yield match.span()


def flat(text: str) -> str:
    """Lower case without accents, of the same length as ``text``."""
    return "".join(_flat_char(char) for char in text)


def _flat_char(char: str) -> str:
    folded = fold(char)
    return folded if len(folded) == 1 else char
