"""Jobs in this process only: for tests, and wherever nothing needs to outlive it."""

from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from knowledge.model.principal import Principal
from service.jobs.attempts import Outcome, attempted
from service.jobs.kinds import Cancelled, Kind, Work, known
from service.jobs.port import ENDED, Job, missing, newest_first
from service.jobs.registry import KINDS
from service.paging import page

if TYPE_CHECKING:
    from service.bootstrap import Koers

KEPT = 1_000


class InProcessJobs:
    """Implements ``Jobs``: one thread does the work in order. What was not finished is forgotten with the process."""

    def __init__(self, koers: "Koers", kinds: Mapping[str, Kind] = KINDS) -> None:
        self._koers = koers
        self._kinds = kinds
        self._lock = Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._stop = Event()
        self._pool = ThreadPoolExecutor(1, "koers-job")

    def start(
        self,
        kind: str,
        principal: Principal,
        arguments: Mapping[str, JsonValue] | None = None,
        key: str | None = None,
    ) -> Job:
        found = known(self._kinds, kind)
        job_id = key or self._koers.ids()
        job = Job(id=job_id, kind=kind, created_at=self._koers.clock(), owner=principal.id)
        with self._lock:
            if job_id in self._jobs:
                return self._jobs[job_id]
            self._jobs[job_id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
        self._pool.submit(self._run, found, job_id, principal, dict(arguments or {}))
        return job

    def job(self, job_id: str, principal: Principal) -> Job:
        job = self._jobs.get(job_id)
        if job is None or job.owner != principal.id:
            raise missing(job_id)
        return job

    def jobs(self, principal: Principal, cursor: str | None = None, limit: int = 100) -> tuple[list[Job], str | None]:
        with self._lock:
            own = [job for job in self._jobs.values() if job.owner == principal.id]
        return page(sorted(own, key=_place), _place, cursor, limit)

    def cancel(self, job_id: str, principal: Principal) -> Job:
        if self.job(job_id, principal).state not in ENDED:
            self._set(job_id, state="cancelled")
        return self.job(job_id, principal)

    def close(self) -> None:
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, kind: Kind, job_id: str, principal: Principal, arguments: Mapping[str, JsonValue]) -> None:
        results: dict[str, JsonValue] = {}
        outcome: Outcome = {}
        self._set(job_id, state="running")
        for name, step in kind.steps.items():
            work = Work(self._koers, job_id, principal, arguments, results, lambda *far: self._report(job_id, *far))
            outcome = attempted(kind, step, work, self._stop.wait)
            if "value" not in outcome:
                break
            results[name] = outcome["value"]
        if "problem" in outcome:
            self._set(job_id, state="failed", problem=outcome["problem"])
        elif "value" in outcome:
            self._set(job_id, state="done", result=outcome["value"])

    def _report(self, job_id: str, done: int, total: int) -> None:
        self._set(job_id, done=done, total=total)
        if self._jobs[job_id].state == "cancelled":
            raise Cancelled

    def _set(self, job_id: str, **changes: Any) -> None:
        with self._lock:
            job = self._jobs.get(job_id)
            if job is not None:
                self._jobs[job_id] = job.model_copy(update=changes if job.state not in ENDED else {})


def _place(job: Job) -> tuple[str, str]:
    return newest_first(job.created_at, job.id)
