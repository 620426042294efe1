"""Small runs for tests: a dataset of counts, a scripted system, and a store in memory of one test."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from evals.compare import Side
from evals.datasets.dataset import Dataset
from evals.datasets.questions import QuestionCase
from evals.metrics.nuggets import NumberNugget
from evals.runs.kinds.kind import Tools
from evals.runs.provenance import Provenance
from evals.runs.record import Plan, RunRecord
from evals.runs.run import Bench, run, tried_of
from evals.runs.variant import Variant
from knowledge.stores.engine import open_engine
from knowledge.stores.evals import SqlEvalStore
from tests.contract.backends import migrated
from tests.evals.runs.scripted import Script, ScriptedSystems

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NUMBERS = count(1)


def dataset(pairs: int = 8, clusters: int = 8, unanswerable: int = 0) -> Dataset:
    """Questions in twins: number n is answered by n; the first ``unanswerable`` by nothing."""
    cases = []
    for number in range(1, pairs + 1):
        answerable = number > unanswerable
        gold = (NumberNugget(value=number),) if answerable else ()
        for language, other in (("nl", "en"), ("en", "nl")):
            cases.append(
                QuestionCase(
                    id=f"q{number}.{language}",
                    twin=f"q{number}.{other}",
                    language=language,
                    cluster=f"d{number % clusters}",
                    split="development",
                    question=f"{language} {number}",
                    answerable=answerable,
                    as_of=DAY,
                    gold=gold,
                )
            )
    return Dataset(name="counts", version=1, kind="questions", cases=tuple(cases))


def right(question: str) -> str:
    """The answer to a question of ``dataset``."""
    return f"Er zijn er {question.split()[1]}." if question.startswith("nl") else f"There are {question.split()[1]}."


def systems(script: Script = right, delay: float = 0.0) -> ScriptedSystems:
    return ScriptedSystems(script, DAY, delay)


def store(folder: Path) -> SqlEvalStore:
    file = folder / "koers.db"
    if not file.exists():
        file.write_bytes(migrated())
    return SqlEvalStore(open_engine(f"sqlite:///{file}"))


def tools() -> Tools:
    return Tools(
        supports=lambda _: lambda text, evidence: any(text == getattr(item, "text", "") for item in evidence),
        drifts=lambda text, language: False,
    )


def bench(
    made: ScriptedSystems,
    kept: SqlEvalStore,
    report: Callable[[int, int], None] = lambda done, total: None,
    code: str = "code",
    seconds: float = 60.0,
    at_once: int = 1,
) -> Bench:
    provenance = Provenance(revision="", code=code, packages={}, prompts={})
    return Bench(made, kept, tools(), provenance, lambda: NOW, report, at_once, seconds)


def variant(name: str = "plain") -> Variant:
    return Variant(name=name)


def done(plan: Plan, given: Bench) -> RunRecord:
    return asyncio.run(run(plan, f"r{next(NUMBERS)}", "ann", given))


def side(record: RunRecord, kept: SqlEvalStore) -> Side:
    return Side(record=record, rows=tuple(kept.rows(record.id)), tried=tuple(tried_of(record, kept)))


def figure(record: RunRecord, metric: str, language: str) -> float | None:
    found: Sequence[float | None] = [
        each.value for each in record.figures if (each.metric, each.language) == (metric, language)
    ]
    return found[0]
