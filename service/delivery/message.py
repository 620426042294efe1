"""What is told: why, since when, on what evidence, and what clears it, in the reader's language."""

from collections.abc import Iterator
from datetime import date

from knowledge.measures.phrases import day
from knowledge.model.base import LANGUAGES, Frozen, Language
from service.inert import inert, line

_LABELS = {
    "why": ("Waarom", "Why"),
    "since": ("Sinds", "Since"),
    "evidence": ("Bewijs", "Evidence"),
    "clears_when": ("Wat het beëindigt", "What ends it"),
    "link": ("Bekijken", "To look at"),
    "again": ("Mogelijk eerder verzonden; kenmerk", "May have been sent before; reference"),
}


class Message(Frozen):
    """One thing to tell; ``evidence`` has a line for each passage or fact that it rests on.

    ``reference`` is the id of what it is about, ``link`` where that is found. One that ``ends`` what was told before
    goes out only to those whom that has reached. ``briefing`` is the id of one that goes along with it.
    """

    title: str
    text: str
    why: str
    since: date
    evidence: tuple[str, ...]
    clears_when: str
    language: Language
    reference: str = ""
    link: str | None = None
    ends: bool = False
    briefing: str | None = None

    def plain(self) -> str:
        """All of it but the title as plain text, harmless to show."""
        parts = [self.text]
        if self.why:
            parts.append(f"{self.label('why')}: {self.why}")
        parts.append(self.since_line())
        if self.evidence:
            parts.append("\n".join([f"{self.label('evidence')}:", *(f"- {line(each)}" for each in self.evidence)]))
        if self.clears_when:
            parts.append(f"{self.label('clears_when')}: {self.clears_when}")
        if self.link:
            parts.append(f"{self.label('link')}: {self.link}")
        return "\n\n".join(inert(part).strip() for part in parts)

    def lines(self) -> Iterator[str]:
        """The same, title included, as a part of something longer: a line for each thing."""
        yield line(f"{self.title} ({self.text})")
        yield line(f"{self.label('why')}: {self.why}")
        yield self.since_line()
        for each in self.evidence:
            yield line(f"{self.label('evidence')}: {each}")
        yield line(f"{self.label('clears_when')}: {self.clears_when}")
        if self.link:
            yield line(f"{self.label('link')}: {self.link}")

    def since_line(self) -> str:
        """Since when, in words."""
        return f"{self.label('since')}: {day(self.since, self.language)}"

    def label(self, part: str) -> str:
        """How the reader's language names a part of it."""
        return label(part, self.language)


def label(part: str, language: Language) -> str:
    """How a language names a part of what is told."""
    return _LABELS[part][LANGUAGES.index(language)]
