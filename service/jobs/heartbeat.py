"""Who of the processes that work still lives: only the same executor recovers its own work by itself.

Nobody's clock is compared with anybody else's. A process is dead when its row has not changed for a while of
the watcher's own time; a process that was only asleep finds its work taken over, and can no longer end it.
"""

from collections.abc import Callable

from knowledge.stores.workers import GONE, SqlWorkers


class Heartbeat:
    """One per process. ``clock`` counts seconds and never goes back; ``lease`` is how long silence is life."""

    def __init__(self, workers: SqlWorkers, me: str, clock: Callable[[], float], lease: float) -> None:
        self._workers = workers
        self._me = me
        self._clock = clock
        self._lease = lease
        self._beats = 0
        self._watched: dict[str, tuple[float, float]] = {}

    def beat(self) -> None:
        """Shows that this process lives."""
        self._beats += 1
        self._workers.beat(self._me, float(self._beats))

    def take_over(self, with_work: set[str]) -> list[str]:
        """The dead ones among everybody, and among those ``with_work``, whose work is now for this process."""
        stamps = self._workers.stamps()
        self._workers.add(with_work - stamps.keys() - {self._me})
        others = {worker: stamp for worker, stamp in stamps.items() if worker != self._me}
        return [worker for worker, stamp in others.items() if self._is_dead(worker, stamp) and self._claim(worker)]

    def done_with(self, worker: str) -> None:
        """Notes that the work of a dead one is taken care of."""
        self._workers.remove(worker)
        self._watched.pop(worker, None)

    def end(self) -> None:
        """Says that this process stops, so that nobody waits to take over."""
        self._workers.beat(self._me, GONE)

    def _is_dead(self, worker: str, stamp: float) -> bool:
        if worker not in self._watched or self._watched[worker][0] != stamp:
            self._watched[worker] = stamp, self._clock()
        return stamp == GONE or self._clock() - self._watched[worker][1] >= self._lease

    def _claim(self, worker: str) -> bool:
        # A stamp that no process gives itself: whoever claims starts a new lease, in case it dies meanwhile.
        seen = self._watched[worker][0]
        return self._workers.claim(worker, seen, min(seen, GONE) - 1)
