"""Requests on their way out go first: what computes in a thread would hold them up, and can wait until they left."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from weakref import WeakKeyDictionary

Told = Callable[[], None]


class Departure:
    """One request on its way out."""

    def __init__(self, all_of_them: "Departures") -> None:
        self._all = all_of_them

    @asynccontextmanager
    async def turn(self, within_s: float) -> AsyncIterator[None]:
        """Begins when the request whose turn it is has left, or after ``within_s``; ends when this one has left.

        Side by side all would leave when the last is ready: one after the other, the first is answered by then.
        """
        await self._all.begin_turn(self, within_s)
        try:
            yield
        finally:
            self._all.end_turn(self)

    def left(self) -> None:
        """Says that it has left, whole; of later attempts this only ends their turn."""
        self._all.left(self)


class Departures:
    """The requests of one event loop that were begun and have not left yet."""

    def __init__(self) -> None:
        self._leaving: dict[Departure, Told | None] = {}
        self._waiting: set[Told] = set()
        self._turn = asyncio.Lock()
        self._first: Departure | None = None

    @contextmanager
    def one(self, told: Told | None = None) -> Iterator[Departure]:
        """A request is made inside; its ``left`` is to be called when it has left, whole.

        ``told`` is called, once, when it has left and no other is on its way out: from then on there is only waiting.
        A request that ends in any other way has left as well, but nobody is told any more.
        """
        request = Departure(self)
        self._leaving[request] = told
        try:
            yield request
        finally:
            if told is not None:
                self._waiting.discard(told)
            self._gone(request)

    def left(self, request: Departure) -> None:
        """Notes that a request has left."""
        told = self._leaving.get(request)
        if told is not None:
            self._waiting.add(told)
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

    async def begin_turn(self, request: Departure, within_s: float) -> None:
        """Waits for the turn of a request; where it does not come in time, the request goes without."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                await self._turn.acquire()
                self._first = request

    def end_turn(self, request: Departure) -> None:
        """Lets the next one go, if it was this one's turn."""
        if self._first is request:
            self._first = None
            self._turn.release()

    def _gone(self, request: Departure) -> None:
        self.end_turn(request)
        self._leaving.pop(request, None)
        if not self._leaving:
            waiting, self._waiting = self._waiting, set()
            for told in waiting:
                told()


_of_loops: WeakKeyDictionary[asyncio.AbstractEventLoop, Departures] = WeakKeyDictionary()


def departures() -> Departures:
    """Those of the running loop."""
    return _of_loops.setdefault(asyncio.get_running_loop(), Departures())
