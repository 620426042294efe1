"""Asking: without a model, embedding left out; and with one, beside the model calls on the critical path."""

import asyncio
import json
import multiprocessing
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2

from graphs.ask import AskRequest
from knowledge.model.answer import Answer
from knowledge.model.principal import OWNER
from knowledge.sample.load import SAMPLE_TODAY
from service.bootstrap import Koers
from service.demo import load
from service.settings import Settings
from tests.model_behaviours import quotes_evidence, slow
from tests.model_server import ModelServer

LATENCY_MS = 50
GOAL = 1.25
ROUNDS = 40
COUNTED = "Hoeveel actieve use cases heeft Klantcontact?"
QUOTED = "Wat zegt onze strategie over het distributieverlies?"
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@contextmanager
def loaded(home: Path, **settings: Any) -> Iterator[Koers]:
    """The sample in ``home``, with the embedder that costs nothing, for the index and for sentences alike."""
    with Koers(Settings(home=home, embedder="hashing", **settings), clock=lambda: NOW) as koers:
        koers.__dict__["sentences"] = koers.embedder
        yield koers


async def timed(work: Callable[[], Awaitable[object]], rounds: int = ROUNDS) -> list[float]:
    """Milliseconds of every round, after one that does not count."""
    await work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        await work()
        times.append((time.perf_counter() - start) * 1_000)
    return times


def asking(koers: Koers, question: str) -> Callable[[], Awaitable[Answer]]:
    request = AskRequest(question, OWNER, SAMPLE_TODAY, "bench", NOW)
    return lambda: koers.ask.answer(request)


async def extractive(home: Path) -> dict[str, Any]:
    """Whole answers without a model; the floor is the one search in them."""
    figures: dict[str, Any] = {}
    with loaded(home) as koers:
        for name, question in (("counted", COUNTED), ("quoted", QUOTED)):
            times = await timed(asking(koers, question))
            figures[name] = {"p50_ms": _round(statistics.median(times)), "p95_ms": _round(_p95(times))}
    return figures


async def generative(home: Path) -> dict[str, Any]:
    """Whole answers with a model that takes 50 ms, beside a bare post of the very same request to it."""
    with serving() as address:
        with loaded(home, model="bench", model_base_url=address) as koers:
            answers = await timed(asking(koers, QUOTED))
            body = await sent(home)
        async with httpx2.AsyncClient(base_url=address) as client:
            calls = await timed(lambda: client.post("/chat/completions", json=body))
    ratio = statistics.median(answers) / statistics.median(calls)
    return {
        "ask_p50_ms": _round(statistics.median(answers)),
        "ask_p95_ms": _round(_p95(answers)),
        "model_calls_p50_ms": _round(statistics.median(calls)),
        "ratio": round(ratio, 2),
        "goal": GOAL,
    }


async def sent(home: Path) -> Any:
    """The very request that an answer sends to its model."""
    with ModelServer([quotes_evidence]) as server:
        with loaded(home, model="bench", model_base_url=server.base_url) as koers:
            await asking(koers, QUOTED)()
        return server.requests[-1].body


@contextmanager
def serving() -> Iterator[str]:
    """The address of a model server in a process of its own, so that its work is not counted as ours."""
    spawn = multiprocessing.get_context("spawn")
    ready, stop = spawn.Queue(), spawn.Event()
    process = spawn.Process(target=_serve, args=(ready, stop), daemon=True)
    process.start()
    yield ready.get()
    stop.set()
    process.join()


def _serve(ready: Any, stop: Any) -> None:
    with ModelServer([slow(LATENCY_MS, quotes_evidence)]) as server:
        ready.put(server.base_url)
        stop.wait()


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _round(value: float) -> float:
    return round(value, 1)


async def run() -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        with loaded(home) as koers:
            load(koers, lambda *_: None)
        return {"extractive": await extractive(home), "generative": await generative(home)}


def main() -> None:
    """Prints the figures as JSON."""
    print(json.dumps(asyncio.run(run()), indent=2))


if __name__ == "__main__":
    main()
