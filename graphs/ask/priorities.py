"""The ranking as evidence: its top, one place in it, or why one use case stands above another."""

from agents.planning.plan import PriorityQuery
from agents.scoring.telling import of_one, priorities, why_above
from graphs.ask.state import Desk
from knowledge.errors import NotFound
from knowledge.model.base import Language
from knowledge.model.evidence import Fact


def found(desk: Desk, query: PriorityQuery, language: Language) -> list[Fact]:
    """The facts that answer; none for a use case that has no place, such as one that was stopped."""
    ranking = desk.rank(desk.request, query.as_of, language)
    try:
        match query.use_cases:
            case (one, other):
                return why_above(ranking, one, other, language)
            case (one,):
                return of_one(ranking, one, language)
            case _:
                return priorities(ranking, language, limit=query.limit, team=query.team)
    except NotFound:
        return []
