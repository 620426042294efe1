"""Puts every case of a plan to the system, as often as is asked for, and keeps what comes out."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from evals.datasets.dataset import AnyCase, Dataset
from evals.runs.figures import figures_of
from evals.runs.kinds.catalogue import kind_of
from evals.runs.kinds.kind import Tools
from evals.runs.output import KeptOutput, usage_of
from evals.runs.provenance import Provenance
from evals.runs.record import Attempt, Plan, RunRecord, key_of
from evals.runs.scoring import Tried, rows_of
from evals.runs.system import Systems
from evals.runs.world import world_of
from knowledge.errors import InvalidInput, KoersError
from knowledge.ports import EvalStore, KeptEval

SECONDS = 120.0
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Bench:
    """What a run works with. ``seconds`` bounds one case, ``at_once`` how many of them run at the same time;
    ``report`` is told how many attempts of how many are done, and may raise to stop the run."""

    systems: Systems
    store: EvalStore
    tools: Tools
    provenance: Provenance
    clock: Callable[[], datetime]
    report: Report
    at_once: int = 1
    seconds: float = SECONDS


async def run(plan: Plan, run_id: str, owner: str, bench: Bench) -> RunRecord:
    """The whole run, with its rows and figures stored. What was run before with the same key is not run again.

    InvalidInput where there is nothing to run. A case that crashes is a failure and counts as one. Where ``report``
    raises, everything that came out is kept, and the same plan goes on from there.
    """
    cases = plan.cases
    if not cases:
        raise InvalidInput(f"{plan.dataset.name} has no case to run.", "Choose another split, or add cases.")
    kind_of(plan.dataset.kind)
    began = _begun(plan, run_id, owner, bench)
    bench.store.put_dataset(plan.dataset.content_hash, plan.dataset.model_dump_json())
    _store(bench.store, began)
    work = _Work(plan, bench, len(cases) * plan.repeats)
    try:
        await _evaluated(plan, work)
    finally:
        attempts = tuple(sorted(work.attempts, key=lambda each: (each.case, each.repeat)))
        stopped = began.model_copy(update={"attempts": attempts, "state": "stopped", "ended_at": bench.clock()})
        _store(bench.store, stopped)
    if work.stopped is not None:
        raise work.stopped
    return scored(stopped.model_copy(update={"state": "done"}), bench.store, bench.tools)


def scored(record: RunRecord, store: EvalStore, tools: Tools) -> RunRecord:
    """The run with its rows and figures made anew from the outputs that are kept, and stored."""
    tried = tried_of(record, store)
    rows = rows_of(tried, tools)
    done = record.model_copy(update={"figures": figures_of(rows, tried)})
    store.put_rows(record.id, rows)
    _store(store, done)
    return done


def tried_of(record: RunRecord, store: EvalStore) -> list[Tried]:
    """Every attempt of a run with its case and its output."""
    kept = store.dataset(record.dataset_hash)
    if kept is None:
        raise InvalidInput(f"The dataset of run {record.id} is gone.", "Run it again.")
    cases = {case.id: case for case in Dataset.model_validate_json(kept).cases}
    outputs = store.outputs({each.key for each in record.attempts if not each.error})
    known = {key: KeptOutput.model_validate_json(payload).output for key, payload in outputs.items()}
    return [Tried(cases[each.case], each, known.get(each.key)) for each in record.attempts]


def found(store: EvalStore, run_id: str) -> RunRecord | None:
    """The run with this id."""
    kept = store.run(run_id)
    return RunRecord.model_validate_json(kept.payload) if kept else None


def _begun(plan: Plan, run_id: str, owner: str, bench: Bench) -> RunRecord:
    return RunRecord(
        id=run_id,
        owner=owner,
        dataset=plan.dataset.name,
        dataset_version=plan.dataset.version,
        dataset_hash=plan.dataset.content_hash,
        split=plan.split,
        variant=plan.variant,
        repeats=plan.repeats,
        cases=tuple(case.id for case in plan.cases),
        provenance=bench.provenance,
        began_at=bench.clock(),
    )


def _store(store: EvalStore, record: RunRecord) -> None:
    store.put(
        KeptEval(
            id=record.id,
            owner=record.owner,
            dataset=record.dataset,
            began_at=record.began_at,
            payload=record.model_dump_json(),
        )
    )


async def _evaluated(plan: Plan, work: "_Work") -> None:
    import pydantic_evals as library

    cases = [library.Case[AnyCase, None, None](name=case.id, inputs=case) for case in plan.cases]
    dataset = library.Dataset[AnyCase, None, None](name=plan.dataset.name, cases=cases)
    # No evaluators: metrics are made of what is kept. What fails is an attempt of ours too, never left out.
    await dataset.evaluate(work.attempt, max_concurrency=work.bench.at_once, progress=False, repeat=plan.repeats)


@dataclass(slots=True)
class _Work:
    """One run under way. The library hands out the same case once a repeat: they are numbered as they come."""

    plan: Plan
    bench: Bench
    total: int
    attempts: list[Attempt] = field(default_factory=list)
    stopped: BaseException | None = None
    _begun: Counter[str] = field(default_factory=Counter)

    async def attempt(self, case: AnyCase) -> None:
        """One repeat of a case: kept, or made and kept."""
        if self.stopped is not None:
            return
        repeat = self._begun[case.id]
        self._begun[case.id] += 1
        key = key_of(self.plan, case, repeat, self.bench.provenance.code)
        kept = self.bench.store.outputs({key}).get(key)
        self.attempts.append(_kept(case, repeat, key, kept) if kept else await self._made(case, repeat, key))
        try:
            self.bench.report(len(self.attempts), self.total)
        except BaseException as reason:  # noqa: BLE001 - the library would take it for a failure, or wrap it
            self.stopped = reason

    async def _made(self, case: AnyCase, repeat: int, key: str) -> Attempt:
        begun = time.perf_counter()
        try:
            async with asyncio.timeout(self.bench.seconds):
                with self.bench.systems.of(world_of(self.plan.dataset, case)) as system:
                    output = await kind_of(case.kind).run(system, case)
        except TimeoutError:
            return self._failed(case, repeat, key, f"took longer than {self.bench.seconds:g} seconds", begun)
        except Exception as error:  # noqa: BLE001 - a case that crashes is a failure, and the next one goes on
            return self._failed(case, repeat, key, _told(error), begun)
        seconds = time.perf_counter() - begun
        usage = usage_of(output)
        self.bench.store.keep(key, KeptOutput(output=output, seconds=seconds).model_dump_json())
        return Attempt(case=case.id, repeat=repeat, key=key, seconds=seconds, usage=usage)

    def _failed(self, case: AnyCase, repeat: int, key: str, error: str, begun: float) -> Attempt:
        seconds = time.perf_counter() - begun
        return Attempt(case=case.id, repeat=repeat, key=key, error=error, seconds=seconds)


def _kept(case: AnyCase, repeat: int, key: str, payload: str) -> Attempt:
    kept = KeptOutput.model_validate_json(payload)
    usage = usage_of(kept.output)
    return Attempt(case=case.id, repeat=repeat, key=key, seconds=kept.seconds, usage=usage, kept=True)


def _told(error: Exception) -> str:
    """What went wrong; the words of an error that nobody foresaw may quote anything."""
    return str(error) if isinstance(error, KoersError) else type(error).__name__
