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
from agents.departures import departures

if TYPE_CHECKING:
    from ssl import SSLContext

    from httpx2 import Request

    from agents.chat import Chat

    OpenClient = tuple[AsyncGenerator[Chat, None], Chat]

_once_sent: ContextVar[Callable[[], None] | None] = ContextVar("once_sent", default=None)


@lru_cache(maxsize=32)
def clients_of(settings: ModelSettings) -> "Clients":
    """The clients of an endpoint, for all who ask it the same way: a connection that is there is used again."""
    return Clients(settings)


@contextmanager
def once_sent(told: Callable[[], None] | None) -> Iterator[None]:
    """Has ``told`` called when a request that is made inside has left, whole, and so have all others of this loop."""
    with departures().one(told) as left:
        before = _once_sent.set(left)
        try:
            yield
        finally:
            _once_sent.reset(before)


class Clients:
    """One client per event loop, because a pooled connection only works in the loop that opened it.

    A client is closed by its loop: it lives in an asynchronous generator, and a loop ends those when it shuts down.
    """

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._open: WeakKeyDictionary[asyncio.AbstractEventLoop, OpenClient] = WeakKeyDictionary()

    async def here(self) -> "Chat":
        """The client of the running loop. The first import takes seconds, so it is done in a thread."""
        loop = asyncio.get_running_loop()
        if loop not in self._open:
            await asyncio.to_thread(_import_client)
        if loop not in self._open:
            client = self._client()
            self._open[loop] = (client, await anext(client))
        return self._open[loop][1]

    async def _client(self) -> "AsyncGenerator[Chat, None]":
        from openai import AsyncOpenAI, DefaultAsyncHttpxClient

        from agents.chat import Chat

        settings = self._settings
        async with DefaultAsyncHttpxClient(verify=_certificates(), event_hooks={"request": [_watched]}) as http:
            client = AsyncOpenAI(
                base_url=settings.base_url,
                api_key=settings.api_key.get_secret_value() if settings.api_key else "none",
                timeout=settings.timeout_s,
                max_retries=0,
                http_client=http,
            )
            yield Chat(client, settings)


async def _watched(request: "Request") -> None:
    told = _once_sent.get()
    if told is None:
        return

    async def traced(event: str, _: dict[str, Any]) -> None:
        if event.endswith("send_request_body.complete"):
            told()

    request.extensions["trace"] = traced


def _import_client() -> None:
    importlib.import_module("agents.chat")
    _certificates()


@cache
def _certificates() -> "SSLContext":
    """Reading the authorities' certificates takes longer than a call; one set serves every client."""
    from httpx2 import create_ssl_context

    return create_ssl_context()
