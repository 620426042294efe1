"""What one scan has to tell one recipient at once, where that is more than one thing."""

from collections.abc import Collection, Iterable, Sequence
from typing import Self

from knowledge.measures.phrases import joined_and, pick
from knowledge.model.base import Frozen, Language
from service.delivery.message import Message, label
from service.inert import line

MOST_TOLD = 25


class Bundle(Frozen):
    """Messages about alerts, the worst first, and how many ``more`` there are than are told in full.

    ``references`` are the ids of all of them, and ``ended`` of those whose end it tells.
    """

    title: str
    text: str
    language: Language
    items: tuple[Message, ...]
    more: int
    references: tuple[str, ...]
    ended: tuple[str, ...]

    @classmethod
    def of(cls, items: Sequence[Message], references: Sequence[str], ended: Iterable[str], language: Language) -> Self:
        """Out of the messages that are told in full and the ids of all of them."""
        over = tuple(ended)
        return cls(
            title=_title(len(references) - len(over), len(over), language),
            text=pick(language, "Alle meldingen: koers alerts", "All alerts: koers alerts"),
            language=language,
            items=tuple(items),
            more=len(references) - len(items),
            references=tuple(references),
            ended=over,
        )

    def without(self, references: Collection[str]) -> Self | None:
        """The same but for these; none where nothing is left."""
        left = [each for each in self.references if each not in references]
        items = [each for each in self.items if each.reference not in references]
        ended = [each for each in self.ended if each not in references]
        return self.of(items, left, ended, self.language) if left else None

    def plain(self) -> str:
        """All of it but the title as plain text, harmless to show."""
        parts = []
        for item in self.items:
            first, *rest = item.lines()
            parts.append("\n".join([f"- {first}", *(f"  {each}" for each in rest)]))
        if self.more:
            parts.append(f"- {pick(self.language, 'en nog', 'and another')} {self.more}")
        return "\n\n".join([*parts, line(self.text)])

    def label(self, part: str) -> str:
        """How the reader's language names a part of it."""
        return label(part, self.language)


def _title(begun: int, ended: int, language: Language) -> str:
    counts = [
        pick(language, f"{begun} melding{'en' if begun > 1 else ''}", f"{begun} alert{'s' if begun > 1 else ''}"),
        pick(language, f"{ended} opgelost", f"{ended} resolved"),
    ]
    said = [text for text, count in zip(counts, (begun, ended), strict=True) if count]
    return f"Koers: {joined_and(said, language)}"
