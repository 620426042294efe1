"""What the organisation's own documents say about the barrier: one sentence, as it stands there, that names nobody."""

import asyncio

from agents.citing import precise
from agents.speaking import own_words
from agents.writers.brief import Brief
from graphs.coach.state import CoachRequest, Desk, Library, Quoted
from knowledge.coaching.asked_of_documents import is_of_all, question
from knowledge.coaching.plan import Plan
from knowledge.coaching.situation import Situation
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.evidence import Passage

LOOKED_AT = 8


async def quoted(desk: Desk, request: CoachRequest, situation: Situation, plan: Plan) -> Quoted:
    """The sentence with the passage that it stands in; nothing where no document of all speaks of it."""
    barrier = plan.standing.barrier
    if desk.library is None or barrier is None:
        return Quoted()
    library = await asyncio.to_thread(desk.library)
    # A plan that is there only in the other language is asked about in that.
    for language in sorted(LANGUAGES, key=lambda each: each != request.language):
        found = await _in(language, library, request, situation, question(barrier, language))
        if found.claims:
            return found
    return Quoted()


async def _in(language: Language, library: Library, request: CoachRequest, situation: Situation, asked: str) -> Quoted:
    found = await asyncio.to_thread(_found, library, request, asked, language)
    passages = tuple(each for each in found if not situation.strangers.in_text(each.quote))
    if not passages:
        return Quoted()
    brief = Brief(question=asked, language=language, role="", evidence=passages, max_claims=1)
    said = await own_words(library, brief)
    claims, evidence = precise(said.claims[:1], passages)
    return Quoted(tuple(claims), tuple(each for each in evidence if isinstance(each, Passage)))


def _found(library: Library, request: CoachRequest, asked: str, language: Language) -> list[Passage]:
    hits = library.search.find(asked, request.principal, language=language, in_force_on=request.as_of, limit=LOOKED_AT)
    return [hit.passage for hit in hits if is_of_all(hit.passage.title)]
