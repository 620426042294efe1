"""Conversations."""

from datetime import datetime
from typing import Protocol

from knowledge.model.base import Frozen
from knowledge.model.principal import Principal


class Turn(Frozen):
    """A question that was asked in a thread; ``plan`` is the plan it was answered by, as JSON."""

    question: str
    plan: str
    asked_at: datetime


class ThreadStore(Protocol):
    """Conversations; each belongs to the principal who began it."""

    def turns(self, thread_id: str, principal: Principal) -> list[Turn]:
        """Oldest first; empty for a new thread; NotFound for somebody else's."""
        ...

    def add(self, thread_id: str, principal: Principal, turn: Turn) -> None: ...
