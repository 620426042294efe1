"""The plan of an answer: for every part of the question what to compute and what to look up."""

from datetime import date

from knowledge.impact.option import Option
from knowledge.measures.query import MeasureQuery
from knowledge.model.base import Frozen


class PitfallQuery(Frozen):
    """Which pitfalls are seen on a day: all, or those of one rule; everywhere, or at one team."""

    as_of: date
    pitfall: str | None = None
    team: str | None = None


class PriorityQuery(Frozen):
    """What the ranking is asked for: its top, where one use case stands, or why one stands above another."""

    as_of: date
    use_cases: tuple[str, ...] = ()
    team: str | None = None
    limit: int = 5


class DecisionQuery(Frozen):
    """What would follow from each option; where it ``compares``, also how they stand side by side."""

    as_of: date
    options: tuple[Option, ...]
    compares: bool = False


class Part(Frozen):
    """One part of a question.

    ``compare`` names the two sides where two queries are to be set against each other;
    ``search`` is what to look for in documents, ``terms`` the words of it that matter, ``context`` the part before
    where this one cannot be understood without it; ``unknown`` are words that nothing in the portfolio explains,
    ``candidates`` the use cases that fit where just one is meant, ``denial`` a word of which it is not clear what it
    rules out. Where it ``greets`` nothing is asked yet.
    A part is ``sure`` where the rules know what is asked.
    """

    text: str
    queries: tuple[MeasureQuery, ...] = ()
    pitfalls: PitfallQuery | None = None
    priorities: PriorityQuery | None = None
    decision: DecisionQuery | None = None
    compare: tuple[str, str] | None = None
    search: str | None = None
    context: str = ""
    terms: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    denial: str = ""
    greets: bool = False
    sure: bool = True

    @property
    def computed(self) -> bool:
        """Whether code has something to work out."""
        return bool(self.queries or self.pitfalls or self.priorities or self.decision)


class Plan(Frozen):
    """All parts of one question, in the order asked."""

    parts: tuple[Part, ...]
