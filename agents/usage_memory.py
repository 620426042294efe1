"""Usage kept in memory: for one process without a database, and for tests."""

from collections import Counter
from datetime import date, datetime
from threading import Lock

from knowledge.errors import ModelUnavailable
from knowledge.model.answer import Usage
from knowledge.ports import Limits


class MemoryUsage:
    """A UsageStore that forgets everything when the process ends; safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._spent: Counter[tuple[str, str, date]] = Counter()
        self._reserved: Counter[tuple[str, str, date]] = Counter()
        self.settled: list[Usage] = []

    @property
    def reserved(self) -> int:
        """Tokens that are set aside for calls which have not been settled yet."""
        return self._reserved.total()

    def reserve(self, run_id: str, principal: str, day: date, tokens: int, limits: Limits) -> None:
        with self._lock:
            for name, limit, taken in (
                ("run", limits.per_run, self._taken(run_id=run_id)),
                ("user and day", limits.per_user_day, self._taken(principal=principal, day=day)),
                ("day", limits.per_day, self._taken(day=day)),
            ):
                if limit is not None and taken + tokens > limit:
                    raise ModelUnavailable(
                        f"The budget of {limit} tokens per {name} is reached: {taken} are taken, {tokens} more needed.",
                        "Raise the limit in the settings, or wait for the next day.",
                    )
            self._reserved[run_id, principal, day] += tokens

    def settle(self, run_id: str, principal: str, at: datetime, reserved: int, usage: Usage) -> None:
        with self._lock:
            key = (run_id, principal, at.date())
            self._reserved[key] -= reserved
            self._spent[key] += usage.input_tokens + usage.output_tokens
            self.settled.append(usage)

    def spent(self, principal: str | None, day: date) -> int:
        with self._lock:
            return sum(
                tokens for (_, who, when), tokens in self._spent.items() if when == day and principal in (None, who)
            )

    def _taken(self, run_id: str | None = None, principal: str | None = None, day: date | None = None) -> int:
        return sum(
            tokens
            for counter in (self._spent, self._reserved)
            for (run, who, when), tokens in counter.items()
            if run_id in (None, run) and principal in (None, who) and day in (None, when)
        )
