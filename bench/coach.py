"""The coach: two weeks for every team of the sample, beside the decision alone that they are made of."""

import asyncio
import json
import statistics
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.ask import Times, in_turn, loaded
from knowledge.coaching.plan import plan
from knowledge.coaching.situation import Situation
from knowledge.model.principal import OWNER
from knowledge.pitfalls.teams import team_views
from knowledge.sample.load import SAMPLE_TODAY
from service.bootstrap import Koers
from service.coaching.make import Order, coached_by, make
from service.demo import load
from service.export import FORMATS, export

ROUNDS = 20


def coaching(koers: Koers, teams: list[str]) -> Callable[[], Awaitable[object]]:
    """Makes and keeps a roadmap for each team."""
    ids = (f"bench-{number}" for number in count())

    async def every() -> None:
        for team in teams:
            await make(koers, Order(team=team, as_of=SAMPLE_TODAY, language="nl"), OWNER, next(ids))

    return every


def deciding(koers: Koers, teams: list[str]) -> Callable[[], Awaitable[object]]:
    """The same decisions, neither worded, verified, quoted nor kept."""

    async def every() -> None:
        portfolio = koers.stores.portfolio.load(OWNER)
        for team in teams:
            coached = coached_by(portfolio, Order(team=team), OWNER, SAMPLE_TODAY)
            plan(Situation(portfolio, coached, SAMPLE_TODAY, "nl"), (), None)

    return every


def writing(koers: Koers, team: str) -> Callable[[], Awaitable[object]]:
    """One roadmap in every format."""
    roadmap = asyncio.run(make(koers, Order(team=team, as_of=SAMPLE_TODAY, language="nl"), OWNER, "bench-file"))

    async def every() -> None:
        for form in FORMATS:
            export(roadmap, form)

    return every


def run() -> dict[str, Any]:
    with TemporaryDirectory() as folder, loaded(Path(folder)) as koers:
        load(koers, lambda *_: None)
        portfolio = koers.stores.portfolio.load(OWNER)
        teams = [view.subject.id for view in team_views(portfolio.at(SAMPLE_TODAY))]
        works = coaching(koers, teams), deciding(koers, teams), writing(koers, teams[0])
        made, decided, written = asyncio.run(_in_turn(*works))
    each, alone = (statistics.median(times.wall) / len(teams) for times in (made, decided))
    return {
        "teams": len(teams),
        "roadmap_p50_ms": round(each, 1),
        "decision_alone_p50_ms": round(alone, 1),
        "ratio": round(each / alone, 2),
        "five_formats_p50_ms": round(statistics.median(written.wall), 1),
    }


async def _in_turn(*works: Callable[[], Awaitable[object]]) -> list[Times]:
    return await in_turn(*works, rounds=ROUNDS)


def main() -> None:
    """Prints the figures as JSON."""
    print(json.dumps(run(), indent=2))


if __name__ == "__main__":
    main()
