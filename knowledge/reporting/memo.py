"""What was worked out before of one history: briefings for several audiences share most of what they rest on."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """Shared between threads, which at worst work out the same thing twice. Nobody may change what it returns."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` makes, made at the first time of asking for ``key``."""
        if key not in self._known:
            self._known[key] = make()
        made: T = self._known[key]
        return made
