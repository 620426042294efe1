"""KPIs and pitfalls of portfolios of 1,000 to 100,000 use cases, ten events each, beside passes over the same columns.

Floors, measured in the same process on the same history:
- *parse*: SQLite gives every stored event and the json module reads it, nothing else: for loading.
- *pass*: Python looks at day, kind and use case of every event that is loaded: for the fold.
- *sql*: one pass of SQLite over the stored events that reads the columns that KPIs and rules look at, and groups them
  by use case: for all KPIs, and for all pitfalls.
- *numpy*: three columns that are in memory already, grouped by use case: what no Python objects can come near.

Seconds are of the processor, the least of several rounds, each on a snapshot that knows nothing yet. Memory is what the
process holds (RSS): *started* before anything is read, *loaded* what the history takes beside that, *added* the most
that computing takes beside both, the *results* (facts and findings), which stay, included. Every size is measured in a
process of its own.
"""

import json
import multiprocessing
import resource
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from enum import Enum
from itertools import chain, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from pydantic import BaseModel

from bench.history import TODAY, invented, surroundings
from knowledge.history.fold import fold
from knowledge.history.portfolio import Portfolio
from knowledge.measures.kpis import kpis
from knowledge.model.principal import OWNER
from knowledge.pitfalls.catalogue import scan
from knowledge.stores.engine import file_url, open_engine
from knowledge.stores.migrate import migrate
from knowledge.stores.portfolio import SqlPortfolioStore

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 3
MEMORY = ("started_mb", "loaded_mb", "added_mb", "results_mb")
COLUMNS = """
    SELECT use_case, count(*), min(day), max(day), sum(kind = 'reflection' AND payload ->> 'changed_plan'),
        max(CASE kind WHEN 'registered' THEN payload ->> '$.record.team' END),
        max(CASE kind WHEN 'registered' THEN payload ->> '$.record.purpose' END),
        max(CASE kind WHEN 'stage_changed' THEN day || (payload ->> 'stage') END),
        min(CASE WHEN kind = 'effect_measured' AND payload ->> 'shown' AND payload ->> 'verified' THEN day END),
        max(CASE kind WHEN 'usage_measured' THEN payload ->> 'users' END),
        max(CASE kind WHEN 'experiment_started' THEN payload ->> 'until' END),
        max(CASE kind WHEN 'experiment_ended' THEN payload ->> 'outcome' END),
        max(CASE WHEN kind IN ('commitment_made', 'commitment_moved') THEN payload ->> 'due' END)
    FROM events GROUP BY use_case
"""


def store(path: str, size: int) -> int:
    """Stores an invented history; the number of its events."""
    engine = open_engine(file_url(Path(path)))
    migrate(engine)
    return SqlPortfolioStore(engine).apply(invented(size))


def measured(path: str) -> dict[str, Any]:
    """Every figure of one stored history, in seconds and MB."""
    before = _resident()
    start = time.process_time()
    portfolio = SqlPortfolioStore(open_engine(file_url(Path(path)))).load(OWNER)
    figures: dict[str, Any] = {"load": time.process_time() - start}
    figures |= _memory(portfolio, before)
    figures["fold"] = _fastest(lambda: _fold(portfolio))
    facts, figures["kpis"] = _on_new_snapshots(portfolio, lambda it: kpis(it, TODAY, "nl"))
    found, figures["pitfalls"] = _on_new_snapshots(portfolio, lambda it: scan(it.at(TODAY), surroundings()).findings)
    figures |= {"findings": len(found), "fact_bytes": sum(len(fact.model_dump_json()) for fact in facts)}
    return figures | {"floors": _floors(path, portfolio)}


def _memory(portfolio: Portfolio, before: float) -> dict[str, float]:
    """What the loaded history takes, and the most that computing all KPIs and pitfalls once takes beside it."""
    loaded = _resident()
    facts = kpis(portfolio, TODAY, "nl")
    found = scan(portfolio.at(TODAY), surroundings()).findings
    return {
        "started_mb": before,
        "loaded_mb": loaded - before,
        "added_mb": _most_resident() - loaded,
        "results_mb": _size((facts, found), set()) / 1e6,
    }


def _size(value: object, counted: set[int]) -> int:
    """The bytes of a value and all that it holds, each thing once."""
    if value is None or isinstance(value, type | Enum) or id(value) in counted:
        return 0
    counted.add(id(value))
    held: Iterable[object] = ()
    if isinstance(value, BaseModel):
        held = (*value.__dict__.values(), value.model_fields_set)
    elif isinstance(value, Mapping):
        held = chain.from_iterable(value.items())
    elif isinstance(value, tuple | list | set):
        held = value
    return sys.getsizeof(value) + sum(_size(each, counted) for each in held)


