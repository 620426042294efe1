"""The table of honest and dishonest claims beside this file, as drafts with their evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast

import yaml

from agents.schemas import DraftClaim
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence, Fact, Passage

TABLE = Path(__file__).with_name("claims.yaml")
NOWHERE = date(1999, 12, 31)
"""The day of the facts: one that no claim speaks of."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, the evidence that it cites, and whether that bears it out."""

    evidence: Evidence
    source_language: Language
    language: Language
    text: str
    honest: bool
    wrong: str = ""

    @property
    def draft(self) -> DraftClaim:
        return DraftClaim(text=self.text, evidence=(self.evidence.id,))

    @property
    def translated(self) -> bool:
        return self.language != self.source_language

    def __str__(self) -> str:
        return f"{self.wrong or 'honest'}: {self.text}"


def rows() -> Iterator[ClaimRow]:
    """Every row of the table."""
    for number, entry in enumerate(yaml.safe_load(TABLE.read_text(encoding="utf-8"))):
        source = cast("Language", entry["language"])
        evidence = made(f"e-{number}", entry["kind"], entry["text"], source)
        for language, texts in entry["honest"].items():
            yield from (ClaimRow(evidence, source, language, text, honest=True) for text in texts)
        for wrong, language, text in entry["dishonest"]:
            yield ClaimRow(evidence, source, language, text, honest=False, wrong=wrong)


def made(key: str, kind: Literal["fact", "passage"], text: str, language: Language) -> Evidence:
    """A fact or a passage with just this text."""
    if kind == "fact":
        return Fact(id=key, measure="use_cases", label="Use cases", value=None, as_of=NOWHERE, text=text)
    title = "Jaarplan" if language == "nl" else "Year plan"
    return Passage(
        id=key, document_id="d", title=title, version="1", start=0, end=len(text), quote=text, language=language
    )
