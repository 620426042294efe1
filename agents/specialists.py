"""The specialists that answer questions: who speaks about which evidence."""

from dataclasses import dataclass

from knowledge.measures.phrases import pick
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence, Fact

DECISIONS = ("impact.", "decision.")
"""What the measures of facts about a decision begin with."""


@dataclass(frozen=True, slots=True)
class Specialist:
    """Somebody who speaks about one kind of evidence, in a role that is told to a model.

    Facts are spoken of by one specialist: where some of them are about a decision, by who ``decides``.
    """

    name: str
    speaks_of: str
    roles: tuple[str, str]
    decides: bool = False

    def role(self, language: Language) -> str:
        return pick(language, *self.roles)

    def chosen(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The evidence that this specialist speaks about, order kept."""
        own = tuple(item for item in evidence if item.kind == self.speaks_of)
        decision = any(isinstance(item, Fact) and item.measure.startswith(DECISIONS) for item in own)
        return own if decision is self.decides else ()


ADVISER = Specialist(
    "adviser",
    "fact",
    (
        "adviseur die de gevolgen van een besluit naast elkaar zet, zonder er een te kiezen",
        "adviser who sets the consequences of a decision side by side, without choosing one",
    ),
    decides=True,
)
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
SPECIALISTS = (ADVISER, ANALYST, STRATEGIST)
