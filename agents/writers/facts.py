"""The writer without a model where there are facts only: each speaks for itself, in the order given."""

from agents.schemas import DraftClaim, DraftClaims
from agents.verifier import Rejection
from agents.writers.brief import Brief, Draft
from knowledge.model.answer import Mode
from knowledge.model.evidence import Fact


class FactsWriter:
    """Implements ``Writer``; it loads nothing and leaves passages alone."""

    mode: Mode = "extractive"

    async def write(self, brief: Brief) -> Draft:
        facts = (item for item in brief.evidence if isinstance(item, Fact))
        return Draft(
            written=DraftClaims(claims=tuple(DraftClaim(text=each.text, evidence=(each.id,)) for each in facts))
        )

    async def repair(self, _: Brief, __: tuple[Rejection, ...]) -> Draft:
        return Draft(written=DraftClaims(claims=()))
