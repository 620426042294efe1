"""Requests on their way out go first: what computes in a thread would hold them up, and can wait until they left."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from weakref import WeakKeyDictionary

Told = Callable[[], None]


class Departures:
    """The requests of one event loop that were begun and have not left yet."""

    def __init__(self) -> None:
        self._leaving: set[object] = set()
        self._waiting: set[Told] = set()

    @contextmanager
    def one(self, told: Told | None = None) -> Iterator[Told]:
        """A request is made inside; what this gives is to be called when it has left, whole.

        ``told`` is called, once, when it has left and no other is on its way out: from then on there is only waiting.
        A request that ends in any other way has left as well, but nobody is told any more.
        """
        request = object()
        self._leaving.add(request)

        def left() -> None:
            if request in self._leaving:
                if told is not None:
                    self._waiting.add(told)
                self._gone(request)

        try:
            yield left
        finally:
            if told is not None:
                self._waiting.discard(told)
            self._gone(request)

    async def all_left(self, within_s: float) -> None:
        """Waits until no request is on its way out, but not longer than ``within_s``."""
        if self._leaving:
            left = asyncio.Event()
            self._waiting.add(left.set)
            with suppress(TimeoutError):
                async with asyncio.timeout(within_s):
                    await left.wait()
            self._waiting.discard(left.set)

    def _gone(self, request: object) -> None:
        self._leaving.discard(request)
        if not self._leaving:
            waiting, self._waiting = self._waiting, set()
            for told in waiting:
                told()


_of_loops: WeakKeyDictionary[asyncio.AbstractEventLoop, Departures] = WeakKeyDictionary()


def departures() -> Departures:
    """Those of the running loop."""
    return _of_loops.setdefault(asyncio.get_running_loop(), Departures())
