"""A circuit breaker: a model server that keeps failing is left alone for a while, then tried once."""

from collections import deque
from collections.abc import Callable
from threading import Lock


class CircuitBreaker:
    """Opens after ``failures`` in a row within ``window_s`` seconds; after ``pause_s`` it lets one probe through.

    In a row, because a busy service on a server that fails now and then sees many failures and should go on.
    Every admitted call holds a ticket and hands it back to ``record``; what a call learned that began before the
    breaker opened or closed no longer counts. Safe between tasks and threads.
    """

    def __init__(
        self, monotonic: Callable[[], float], failures: int = 8, window_s: float = 300, pause_s: float = 15
    ) -> None:
        self._monotonic = monotonic
        self._failures = failures
        self._window_s = window_s
        self._pause_s = pause_s
        self._lock = Lock()
        self._recent: deque[float] = deque(maxlen=failures)
        self._opened_at: float | None = None
        self._period = 0

    def admit(self) -> int | None:
        """A ticket, or None while calls are held back."""
        with self._lock:
            if self._opened_at is None:
                return self._period
            if self._monotonic() - self._opened_at < self._pause_s:
                return None
            # Until the probe has been recorded, everybody else waits another pause.
            self._opened_at = self._monotonic()
            self._period += 1
            return self._period

    def record(self, ticket: int, works: bool | None) -> None:
        """What a call showed: the server works, it does not, or (None) nothing, such as a cancelled call."""
        with self._lock:
            if ticket != self._period:
                return
            probing = self._opened_at is not None
            if works is None and probing:
                self._opened_at = self._monotonic() - self._pause_s
            elif works:
                self._worked(probing)
            elif works is False:
                self._failed(probing)

    def _worked(self, probing: bool) -> None:
        self._recent.clear()
        if probing:
            self._period += 1
            self._opened_at = None

    def _failed(self, probing: bool) -> None:
        now = self._monotonic()
        self._recent.append(now)
        many = len(self._recent) == self._failures and now - self._recent[0] <= self._window_s
        if many or probing:
            self._period += 1
            self._opened_at = now
