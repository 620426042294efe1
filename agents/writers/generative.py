"""The writer with a model: it phrases, the verifier decides."""

from collections.abc import Callable

from agents.model import Caller, Model
from agents.prompts.library import RenderedPrompt, fence, load
from agents.schemas import DraftClaims
from agents.verification.ahead import read_ahead
from agents.verifier import Rejection
from agents.writers.brief import Brief, Draft
from knowledge.model.answer import Mode
from knowledge.model.evidence import Evidence, Fact


class GenerativeWriter:
    """Writes for one run; ``boundary`` fences retrieved text and must not be guessable.

    ``ahead`` is what else can be read of a brief while the model writes.
    """

    mode: Mode = "generative"

    def __init__(
        self, model: Model, caller: Caller, boundary: str, ahead: Callable[[Brief], None] | None = None
    ) -> None:
        self._model = model
        self._caller = caller
        self._boundary = boundary
        self._ahead = ahead

    async def write(self, brief: Brief) -> Draft:
        prompt = load("write_claims", brief.language).render(
            question=brief.whole,
            language=brief.language,
            role=brief.role,
            max_claims=str(brief.max_claims),
            evidence=self._fenced(brief),
        )
        return await self._drafted(prompt, brief)

    async def repair(self, brief: Brief, rejected: tuple[Rejection, ...]) -> Draft:
        prompt = load("repair_claims", brief.language).render(
            question=brief.whole,
            language=brief.language,
            evidence=self._fenced(brief),
            rejected="\n".join(f"- {item.draft.text}: {'; '.join(item.reasons)}" for item in rejected),
        )
        return await self._drafted(prompt, brief)

    async def _drafted(self, prompt: RenderedPrompt, brief: Brief) -> Draft:
        """While the model writes, the evidence is read that its claims will be held against."""

        def meanwhile() -> None:
            read_ahead(brief.evidence, brief.language)
            if self._ahead is not None:
                self._ahead(brief)

        reply = await self._model.ask(prompt, DraftClaims, self._caller, meanwhile)
        return Draft(written=reply.value, usage=reply.usage)

    def _fenced(self, brief: Brief) -> str:
        return "\n\n".join(fence(item.id, _shown(item), self._boundary) for item in brief.evidence)


def _shown(item: Evidence) -> str:
    if isinstance(item, Fact):
        return item.text
    return f"{item.quote}\n({' › '.join((item.title, *item.heading))})"
