"""Briefings, from draft to published."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from knowledge.model.base import Frozen
from knowledge.model.briefing import Audience, Briefing, BriefingState
from knowledge.ports.outbox import Outgoing


class KeptBriefing(Frozen):
    """A briefing with what it rests on, by id, and the names of those whom it will be sent to.

    ``revision`` changes whenever the briefing does; ``place`` is its place in the order in which they were made.
    """

    briefing: Briefing
    use_cases: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    revision: int = 1
    place: int = 0


class BriefingStore(Protocol):
    """Briefings, from draft to published.

    Who may read one is who may read everything that it rests on; whoever shows a briefing asks that.
    """

    def put(self, kept: KeptBriefing, now: datetime) -> KeptBriefing:
        """Stores a new one; one whose id is there already is left alone. What is there from then on."""
        ...

    def one(self, briefing_id: str) -> KeptBriefing | None: ...

    def listed(
        self,
        *,
        audience: Audience | None = None,
        states: Collection[BriefingState] = (),
        before: int | None = None,
        limit: int = 100,
    ) -> list[KeptBriefing]:
        """Those of an audience and in one of these states, of all where none is given; the newest first, and of
        those only what was made before the place ``before``."""
        ...

    def change(self, kept: KeptBriefing, messages: Collection[Outgoing], now: datetime) -> None:
        """Stores what became of the one that was read at ``kept.revision``, and the messages that tell of it, or
        nothing. Conflict where it changed since it was read."""
        ...
