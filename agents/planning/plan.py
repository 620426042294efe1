"""The plan of an answer: for every part of the question what to compute and what to look up."""

from datetime import date

from knowledge.measures.query import MeasureQuery
from knowledge.model.base import Frozen, Language


class PitfallQuery(Frozen):
    """Which pitfalls are seen on a day: all, or those of one rule; everywhere, or at one team."""

    as_of: date
    pitfall: str | None = None
    team: str | None = None


class Part(Frozen):
    """One part of a question.

    ``compare`` names the two sides where two queries are to be set against each other;
    ``search`` is what to look for in documents, ``terms`` the words of it that matter; ``unknown`` are words
    that nothing in the portfolio explains. A part is ``sure`` where the rules know what is asked.
    """

    text: str
    queries: tuple[MeasureQuery, ...] = ()
    pitfalls: PitfallQuery | None = None
    compare: tuple[str, str] | None = None
    search: str | None = None
    terms: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    sure: bool = True


class Plan(Frozen):
    """All parts of one question, in the order asked."""

    language: Language
    parts: tuple[Part, ...]
