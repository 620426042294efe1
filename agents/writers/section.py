"""The writer of a briefing's section with a model: it makes the facts of one topic into sentences that read on."""

from agents.prompts.library import load
from agents.writers.brief import Brief, Draft
from agents.writers.generative import GenerativeWriter


class SectionWriter(GenerativeWriter):
    """As ``GenerativeWriter``, with a prompt of its own: there is no question, and nothing may be left out."""

    async def write(self, brief: Brief) -> Draft:
        prompt = load("write_section", brief.language).render(
            task=brief.question,
            language=brief.language,
            audience=brief.role,
            max_claims=str(brief.max_claims),
            evidence=self._fenced(brief),
        )
        return await self._drafted(prompt, brief)
