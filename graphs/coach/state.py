"""What the nodes of the coach workflow hand on, and what they work with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from typing_extensions import TypedDict

from agents.speaking import Spoken
from agents.verifier import Verified, Verifier
from agents.writers.brief import Writer
from knowledge.coaching.plan import Plan
from knowledge.coaching.roadmap import Coached, Roadmap, Score
from knowledge.coaching.situation import Situation
from knowledge.model.base import Language
from knowledge.model.evidence import Claim, Passage
from knowledge.model.principal import Principal
from knowledge.ports import KeptRoadmap, PortfolioStore
from knowledge.search.search import Search


@dataclass(frozen=True, slots=True)
class CoachRequest:
    """A roadmap to make. ``previous`` is the one that it looks back on; ``stated`` are scores that people give."""

    id: str
    principal: Principal
    coached: Coached
    as_of: date
    language: Language
    at: datetime
    run_id: str
    stated: tuple[Score, ...] = ()
    previous: Roadmap | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """What quotes documents: ``fallback`` takes their sentences as they stand, and nobody else writes."""

    search: Search
    verifier: Verifier
    fallback: Writer

    @property
    def writer(self) -> Writer:
        return self.fallback


@dataclass(frozen=True, slots=True)
class Desk:
    """What one run works with; ``library`` is made when it is first needed."""

    portfolio: PortfolioStore
    verifier: Verifier
    writer: Writer
    fallback: Writer
    library: Callable[[], Library] | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """What documents say of the barrier, and the passages that it stands in."""

    claims: tuple[Claim, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What of the facts' own words may be said, and what a writer made of them; nothing where there are no facts."""

    plain: Verified | None = None
    said: Spoken | None = None


class State(TypedDict, total=False):
    """The state of one run; nothing of it outlives the run."""

    request: CoachRequest
    situation: Situation
    plan: Plan
    quoted: Quoted
    wording: Wording
    kept: KeptRoadmap
