"""The specialists that answer questions: who speaks about which evidence."""

from dataclasses import dataclass

from knowledge.measures.phrases import pick
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Specialist:
    """Somebody who speaks about one kind of evidence, in a role that is told to a model."""

    name: str
    speaks_of: str
    roles: tuple[str, str]

    def role(self, language: Language) -> str:
        return pick(language, *self.roles)

    def chosen(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The evidence that this specialist speaks about, order kept."""
        return tuple(item for item in evidence if item.kind == self.speaks_of)


ANALYST = Specialist(
    "analyst",
    "fact",
    ("analist die het portfolio in cijfers kent", "analyst who knows the portfolio in figures"),
)
STRATEGIST = Specialist(
    "strategist",
    "passage",
    ("strateeg die de documenten van de organisatie kent", "strategist who knows the organisation's documents"),
)
SPECIALISTS = (ANALYST, STRATEGIST)
