"""What is told: why, since when, on what evidence, and what clears it, in the reader's language."""

from datetime import date

from babel.dates import format_date

from knowledge.model.base import LANGUAGES, Frozen, Language
from service.inert import inert, line

_LABELS = {
    "why": ("Waarom", "Why"),
    "since": ("Sinds", "Since"),
    "evidence": ("Bewijs", "Evidence"),
    "clears_when": ("Vervalt wanneer", "Cleared when"),
    "again": ("Mogelijk eerder verzonden; kenmerk", "May have been sent before; reference"),
}


class Message(Frozen):
    """One thing to tell; ``evidence`` has a line for each passage or fact that it rests on."""

    title: str
    text: str
    why: str
    since: date
    evidence: tuple[str, ...]
    clears_when: str
    language: Language

    def plain(self) -> str:
        """All of it but the title as plain text, harmless to show."""
        parts = [
            self.text,
            f"{self.label('why')}: {self.why}",
            f"{self.label('since')}: {format_date(self.since, 'long', locale=self.language)}",
            "\n".join([f"{self.label('evidence')}:", *(f"- {line(each)}" for each in self.evidence)]),
            f"{self.label('clears_when')}: {self.clears_when}",
        ]
        return "\n\n".join(inert(part).strip() for part in parts)

    def label(self, part: str) -> str:
        """How the reader's language names a part of it."""
        return _LABELS[part][LANGUAGES.index(self.language)]
