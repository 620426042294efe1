"""The writer without a model: facts speak for themselves, documents by their own sentences."""

import asyncio
from collections.abc import Sequence

from agents.schemas import DraftClaim, DraftClaims
from agents.verifier import Rejection
from agents.writers.asked import read
from agents.writers.brief import Brief, Draft
from agents.writers.choose import chosen
from agents.writers.colophon import may_answer
from agents.writers.likeness import Likeness
from agents.writers.relevance import judged
from agents.writers.units import units
from knowledge.model.answer import Mode
from knowledge.model.evidence import Fact, Passage
from knowledge.ports import Embedder

SHOWN = 3


class ExtractiveWriter:
    """Quotes whole sentences. ``embedder`` compares words and sentences with the question across languages."""

    mode: Mode = "extractive"

    def __init__(self, embedder: Embedder) -> None:
        self._likeness = Likeness(embedder)

    async def write(self, brief: Brief) -> Draft:
        facts = [item for item in brief.evidence if isinstance(item, Fact)]
        claims = [DraftClaim(text=fact.text, evidence=(fact.id,)) for fact in facts]
        passages = [item for item in brief.evidence if isinstance(item, Passage)]
        if passages:
            claims += await asyncio.to_thread(self._quoted, brief, passages)
        return Draft(written=DraftClaims(claims=tuple(claims)))

    async def repair(self, _: Brief, __: tuple[Rejection, ...]) -> Draft:
        return Draft(written=DraftClaims(claims=()))

    def _quoted(self, brief: Brief, passages: Sequence[Passage]) -> list[DraftClaim]:
        asked = read(brief.question, brief.spoken or brief.language, brief.context)
        may = [unit for unit in units(passages) if may_answer(asked, unit)]
        candidates = judged(asked, may, self._likeness)
        best = chosen(asked, candidates, min(SHOWN, brief.max_claims))
        return [DraftClaim(text=found.unit.text, evidence=(found.unit.passage.id,)) for found in best]