def _on_new_snapshots(portfolio: Portfolio, work: Callable[[Portfolio], Any]) -> tuple[Any, float]:
    """What the work gives, and the least seconds that it took."""
    results, times = None, []
    for _ in range(ROUNDS):
        fresh = portfolio.with_events(())
        fresh.at(date.max)
        start = time.process_time()
        results = work(fresh)
        times.append(time.process_time() - start)
    return results, min(times)


def _fold(portfolio: Portfolio) -> None:
    for events in portfolio.histories.values():
        fold(events, date.max)


def _floors(path: str, portfolio: Portfolio) -> dict[str, float]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT use_case, kind, day FROM events WHERE use_case IS NOT NULL").fetchall()
    use_cases, kinds = (np.unique([row[at] for row in rows], return_inverse=True)[1] for at in (0, 1))
    days = np.array([row[2] for row in rows], dtype="datetime64[D]").astype(np.int64)
    del rows
    return {
        "parse": _fastest(lambda: _parse(connection)),
        "pass": _fastest(lambda: _pass(portfolio)),
        "sql": _fastest(lambda: connection.execute(COLUMNS).fetchall()),
        "numpy": _fastest(lambda: _grouped(use_cases, kinds, days)),
    }


def _parse(connection: sqlite3.Connection) -> None:
    for (payload,) in connection.execute("SELECT payload FROM events ORDER BY seq"):
        json.loads(payload)


def _pass(portfolio: Portfolio) -> None:
    counts: Counter[str] = Counter()
    last: dict[str | None, date] = {}
    for events in portfolio.histories.values():
        for event in events:
            counts[event.kind] += 1
            last[event.use_case] = event.on


def _grouped(use_cases: Any, kinds: Any, days: Any) -> None:
    """Of every use case its number of events of each kind, and its first and last day."""
    size = int(use_cases.max()) + 1
    np.bincount(use_cases * (int(kinds.max()) + 1) + kinds)
    first, last = np.full(size, np.iinfo(np.int64).max), np.zeros(size, dtype=np.int64)
    np.minimum.at(first, use_cases, days)
    np.maximum.at(last, use_cases, days)


def _fastest(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def _most_resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1_024 / 1e6


def told(size: int, events: int, raw: dict[str, Any]) -> dict[str, Any]:
    """The figures of one size with their ratios to the floors."""
    floors = raw["floors"]
    against = {"load": "parse", "fold": "pass", "kpis": "sql", "pitfalls": "sql"}
    figures: dict[str, Any] = {"use_cases": size, "events": events}
    for name, floor in against.items():
        figures[f"{name}_s"] = round(raw[name], 3)
        figures[f"{name}_to_{floor}"] = round(raw[name] / floors[floor], 2)
    figures |= {f"floor_{name}_s": round(seconds, 4) for name, seconds in floors.items()}
    return (
        figures
        | {
            "findings": raw["findings"],
            "facts_mb": round(raw["fact_bytes"] / 1e6, 2),
            "loaded_bytes_per_event": round(raw["loaded_mb"] * 1e6 / events),
        }
        | {name: round(raw[name], 1) for name in MEMORY}
    )


def linearity(rows: list[dict[str, Any]]) -> dict[str, float]:
    """What a use case costs in the largest portfolio, as a ratio to the one before it: 1 is linear."""
    before, largest = rows[-2], rows[-1]
    times = largest["use_cases"] / before["use_cases"]
    names = [f"{name}_s" for name in ("load", "fold", "kpis", "pitfalls")]
    return {name: round(largest[name] / before[name] / times, 2) for name in names if before[name]}


def growth(rows: list[dict[str, Any]]) -> dict[str, str]:
    """How memory grows from each size to the next, ten times larger: flat is 1, linear 10."""
    pairs = [(later, earlier) for earlier, later in pairwise(rows)][::-1]

    def told(figure: Callable[[dict[str, Any]], float]) -> str:
        return ", ".join(
            f"{figure(later) / figure(earlier):.1f}x from {earlier['use_cases']:,} to {later['use_cases']:,}"
            for later, earlier in pairs
            if figure(earlier) > 0
        )

    return {
        "process": told(lambda row: row["started_mb"] + row["loaded_mb"]),
        "loaded_mb": told(lambda row: row["loaded_mb"]),
        "added_mb": told(lambda row: row["added_mb"]),
    }


def main() -> None:
    """Prints the figures of every size, and how the cost of a use case and the memory grow."""
    rows = []
    spawn = multiprocessing.get_context("spawn")
    with TemporaryDirectory() as folder:
        for size in SIZES:
            path = str(Path(folder) / f"{size}.db")
            with ProcessPoolExecutor(1, mp_context=spawn, max_tasks_per_child=1) as pool:
                events = pool.submit(store, path, size).result()
                rows.append(told(size, events, pool.submit(measured, path).result()))
            print(json.dumps(rows[-1], indent=2), flush=True)
    print(json.dumps({"cost_per_use_case_100k_to_10k": linearity(rows), "memory_grows": growth(rows)}, indent=2))


if __name__ == "__main__":
    main()
