"""Several things told at once: what is new, was brought up again or got worse, what ended, and what is still open."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from knowledge.model.base import LANGUAGES, Frozen, Language
from knowledge.pitfalls.finding import Severity
from service.delivery.message import Message, label
from service.inert import line

SectionName = Literal["new", "escalated", "worsened", "cleared", "open"]
IN_FULL = frozenset({"new", "escalated", "worsened"})
_NAMES: Mapping[SectionName, tuple[str, str]] = {
    "new": ("Nieuw", "New"),
    "escalated": ("Nog zonder reactie", "Still without an answer"),
    "worsened": ("Ernstiger geworden", "Became more severe"),
    "cleared": ("Opgelost", "Cleared"),
    "open": ("Nog open", "Still open"),
}


class Section(Frozen):
    """Messages of one sort, the worst first, and how many ``more`` there are than are told."""

    name: SectionName
    items: tuple[Message, ...]
    more: int = 0

    def lines(self, language: Language) -> Iterator[str]:
        """Its heading, then what is new in full and the rest in a line each."""
        yield f"{section_name(self.name, language)} ({len(self.items) + self.more})"
        for item in self.items:
            first, *rest = item.lines()
            if self.name in IN_FULL:
                yield "\n".join([f"- {first}", *(f"  {each}" for each in rest)])
            else:
                yield f"- {first}. {item.since_line()}"
        if self.more:
            yield f"- {('en nog', 'and another')[LANGUAGES.index(language)]} {self.more}: koers alerts"


class Digest(Frozen):
    """What changed for one reader up to and including ``until``.

    ``levels`` has every alert that is open for that reader, by id, with how often it was brought up again, and
    ``severities`` how severe it was told to be: the next digest is compared with them.
    """

    title: str
    text: str
    language: Language
    until: date
    sections: tuple[Section, ...]
    levels: Mapping[str, int]
    severities: Mapping[str, Severity] = {}

    def plain(self) -> str:
        """All of it but the title as plain text, harmless to show."""
        parts = ["\n".join(section.lines(self.language)) for section in self.sections]
        return "\n\n".join([line(self.text), *parts])

    def label(self, part: str) -> str:
        """How the reader's language names a part of it."""
        return label(part, self.language)


def section_name(name: SectionName, language: Language) -> str:
    """What a section is called."""
    return _NAMES[name][LANGUAGES.index(language)]
