"""The small port that every way of sending implements."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, Protocol

from knowledge.model.briefing import Briefing
from service.delivery.content import Content


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message on its way. ``id`` stays the same however often it is tried; ``uncertain``: it may have arrived."""

    id: str
    message: Content
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a try ended: it arrived, it may arrive later (``after`` at the earliest), or it never will."""

    state: Literal["delivered", "later", "never"]
    reason: str = ""
    after: timedelta | None = None


DELIVERED = Outcome("delivered")


Enclosed = Callable[[str], Briefing | None]
"""The briefing with an id, to go along with a message; none where it is not out, or not for whoever is told."""


def nothing(_: str) -> Briefing | None:
    """An ``Enclosed`` that has none."""
    return None


class Sender(Protocol):
    """Sends to one target, within a bounded time, and raises nothing that a receiver can cause."""

    def send(self, delivery: Delivery) -> Outcome: ...
