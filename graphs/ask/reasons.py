"""Why-questions: the section that gives the reasons, of a document that is about just what is asked."""

from agents.planning.plan import Part
from agents.writers.answers import gives_cause, is_about
from agents.writers.asked import read
from graphs.ask.state import Desk
from knowledge.model.base import Language
from knowledge.model.evidence import Passage

SOUGHT: dict[Language, str] = {
    "nl": "waarom aanleiding reden overwegingen toelichting",
    "en": "why reason background considerations explanation",
}
LOOKED_AT = 16


def with_reasons(desk: Desk, part: Part, language: Language, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages, and what the document that is about it gives as its reasons where that was not found.

    Who asks why something was decided uses the words of the decision, and its reasons are told in others.
    """
    asked = read(part.text, language, part.context)
    about = next((each for each in passages if is_about(asked, each)), None) if asked.kind == "why" else None
    if about is None or any(gives_cause(asked, each.heading) for each in passages):
        return passages
    hits = desk.search.find(
        f"{about.title}: {SOUGHT[about.language]}",
        desk.request.principal,
        language=about.language,
        in_force_on=desk.request.as_of,
        limit=LOOKED_AT,
    )
    found = (hit.passage for hit in hits if hit.passage.document_id == about.document_id)
    return (*passages, *(each for each in found if gives_cause(asked, each.heading)))
