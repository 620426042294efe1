"""What the nodes of the brief workflow hand on, as plain JSON that outlives the process, and what they work with."""

import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Literal

from typing_extensions import TypedDict

from agents.verifier import Verifier
from agents.writers.brief import Writer
from graphs.brief.recent import Recent
from knowledge.model.answer import Mode, Usage
from knowledge.model.base import Frozen, Language
from knowledge.model.briefing import Audience, Briefing, Span
from knowledge.model.evidence import Claim, Fact
from knowledge.model.principal import Principal
from knowledge.pitfalls.context import Context
from knowledge.ports import AlertStore, BriefingStore, KeptBriefing, Outgoing, PortfolioStore
from knowledge.reporting.frame import Frame
from knowledge.scoring.ranking import Ranking

Action = Literal["approve", "reject", "edit"]


class BriefRequest(Frozen):
    """A briefing to make. ``readers`` are all who will read it, the asker among them: what all of them may read counts.

    ``groups`` are those of each recipient, ``recipients`` their names; ``previous`` is the briefing that it looks back
    on, ``promised`` and ``known`` what that spoke of and knew, ``known_at`` when; ``reason`` is why the draft before
    it was rejected.
    """

    id: str
    readers: Principal
    asked_by: str
    groups: tuple[tuple[str, ...], ...] = ()
    recipients: tuple[str, ...] = ()
    span: Span
    audience: Audience
    language: Language
    previous: str | None = None
    promised: tuple[tuple[str, str], ...] | None = None
    known: tuple[str, ...] | None = None
    known_at: datetime | None = None
    reason: str = ""
    at: datetime
    run_id: str


class Decided(Frozen):
    """What a person decided on a draft: ``section``, ``claim`` and ``text`` are of an edit, ``reason`` of a no."""

    action: Action
    by: str
    at: datetime
    reason: str = ""
    section: str = ""
    claim: str = ""
    text: str = ""


class Piece(Frozen):
    """One section on its way: its facts, and what of them is said."""

    key: str
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...] = ()
    missing: tuple[str, ...] = ()
    mode: Mode = "extractive"
    degraded: bool = False
    usage: Usage = Usage()


@dataclass(frozen=True, slots=True)
class Parts:
    """What every run shares. ``messages`` makes what the recipients are told of a briefing that is published."""

    portfolio: PortfolioStore
    alerts: AlertStore
    briefings: BriefingStore
    context_of: Callable[[Principal, Language], Context]
    rank: Callable[[BriefRequest], Ranking | None]
    messages: Callable[[KeptBriefing, Briefing], tuple[Outgoing, ...]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What one run works with; ``frames`` is what was read of the history for it and ``drafts`` what it made, by the
    briefing's id, and ``recent`` what was worked out for others before."""

    parts: Parts
    verifier: Verifier
    writer: Writer
    fallback: Writer
    recent: Recent
    frames: dict[str, Frame] = field(default_factory=dict)
    drafts: dict[str, KeptBriefing] = field(default_factory=dict)


class Work(TypedDict):
    """One section's work, as it is handed on."""

    request: dict[str, Any]
    piece: dict[str, Any]


class State(TypedDict, total=False):
    """The state of one briefing. ``sections`` are the facts by section, ``grounds`` what those were computed from;
    ``charts`` and what is ``shown`` in them go with it. ``pieces`` grows as the sections come in. Once composed, the
    store has the briefing, and ``decided`` says what is next."""

    request: dict[str, Any]
    sections: list[dict[str, Any]]
    grounds: list[dict[str, Any]]
    charts: list[dict[str, Any]]
    shown: list[dict[str, Any]]
    use_cases: list[str]
    documents: list[str]
    pieces: Annotated[list[dict[str, Any]], operator.add]
    briefing: str
    decided: dict[str, Any]


EMPTIED: State = {"sections": [], "grounds": [], "charts": [], "shown": [], "use_cases": [], "documents": []}
"""What a briefing was made of is of no use once it is composed: what waits for a decision stays small."""
