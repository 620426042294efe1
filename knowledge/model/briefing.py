"""A briefing: claims in sections about a period, for an audience, with the charts that show the same facts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from pydantic import ConfigDict, Field, JsonValue

from knowledge.model.answer import Mode, Usage
from knowledge.model.base import Frozen, Labelled, Language
from knowledge.model.evidence import Claim, Evidence

Chart = Mapping[str, JsonValue]
"""A Vega-Lite specification. ``title`` and ``description`` are its title and its alternative text;
``usermeta`` holds ``section``, the key of the section that it belongs to, and ``facts``, the ids that it shows."""


class BriefingState(Labelled):
    """How far a briefing is: nothing goes out before somebody approved it."""

    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"
    PUBLISHED = "published"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {
            cls.DRAFT: ("concept", "draft"),
            cls.APPROVED: ("goedgekeurd", "approved"),
            cls.REJECTED: ("afgewezen", "rejected"),
            cls.PUBLISHED: ("gepubliceerd", "published"),
        }


class AudienceKind(Labelled):
    """Whom or what a briefing is for: one of ``USE_CASE`` is a status report, of ``OBJECTIVE`` a progress summary."""

    BOARD = "board"
    TEAM = "team"
    OBJECTIVE = "objective"
    USE_CASE = "use_case"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {
            cls.BOARD: ("directie", "board"),
            cls.TEAM: ("team", "team"),
            cls.OBJECTIVE: ("doel", "objective"),
            cls.USE_CASE: ("use case", "use case"),
        }


class Audience(Frozen):
    """Whom a briefing is for. The whole organisation has no ``id``; ``name`` is how a reader would call it."""

    kind: AudienceKind = AudienceKind.BOARD
    id: str = ""
    name: str = ""


class Span(Frozen):
    """The days that a briefing is about, the first and the last included."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)

    start: date = Field(alias="from")
    end: date = Field(alias="to")


class Section(Frozen):
    """One topic. ``missing`` says what could not be told, or was left out, and why."""

    key: str
    title: str
    claims: tuple[Claim, ...] = ()
    missing: tuple[str, ...] = ()


class BriefingStep(Frozen):
    """Something that happened to a briefing; ``note`` is the reason for rejecting it."""

    what: Literal["drafted", "edited", "approved", "rejected", "published"]
    at: datetime
    by: str
    note: str = ""


class Briefing(Frozen):
    """Verified claims about a period as they were known at its end, and the evidence of all of them.

    ``readers`` are the reader groups of each recipient: it holds only what all of them may read. ``previous`` is
    the briefing that it looks back on.
    """

    id: str
    period: Span
    audience: Audience
    language: Language
    state: BriefingState = BriefingState.DRAFT
    mode: Mode
    degraded: bool = False
    sections: tuple[Section, ...]
    evidence: tuple[Evidence, ...]
    charts: tuple[Chart, ...] = ()
    readers: tuple[tuple[str, ...], ...] = ()
    previous: str | None = None
    steps: tuple[BriefingStep, ...] = ()
    usage: Usage = Usage()
    run_id: str
