"""What model calls took, and the limits that they are held to."""

from datetime import date, datetime
from typing import Protocol

from knowledge.model.answer import Usage
from knowledge.model.base import Frozen


class Limits(Frozen):
    """Most tokens per run, per user and day, and per day in all; ``None`` is no limit."""

    per_run: int | None = None
    per_user_day: int | None = None
    per_day: int | None = None


class UsageStore(Protocol):
    """What model calls took, and the budget that is reserved before each of them."""

    def reserve(self, run_id: str, principal: str, day: date, tokens: int, limits: Limits) -> None:
        """Sets ``tokens`` aside, or raises ModelUnavailable naming the limit that is reached."""
        ...

    def settle(self, run_id: str, principal: str, at: datetime, reserved: int, usage: Usage) -> None:
        """Replaces a reservation by what the call really took."""
        ...

    def spent(self, principal: str | None, day: date) -> int: ...
