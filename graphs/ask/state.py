"""What the nodes of the ask workflow hand on, and what they are given to work with."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from typing_extensions import TypedDict

from agents.model import Caller
from agents.planner import Planner
from agents.planning.plan import Plan
from agents.verifier import Verifier
from agents.writers.brief import Brief, Writer
from agents.writers.gate import Gate
from knowledge.model.answer import Answer, Mode, Usage
from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Claim, Evidence, Fact, Passage
from knowledge.model.principal import Principal
from knowledge.pitfalls.context import Context
from knowledge.ports import PortfolioStore, ThreadStore
from knowledge.scoring.ranking import Ranking
from knowledge.search.search import Search

ContextOf = Callable[[Principal, Language], Context]
"""What the pitfall rules know beside the history, as far as a reader may see it."""


@dataclass(frozen=True, slots=True)
class AskRequest:
    """A question, who asks it, and on which day's state it is answered.

    Without a ``language`` the question's own counts, or ``otherwise`` where it is too short to tell.
    """

    question: str
    principal: Principal
    as_of: date
    run_id: str
    asked_at: datetime
    language: Language | None = None
    otherwise: Language = "nl"
    thread_id: str | None = None


class Progress(Frozen):
    """What is going on, in the language of the question."""

    step: str
    text: str


Rank = Callable[[AskRequest, date, Language], Ranking]
"""The ranking on a day, as far as the asker may see it, with its reasons in a language."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that one run works with: shared stores and agents, and this run's writer.

    ``gate`` lets through what of a model's claims is about the question.
    """

    request: AskRequest
    portfolio: PortfolioStore
    search: Search
    context_of: ContextOf
    rank: Rank
    threads: ThreadStore
    planner: Planner
    verifier: Verifier
    writer: Writer
    fallback: Writer
    gate: Gate
    caller: Caller


class Found(Frozen):
    """What search found for one part of the question."""

    part: int
    passages: tuple[Passage, ...]


class Computed(Frozen):
    """What was computed for one part of the question."""

    part: int
    facts: tuple[Fact, ...]


class Piece(Frozen):
    """One specialist's work on one part: the brief, what may be said, and on what grounds."""

    part: int
    specialist: str
    brief: Brief
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    mode: Mode = "extractive"
    degraded: bool = False
    usage: Usage = Usage()


class State(TypedDict, total=False):
    """The state of one run; lists grow as the parallel branches come in.

    The question is ``spoken`` in one language and may be answered in another.
    """

    question: str
    language: Language
    spoken: Language
    plan: Plan
    use_cases: int
    teams: tuple[str, ...]
    planning: tuple[Usage, bool]
    pieces: Annotated[list[Piece], operator.add]
    answer: Answer
