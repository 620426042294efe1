"""The writer without a model: facts speak for themselves, documents by their own sentences."""

import asyncio

from agents.schemas import DraftClaim, DraftClaims
from agents.verifier import Rejection
from agents.writers.brief import Brief, Draft
from agents.writers.choose import chosen
from agents.writers.reader import Reader
from knowledge.model.answer import Mode
from knowledge.model.evidence import Fact, Passage
from knowledge.ports import Embedder

SHOWN = 3


class ExtractiveWriter:
    """Quotes whole sentences. ``embedder`` compares words and sentences with the question across languages."""

    mode: Mode = "extractive"

    def __init__(self, embedder: Embedder) -> None:
        self.reader = Reader(embedder)

    async def write(self, brief: Brief) -> Draft:
        facts = [item for item in brief.evidence if isinstance(item, Fact)]
        claims = [DraftClaim(text=fact.text, evidence=(fact.id,)) for fact in facts]
        if any(isinstance(item, Passage) for item in brief.evidence):
            claims += await asyncio.to_thread(self._quoted, brief)
        return Draft(written=DraftClaims(claims=tuple(claims)))

    async def repair(self, _: Brief, __: tuple[Rejection, ...]) -> Draft:
        return Draft(written=DraftClaims(claims=()))

    def _quoted(self, brief: Brief) -> list[DraftClaim]:
        found = self.reader.read(brief)
        best = chosen(found.asked, found.best, min(SHOWN, brief.max_claims))
        return [DraftClaim(text=each.unit.text, evidence=(each.unit.passage.id,)) for each in best]
