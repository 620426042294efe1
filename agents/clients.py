"""Clients of the model's endpoint: one per event loop, each telling when its request has left."""

import asyncio
import importlib
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from agents.calls import ModelSettings
from agents.departures import Departure, departures

if TYPE_CHECKING:
    from ssl import SSLContext

    from httpx2 import Request

    from agents.chat import Chat

    OpenClient = tuple[AsyncGenerator[Chat, None], Chat]

MOST_AT_ONCE, KEPT_OPEN = 1_000, 100
"""How many connections; what there may be at once is limited by budgets and jobs, not here."""

_departure: ContextVar[Departure | None] = ContextVar("departure", default=None)


@lru_cache(maxsize=32)
def clients_of(settings: ModelSettings) -> "Clients":
    """The clients of an endpoint, for all who ask it the same way: a connection that is there is used again."""
    return Clients(settings)


@contextmanager
def once_sent(told: Callable[[], None] | None) -> Iterator[Departure]:
    """Has ``told`` called when a request that is made inside has left, whole, and so have all others of this loop."""
    with departures().one(told) as departure:
        before = _departure.set(departure)
        try:
            yield departure
        finally:
            _departure.reset(before)


class Clients:
    """One client per event loop, because a pooled connection only works in the loop that opened it.

    A client is closed by its loop: it lives in an asynchronous generator, and a loop ends those when it shuts down.
    """

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._open: WeakKeyDictionary[asyncio.AbstractEventLoop, OpenClient] = WeakKeyDictionary()

    async def here(self) -> "Chat":
        """The client of the running loop. Its import and the certificates take long, so they are read in a thread."""
        loop = asyncio.get_running_loop()
        if loop not in self._open:
            await asyncio.to_thread(_import_client)
        if loop not in self._open:
            client = self._client()
            self._open[loop] = (client, await anext(client))
        return self._open[loop][1]

    async def _client(self) -> "AsyncGenerator[Chat, None]":
        from httpx2 import URL, AsyncClient, Limits

        from agents.chat import Chat

        address, key = URL(self._settings.base_url), self._settings.api_key
        async with AsyncClient(
            base_url=address.copy_with(query=None),
            params=address.params,
            headers={"Authorization": f"Bearer {key.get_secret_value()}"} if key else None,
            timeout=self._settings.timeout_s,
            limits=Limits(max_connections=MOST_AT_ONCE, max_keepalive_connections=KEPT_OPEN),
            follow_redirects=True,
            verify=_certificates(),
            event_hooks={"request": [_watched]},
        ) as http:
            yield Chat(http, self._settings)


async def _watched(request: "Request") -> None:
    departure = _departure.get()
    if departure is None:
        return

    async def traced(event: str, _: dict[str, Any]) -> None:
        if event.endswith("send_request_body.complete"):
            departure.left()

    request.extensions["trace"] = traced


def _import_client() -> None:
    importlib.import_module("agents.chat")
    _certificates()


@cache
def _certificates() -> "SSLContext":
    """Reading the authorities' certificates takes longer than a call; one set serves every client."""
    from httpx2 import create_ssl_context

    return create_ssl_context()
