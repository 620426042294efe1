"""What the nodes of the brief workflow hand on, as plain JSON that outlives the process, and what they work with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from typing_extensions import TypedDict

from agents.verifier import Verifier
from agents.writers.brief import Writer
from graphs.brief.recent import Recent
from knowledge.model.answer import Mode, Usage
from knowledge.model.base import Frozen, Language
from knowledge.model.briefing import Audience, Briefing, Span
from knowledge.model.evidence import Claim
from knowledge.model.principal import Principal
from knowledge.pitfalls.context import Context
from knowledge.ports import AlertStore, BriefingStore, KeptBriefing, Outgoing, PortfolioStore
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


@dataclass(frozen=True, slots=True)
class Told:
    """What one section says. ``degraded`` where a model was to write it and did not, or not well enough."""

    key: str
    claims: tuple[Claim, ...]
    missing: tuple[str, ...]
    mode: Mode
    degraded: bool
    usage: Usage


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
    """What one run works with; ``recent`` is what was worked out for others before, ``drafts`` what it stored."""

    parts: Parts
    verifier: Verifier
    writer: Writer
    fallback: Writer
    recent: Recent
    drafts: dict[str, KeptBriefing] = field(default_factory=dict)


class State(TypedDict, total=False):
    """The state of one briefing: what was asked for, its id once the store has a draft, and what was decided on it."""

    request: dict[str, Any]
    briefing: str
    decided: dict[str, Any]
