"""The writer of a coach with a model: it says what was decided, kindly and plainly."""

from agents.prompts.library import load
from agents.writers.brief import Brief, Draft
from agents.writers.generative import GenerativeWriter


class CoachingWriter(GenerativeWriter):
    """As ``GenerativeWriter``, with a prompt of its own: there is no question, and every fact gets its sentence."""

    async def write(self, brief: Brief) -> Draft:
        prompt = load("write_coaching", brief.language).render(
            audience=brief.role,
            language=brief.language,
            max_claims=str(brief.max_claims),
            evidence=self._fenced(brief),
        )
        return await self._drafted(prompt, brief)
