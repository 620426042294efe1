"""Briefings: with a model, beside its calls on the critical path; and without one, over a large portfolio."""

import asyncio
import json
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2
from openai import AsyncOpenAI

from bench.ask import NOW, in_turn, loaded, on_its_loop, serving
from bench.history import TODAY, invented
from graphs.score import ScoreRequest
from knowledge.history.portfolio import PortfolioChanges
from knowledge.measures.kpis import kpis
from knowledge.model.events import Decision
from knowledge.model.principal import OWNER
from knowledge.pitfalls.catalogue import scan
from knowledge.sample.load import SAMPLE_TODAY
from knowledge.scoring.methods import method_of
from service import lasting
from service.bootstrap import Koers
from service.briefings.make import Order, make
from service.demo import load
from tests.model_behaviours import tells_evidence
from tests.model_server import ModelServer

GOAL = 1.3
ROUNDS = 30
SIZE = 10_000
LARGE_ROUNDS = 2
DAYS = (TODAY - timedelta(days=14), TODAY)


def briefing(koers: Koers, name: str) -> Callable[[], Awaitable[object]]:
    """What makes one more briefing for the board each time."""
    ids = (f"bench-{name}-{number}" for number in count())
    return lambda: make(koers, Order(language="nl"), OWNER, next(ids))


async def sent(home: Path) -> list[Any]:
    """The requests that one briefing sends to its model."""
    with ModelServer([tells_evidence]) as server:
        with loaded(home, model="bench", model_base_url=server.base_url) as koers:
            made = await make(koers, Order(language="nl"), OWNER, "bench-sent")
        if made.mode != "generative" or made.degraded:
            raise RuntimeError("the bench's model was not believed")
        return [request.body for request in server.requests]


async def generative(home: Path) -> dict[str, Any]:
    """Whole briefings with a model that takes 50 ms, in turn with the same requests by themselves, all at once.

    Sections are written at the same time, so that the critical path is one call. The requests are sent in two ways:
    as bare posts, and by the client library that most would take for them.
    """
    bodies = await sent(home)
    async with AsyncExitStack() as stack:
        address = stack.enter_context(serving(tells_evidence))
        koers = stack.enter_context(loaded(home, model="bench", model_base_url=address))
        client = await stack.enter_async_context(httpx2.AsyncClient(base_url=address))

        library = AsyncOpenAI(base_url=address, api_key="none", max_retries=0)
        create = library.chat.completions.create

        async def calls() -> None:
            await asyncio.gather(*(client.post("/chat/completions", json=body) for body in bodies))

        async def by_library() -> None:
            await asyncio.gather(*(create(**body) for body in bodies))

        without = stack.enter_context(loaded(home))
        lasting.keep()
        made, changed, posted, asked, plain = await in_turn(
            briefing(koers, "model"),
            after_a_change(koers),
            calls,
            by_library,
            briefing(without, "plain"),
            rounds=ROUNDS,
        )
        await library.close()
    brief_ms, changed_ms, calls_ms, library_ms, plain_ms = (
        statistics.median(times.wall) for times in (made, changed, posted, asked, plain)
    )
    return {
        "calls": len(bodies),
        "brief_p50_ms": round(brief_ms, 1),
        "after_a_change_p50_ms": round(changed_ms, 1),
        "model_calls_p50_ms": round(calls_ms, 1),
        "model_calls_by_library_p50_ms": round(library_ms, 1),
        "ratio": round(brief_ms / calls_ms, 2),
        "ratio_to_library": round(brief_ms / library_ms, 2),
        "ratio_after_a_change": round(changed_ms / calls_ms, 2),
        "ratio_of_the_quickest": round(min(made.wall) / min(posted.wall), 2),
        "goal": GOAL,
        "own_cpu_min_ms": round(min(made.cpu), 1),
        "model_calls_cpu_min_ms": round(min(posted.cpu), 1),
        "without_a_model_p50_ms": round(plain_ms, 1),
    }


def after_a_change(koers: Koers) -> Callable[[], Awaitable[object]]:
    """What makes a briefing each time that something was recorded."""
    make_one, numbers = briefing(koers, "changed"), count()

    def changed() -> Awaitable[object]:
        event = Decision(id=f"bench-{next(numbers)}", on=SAMPLE_TODAY, use_case="UC-001", text="Verder.")
        koers.stores.portfolio.apply(PortfolioChanges(events=(event,)))
        return make_one()

    return changed


def rests_on(koers: Koers) -> None:
    """What a briefing cannot do without, each done once: the history, the KPIs and pitfalls of two days, a ranking."""
    portfolio = koers.stores.portfolio.load(OWNER)
    context = koers.context(OWNER, "nl")
    for day in DAYS:
        kpis(portfolio, day, "nl")
        scan(portfolio.at(day), context)
    koers.scoring.current(ScoreRequest(OWNER, TODAY, "bench", NOW, "nl", method_of("weighted")))


async def extractive(home: Path) -> dict[str, Any]:
    """Whole briefings over a large portfolio, in turn with what they rest on."""
    with loaded(home) as koers:
        koers.stores.portfolio.apply(invented(SIZE))
        make_one = briefing(koers, "large")
        brief_s, floor_s = [], []
        for _ in range(LARGE_ROUNDS):
            start = time.perf_counter()
            await make_one()
            brief_s.append(time.perf_counter() - start)
            start = time.perf_counter()
            await asyncio.to_thread(rests_on, koers)
            floor_s.append(time.perf_counter() - start)
    return {
        "use_cases": SIZE,
        "brief_s": round(min(brief_s), 2),
        "floor_s": round(min(floor_s), 2),
        "ratio": round(min(brief_s) / min(floor_s), 2),
    }


async def run() -> dict[str, Any]:
    with TemporaryDirectory() as small, TemporaryDirectory() as large:
        with loaded(Path(small)) as koers:
            load(koers, lambda *_: None)
        return {"generative": await generative(Path(small)), "extractive": await extractive(Path(large))}


def main() -> None:
    """Prints the figures as JSON."""
    print(json.dumps(on_its_loop(run()), indent=2))


if __name__ == "__main__":
    main()
