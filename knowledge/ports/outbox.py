"""Messages that wait to be sent, whatever is killed when."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

from knowledge.model.base import Frozen


class Outgoing(Frozen):
    """Something to send to one target. ``key`` names it for ever: put in twice, it goes out once.

    Those that share a lane go out one after the other, in the order in which they were put in.
    """

    key: str
    target: str
    payload: str
    lanes: tuple[str, ...] = ()


class Claimed(Frozen):
    """A message in the hands of one sender; ``attempt`` counts from 1 and tells this claim from later ones.

    ``uncertain`` where the attempt before this one never ended: it may have been sent.
    """

    message: Outgoing
    attempt: int
    uncertain: bool


class Told(Frozen):
    """A message that was delivered, or still ``waits`` for it."""

    message: Outgoing
    waits: bool


class Dead(Frozen):
    """A message that was given up, and why."""

    message: Outgoing
    attempts: int
    reason: str
    ended_at: datetime


class Outbox(Protocol):
    """Messages that wait to be sent, whatever is killed when.

    A store that causes a message puts it in within its own transaction: see ``knowledge.stores.outbox.put``.
    """

    def put(self, messages: Iterable[Outgoing], now: datetime) -> int:
        """Adds those whose key is new; their number."""
        ...

    def claim(self, now: datetime, lease: timedelta, limit: int) -> list[Claimed]:
        """Up to ``limit`` messages that are due, oldest first; nobody else gets them before ``lease`` is over."""
        ...

    def delivered(self, claimed: Claimed, now: datetime) -> bool:
        """Notes that it arrived; false where the claim was lost to another sender."""
        ...

    def failed(self, claimed: Claimed, reason: str, now: datetime, again_at: datetime | None) -> bool:
        """Notes why it did not; it is tried again at ``again_at``, or never. False where the claim was lost."""
        ...

    def last_told(self, lane: str, before: str | None = None) -> Told | None:
        """The last message of a lane that was not given up; with the key ``before``, of those put in before that."""
        ...

    def waiting(self) -> int: ...
    def dead(self, limit: int) -> list[Dead]:
        """Those that were given up, the last one first."""
        ...
