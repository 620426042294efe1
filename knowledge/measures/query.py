"""Typed questions to the portfolio: what a planner asks for and code computes."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from knowledge.model.base import Frozen
from knowledge.model.events import BlockerKind
from knowledge.model.portfolio import Role, Stage

Show = Literal["count", "list", "share"]
Order = Literal["oldest", "newest", "longest_in_stage", "longest_quiet", "most_users"]
Detail = Literal["owner", "role", "objective", "since", "users", "purpose"]
Ranking = Literal["most", "least"]


class Period(Frozen):
    """Days from ``start`` up to and including ``end``; an open side has no limit."""

    start: date | None = None
    end: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether ``day`` lies in the period; an unknown day never does."""
        if day is None:
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Filters(Frozen):
    """Which use cases count: all conditions hold together, the values of one condition are alternatives.

    ``words`` must all occur in title, purpose or attributes. ``entered`` says when a stage was first reached,
    ``started`` when work began, ``quiet`` in which period the last event lies.
    """

    use_cases: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    roles: tuple[Role, ...] = ()
    objectives: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    words: tuple[str, ...] = ()
    entered: Mapping[Stage, Period] = Field(default_factory=dict)
    started: Period | None = None
    quiet: Period | None = None
    effect: bool | None = None
    verified: bool | None = None
    linked: bool | None = None
    owned: bool | None = None
    blocked: bool | None = None
    experimenting: bool | None = None
    active: bool | None = None


class MeasureQuery(Frozen):
    """One measure to compute. ``group_by`` is a field, or ``attribute:NAME``; ``kinds`` and ``period`` are for events.

    ``pending`` keeps what is still open: blockers not removed, commitments not kept; ``overdue`` only commitments whose
    day has passed. ``details`` are told of
    every use case that is listed. ``least`` and ``most`` bound how many use cases a listed team or objective has;
    ``about`` keeps the blockers of these kinds.
    """

    measure: str
    as_of: date
    filters: Filters = Filters()
    show: Show = "count"
    group_by: str | None = None
    ranking: Ranking | None = None
    order: Order | None = None
    limit: int | None = Field(default=None, ge=1)
    kinds: tuple[str, ...] = ()
    period: Period | None = None
    pending: bool = False
    overdue: bool = False
    details: tuple[Detail, ...] = ()
    least: int | None = None
    most: int | None = None
    about: tuple[BlockerKind, ...] = ()
