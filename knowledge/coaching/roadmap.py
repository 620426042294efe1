"""A micro-roadmap of two weeks, and what became of the one before."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from knowledge.model.answer import Mode, Usage
from knowledge.model.base import Frozen, Labelled, Language
from knowledge.model.briefing import Span
from knowledge.model.events import Signal
from knowledge.model.evidence import Claim, Evidence
from knowledge.model.portfolio import Id

MOST_BEHAVIOURS = 3
ROADMAP_DAYS = 14
Status = Literal["done", "open", "not_done", "unknown"]
ScoreSource = Literal["history", "stated", "unknown"]


class Element(Labelled):
    """The elements of ADKAR (Hiatt), in their order, in words that need no explaining."""

    AWARENESS = "awareness"
    DESIRE = "desire"
    KNOWLEDGE = "knowledge"
    ABILITY = "ability"
    REINFORCEMENT = "reinforcement"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {
            cls.AWARENESS: ("weten waarom", "knowing why"),
            cls.DESIRE: ("zichtbaar meedoen", "visibly taking part"),
            cls.KNOWLEDGE: ("weten hoe", "knowing how"),
            cls.ABILITY: ("het ook kunnen doen", "being able to do it"),
            cls.REINFORCEMENT: ("volhouden", "keeping it up"),
        }


class Coached(Frozen):
    """Who is coached: a leader, by the id that the portfolio has, or a team. ``name`` is what a reader calls them.

    ``team`` is the id of the team that is led, or the team's own; empty for a leader of the whole.
    """

    kind: Literal["leader", "team"]
    id: Id
    name: str
    team: str = ""

    @property
    def key(self) -> str:
        """``leader:L1`` or ``team:finance``."""
        return f"{self.kind}:{self.id}"


class Score(Frozen):
    """Where somebody stands on one element, from 1 to 5; ``None`` where it is not known.

    ``version`` names the mapping from history that gave it; what people said has none.
    """

    element: Element
    score: int | None = Field(default=None, ge=1, le=5)
    source: ScoreSource = "unknown"
    version: str = ""


class Behaviour(Frozen):
    """One thing to do, by ``by``: ``why`` now, how it will be ``seen``, and the KPI that it should move.

    ``rule`` proposed it. ``use_case``, ``blocker`` and ``goal`` (days in ten working days) say what it is about, so
    that the next run can look for it. ``asked_of`` is a role.
    """

    rule: str
    signal: Signal
    asked_of: str
    by: date
    use_case: str = ""
    blocker: str = ""
    goal: int | None = None
    kpi: str
    ask: tuple[Claim, ...] = ()
    why: tuple[Claim, ...] = ()
    seen: tuple[Claim, ...] = ()
    moves: tuple[Claim, ...] = ()


class Outcome(Frozen):
    """What became of a behaviour of the roadmap before; ``unknown`` where nothing was recorded that would tell."""

    rule: str
    status: Status
    claims: tuple[Claim, ...] = ()


class Roadmap(Frozen):
    """Two weeks for one leader or team, as of the day before they begin, and a look back on the two before.

    ``stated`` are the scores that people gave, on ``stated_on``; ``moved`` is what the KPIs of the last roadmap did
    since. ``quoted`` is what documents of the organisation say about the barrier. ``missing`` says what could not be
    told, and what would be needed for it.
    """

    id: str
    coached: Coached
    as_of: date
    period: Span
    language: Language
    mode: Mode
    degraded: bool = False
    adkar: tuple[Score, ...] = ()
    barrier: Element | None = None
    stated: tuple[Score, ...] = ()
    stated_on: date | None = None
    standing: tuple[Claim, ...] = ()
    quoted: tuple[Claim, ...] = ()
    behaviours: tuple[Behaviour, ...] = Field(default=(), max_length=MOST_BEHAVIOURS)
    looked_back: tuple[Outcome, ...] = ()
    moved: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()
    previous: str | None = None
    made_at: datetime
    usage: Usage = Usage()
    run_id: str
