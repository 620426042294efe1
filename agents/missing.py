"""What is said where nothing can be said: what is missing, and what would help."""

from collections.abc import Sequence

from agents.planning.plan import Part
from knowledge.measures.phrases import joined_and, listing, pick
from knowledge.model.base import Frozen, Language

SHOWN_QUESTION = 200
SHOWN_CANDIDATES = 8


class Known(Frozen):
    """What the reader has to ask about."""

    use_cases: int
    documents: int
    teams: tuple[str, ...]


def missing(part: Part, known: Known, absent: Sequence[str], language: Language) -> str:
    """Why a part of the question has no answer, in one or two sentences."""
    if not known.use_cases and not known.documents:
        return pick(
            language,
            "Er is nog niets om uit te antwoorden: laad een portfolio (koers import BESTAND) "
            "of documenten (koers ingest PAD).",
            "There is nothing to answer from yet: load a portfolio (koers import FILE) "
            "or documents (koers ingest PATH).",
        )
    if part.greets:
        return pick(
            language,
            "Vraag naar use cases, teams, doelen, prioriteiten, valkuilen of toezeggingen, zoals “Welke pilots hebben "
            "nog geen effect?”, of naar wat er in de documenten staat.",
            "Ask about use cases, teams, objectives, priorities, pitfalls or commitments, such as “Which pilots have "
            "shown no effect yet?”, or what the documents say.",
        )
    asked = part.text if len(part.text) <= SHOWN_QUESTION else part.text[:SHOWN_QUESTION] + "…"
    head = pick(
        language,
        f"Niet te beantwoorden uit de documenten en gegevens die u mag zien: “{asked}”.",
        f"Not in the documents or data that you may see: “{asked}”.",
    )
    return " ".join([head, *_reasons(part, known, absent, language)])


def _reasons(part: Part, known: Known, absent: Sequence[str], language: Language) -> list[str]:
    reasons = []
    if part.candidates:
        more = len(part.candidates) - SHOWN_CANDIDATES
        tail = pick(language, f"; en nog {more}", f"; and {more} more") if more > 0 else ""
        named = "; ".join(part.candidates[:SHOWN_CANDIDATES]) + tail
        return [
            pick(
                language,
                f"Er passen meer use cases bij: {named}. Noem er één bij de titel of de code.",
                f"More than one use case fits: {named}. Name one by its title or its id.",
            )
        ]
    if part.denial:
        return [
            pick(
                language,
                f"Wat ‘{part.denial}’ hier uitsluit, is niet duidelijk. Vraag naar wat er wel is, of noem een "
                "voorwaarde die het portfolio kent: zonder effect, zonder eigenaar, zonder doelstelling.",
                f"What ‘{part.denial}’ rules out here is not clear. Ask for what there is, or for a condition that "
                "the portfolio knows: without effect, without an owner, without an objective.",
            )
        ]
    if part.unknown:
        words = joined_and((f"‘{word}’" for word in part.unknown), language)
        reasons.append(
            pick(
                language,
                f"Het portfolio kent {words} niet als team, fase, doelstelling, kenmerk of woord in een titel of doel.",
                f"The portfolio does not know {words} as a team, stage, objective, attribute "
                "or word in a title or purpose.",
            )
        )
        if known.teams:
            teams = listing(known.teams, language, ", ")
            reasons.append(pick(language, f"Bekende teams: {teams}.", f"Known teams: {teams}."))
    elif absent:
        words = joined_and((f"‘{word}’" for word in absent), language)
        reasons.append(pick(language, f"Geen document noemt {words}.", f"No document mentions {words}."))
    if not known.documents:
        reasons.append(pick(language, "Er zijn nog geen documenten geladen.", "No documents have been loaded yet."))
    elif not known.use_cases:
        reasons.append(pick(language, "Er is nog geen portfolio geladen.", "No portfolio has been loaded yet."))
    return reasons
