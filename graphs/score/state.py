"""What the nodes of the score workflow hand on, and what they are given to work with."""

import operator
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated

from typing_extensions import TypedDict

from agents.model import Caller, Model
from agents.scorer import Dossier
from agents.scoring.by_model import Batch, Case
from agents.scoring.rounds import Agreement
from agents.scoring.schema import DraftRating
from agents.verifier import Verifier
from knowledge.model.answer import Mode, Usage
from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Evidence
from knowledge.model.principal import Principal
from knowledge.ports import DocumentStore, PortfolioStore, RatingStore
from knowledge.scoring.methods import Method
from knowledge.scoring.ranking import Ranking
from knowledge.scoring.rating import Rating
from knowledge.scoring.table import DEFAULT_WEIGHTS, Weights
from knowledge.search.search import Search


@dataclass(frozen=True, slots=True)
class ScoreRequest:
    """What is to be ranked, for whom, and as of which day.

    ``rate`` are the use cases that a model rates anew, each ``rounds`` times; without a model, or for none,
    what was rated before and the rules decide.
    """

    principal: Principal
    as_of: date
    run_id: str
    at: datetime
    language: Language
    method: Method
    weights: Weights = field(default_factory=lambda: DEFAULT_WEIGHTS)
    rate: frozenset[str] = frozenset()
    rounds: int = 1


@dataclass(frozen=True, slots=True)
class Scored:
    """The ranking of everything that can have priority, and the evidence of every rating in it."""

    ranking: Ranking
    evidence: Mapping[str, Evidence]
    language: Language
    mode: Mode
    degraded: bool
    agreement: tuple[Agreement, ...]
    usage: Usage
    run_id: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that one run works with."""

    request: ScoreRequest
    portfolio: PortfolioStore
    documents: DocumentStore
    ratings: RatingStore
    search: Search | None
    verifier: Verifier | None
    model: Model | None
    caller: Caller
    boundary: str


class Work(Frozen):
    """One call's batch on its way: what the model drafted, and what it took."""

    batch: Batch
    drafts: tuple[DraftRating, ...] = ()
    usage: Usage = Usage()


class Judged(Frozen):
    """What of one batch may count; ``failed`` where the model did not answer."""

    round: int
    ratings: tuple[Rating, ...] = ()
    usage: Usage = Usage()
    failed: bool = False


class State(TypedDict, total=False):
    """The state of one run, which begins with the use cases that a model rates; ``judged`` grows as the parallel
    batches come in."""

    rate: frozenset[str]
    dossiers: list[Dossier]
    cases: list[Case]
    judged: Annotated[list[Judged], operator.add]
    scored: Scored
