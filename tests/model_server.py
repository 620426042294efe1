"""A small OpenAI-compatible server on loopback that answers by script and can misbehave on demand.

    with ModelServer([fails(500), reply({"answer": 4})]) as server:
        ...  # server.base_url, server.requests, server.most_at_once

A script is a list of behaviours (the last one goes on for ever) or a function from request to behaviour.
As a program it answers every request with something that fits its schema:
``python -m tests.model_server --latency-ms 50``.
"""

import argparse
import asyncio
import json
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Self

from tests.model_behaviours import Behaviour, Exchange, Request, embed, fit_schema, slow

Script = Sequence[Behaviour] | Callable[[Request], Behaviour]


class ModelServer:
    """Runs in a thread of its own while the ``with`` block lasts."""

    def __init__(self, script: Script = (fit_schema,), port: int = 0) -> None:
        self.arrived = threading.Event()
        self._at_once = 0
        self.script = script
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="model-server", daemon=True)

    @property
    def script(self) -> Script:
        return self._script

    @script.setter
    def script(self, script: Script) -> None:
        """A new script starts from its beginning, with a new record of requests."""
        self._script = script
        self._turn = 0
        self.requests: list[Request] = []
        self.most_at_once = 0
        self.arrived.clear()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._connection, "127.0.0.1", self._port)
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while not writer.is_closing():
                await self._answer(Exchange(await read_request(reader), reader, writer))
        writer.transport.abort() if self._stop.is_set() else writer.close()

    async def _answer(self, exchange: Exchange) -> None:
        self.requests.append(exchange.request)
        self.arrived.set()
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            await self._behaviour(exchange.request)(exchange)
        finally:
            self._at_once -= 1

    def _behaviour(self, request: Request) -> Behaviour:
        if request.path.endswith("/models"):
            return _list_models
        if isinstance(self._script, Sequence):
            self._turn += 1
            chosen = self._script[min(self._turn, len(self._script)) - 1]
        else:
            chosen = self._script(request)
        return embed if request.path.endswith("/embeddings") and chosen is fit_schema else chosen


async def read_request(reader: asyncio.StreamReader) -> Request:
    """The next request of a connection; IncompleteReadError when the client has gone."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    raw = await reader.readexactly(int(headers.get("content-length", 0)))
    return Request(method, path, headers, json.loads(raw) if raw else {})


async def _list_models(exchange: Exchange) -> None:
    await exchange.send({"object": "list", "data": [{"id": "test-model", "object": "model", "owned_by": "tests"}]})


def main() -> None:
    """Serves until interrupted."""
    options = argparse.ArgumentParser(description="A local OpenAI-compatible model server for tests and benchmarks.")
    options.add_argument("--latency-ms", type=float, default=0)
    options.add_argument("--port", type=int, default=0)
    chosen = options.parse_args()
    with ModelServer([slow(chosen.latency_ms)], chosen.port) as server, suppress(KeyboardInterrupt):
        sys.stdout.write(server.base_url + "\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
