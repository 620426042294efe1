"""What a rule says: a finding with its facts, or why it keeps silent."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from pydantic import JsonValue, ValidationInfo, field_validator

from knowledge.model.base import LANGUAGES, Frozen, Labelled, Language
from knowledge.model.evidence import Fact
from knowledge.untrusted.showing import called, shown

SubjectKind = Literal[
    "use_case", "team", "objective", "commitment", "document", "pair", "leadership", "answers", "briefing"
]


class Severity(Labelled):
    """How much a finding matters, from least to most."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {cls.LOW: ("laag", "low"), cls.MEDIUM: ("middel", "medium"), cls.HIGH: ("hoog", "high")}

    @property
    def rank(self) -> int:
        """0 for the least, so that severities can be compared."""
        return RANKS[self]


RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Bilingual(Frozen):
    """The same text in Dutch and in English."""

    nl: str
    en: str

    def within(self, language: Language) -> str:
        """The text for a reader of ``language``."""
        return self.nl if language == "nl" else self.en


def both(write: Callable[[Language], str]) -> Bilingual:
    """What ``write`` says in each language."""
    nl, en = (write(language) for language in LANGUAGES)
    return Bilingual(nl=nl, en=en)


class Subject(Frozen):
    """What a finding is about; never a person. The id of a pair is both ids with a plus sign between, that of answers
    the document that they rest on."""

    kind: SubjectKind
    id: str
    name: str

    @field_validator("name")
    @classmethod
    def _as_it_may_be_shown(cls, name: str, info: ValidationInfo) -> str:
        return called(name) if info.data.get("kind") == "team" else shown(name)


def subject_key(subject: Subject) -> str:
    """What tells one subject from all others."""
    return f"{subject.kind}:{subject.id}"


class Finding(Frozen):
    """A pitfall that is there, seen since the first day on which the rule held without a break.

    ``claim`` states what was found; every number in it stands in ``facts``, whose wording has the asked language.
    ``clauses`` are what the facts say, in both languages and in the same order.
    ``inputs`` names by kind the records that it rests on: "use_cases" and "documents" decide who may read it, and so do
    "readers", the groups of those who could read what it quotes.
    """

    pitfall: str
    rule_version: int
    subject: Subject
    severity: Severity
    since: date
    facts: tuple[Fact, ...]
    clauses: tuple[Bilingual, ...] = ()
    claim: Bilingual
    clears_when: Bilingual
    inputs: Mapping[str, JsonValue]


class Silence(Frozen):
    """Why a rule, or the ``part`` of it that is named, says nothing: the data that it needs is not there."""

    pitfall: str
    reason: Bilingual
    part: str = ""
