"""Asking: without a model, embedding left out; and with one, beside the model calls on the critical path."""

import asyncio
import json
import multiprocessing
import statistics
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import httpx2
import uvicorn

from graphs.ask import AskRequest
from knowledge.model.answer import Answer
from knowledge.model.principal import OWNER
from knowledge.sample.load import SAMPLE_TODAY
from service import lasting
from service.bootstrap import Koers
from service.demo import load
from service.settings import Settings
from tests.model_behaviours import Behaviour, quotes_evidence, slow
from tests.model_server import ModelServer

T = TypeVar("T")
LATENCY_MS = 50
GOAL = 1.25
ROUNDS = 60
WARMING = 5
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
    """Whole answers with a model that takes 50 ms, in turn with a bare post of the very same request to it."""
    body = await sent(home)
    with serving() as address, loaded(home, model="bench", model_base_url=address) as koers:
        lasting.keep()
        async with httpx2.AsyncClient(base_url=address) as client:
            answers, calls = await in_turn(asking(koers, QUOTED), lambda: client.post("/chat/completions", json=body))
    quickest, middle = (_ratio(answers, calls, place) for place in (0, 0.5))
    return {
        "ask_p50_ms": _round(statistics.median(answers.wall)),
        "ask_p95_ms": _round(_p95(answers.wall)),
        "model_calls_p50_ms": _round(statistics.median(calls.wall)),
        "own_cpu_min_ms": _round(min(answers.cpu)),
        "model_calls_cpu_min_ms": _round(min(calls.cpu)),
        "ratio": middle,
        "ratio_of_the_quickest": quickest,
        "goal": GOAL,
    }


async def in_turn(*works: Callable[[], Awaitable[object]], rounds: int = ROUNDS) -> list["Times"]:
    """Each work in turn, so that whatever else the machine does falls on all of them alike."""
    taken = [Times() for _ in works]
    for number in range(WARMING + rounds):
        for times, work in zip(taken, works, strict=True):
            start, cpu = time.perf_counter(), time.process_time()
            await work()
            if number >= WARMING:
                times.wall.append((time.perf_counter() - start) * 1_000)
                times.cpu.append((time.process_time() - cpu) * 1_000)
    return taken


@dataclass
class Times:
    """Milliseconds of every round, by the clock and of this process's processor time."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def _ratio(one: Times, other: Times, place: float) -> float:
    """Of two sorted lists of times, what stands at one place of the first to what stands there in the other."""
    first, second = (sorted(times.wall)[int(place * len(times.wall))] for times in (one, other))
    return round(first / second, 2)


async def sent(home: Path) -> Any:
    """The very request that an answer sends to its model."""
    with ModelServer([quotes_evidence]) as server:
        with loaded(home, model="bench", model_base_url=server.base_url) as koers:
            await asking(koers, QUOTED)()
        return server.requests[-1].body


def on_its_loop(work: Coroutine[Any, Any, T]) -> T:
    """What ``work`` gives, on the event loop that ``koers serve`` runs on."""
    with asyncio.Runner(loop_factory=uvicorn.Config(__name__).get_loop_factory()) as runner:
        return runner.run(work)


@contextmanager
def serving(behaviour: Behaviour = quotes_evidence) -> Iterator[str]:
    """The address of a model server in a process of its own, so that its work is not counted as ours."""
    spawn = multiprocessing.get_context("spawn")
    ready, stop = spawn.Queue(), spawn.Event()
    process = spawn.Process(target=_serve, args=(ready, stop, behaviour), daemon=True)
    process.start()
    yield ready.get()
    stop.set()
    process.join()


def _serve(ready: Any, stop: Any, behaviour: Behaviour) -> None:
    with ModelServer([slow(LATENCY_MS, behaviour)]) as server:
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
    print(json.dumps(on_its_loop(run()), indent=2))


if __name__ == "__main__":
    main()
