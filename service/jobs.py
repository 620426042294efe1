"""Work that goes on after the answer: a small port, and one that runs it in this process."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Lock
from typing import Any, Literal, Protocol

from knowledge.errors import KoersError, NotFound
from knowledge.model.base import Frozen
from knowledge.model.principal import Principal
from service.logs import log

State = Literal["waiting", "running", "done", "failed"]
Report = Callable[[int, int], None]
Work = Callable[[Report], Any]
KEPT = 1_000


class Job(Frozen):
    """How far some work is: ``done`` of ``total``; ``result`` or ``problem`` once it has ended."""

    id: str
    kind: str
    state: State = "waiting"
    done: int = 0
    total: int | None = None
    result: Any = None
    problem: str | None = None
    created_at: datetime
    owner: str


class Jobs(Protocol):
    """Starts work, and says how far it is to the one who started it."""

    def start(self, kind: str, work: Work, principal: Principal) -> Job: ...
    def job(self, job_id: str, principal: Principal) -> Job: ...
    def close(self) -> None: ...


class InProcessJobs:
    """One thread does the work in order. What was not finished is forgotten with the process."""

    def __init__(self, clock: Callable[[], datetime], ids: Callable[[], str]) -> None:
        self._clock = clock
        self._ids = ids
        self._lock = Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._pool = ThreadPoolExecutor(1, "koers-job")

    def start(self, kind: str, work: Work, principal: Principal) -> Job:
        job = Job(id=self._ids(), kind=kind, created_at=self._clock(), owner=principal.id)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
        self._pool.submit(self._run, job.id, work)
        return job

    def job(self, job_id: str, principal: Principal) -> Job:
        job = self._jobs.get(job_id)
        if job is None or job.owner != principal.id:
            raise NotFound(f"There is no job {job_id!r}.", "Jobs are forgotten when Koers stops.")
        return job

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, job_id: str, work: Work) -> None:
        self._set(job_id, state="running")
        try:
            result = work(lambda done, total: self._set(job_id, done=done, total=total))
        except KoersError as error:
            self._set(job_id, state="failed", problem=str(error))
        except Exception as error:  # noqa: BLE001 - the boundary of a job
            log.error("a job failed: %s", job_id, exc_info=error)
            self._set(job_id, state="failed", problem="Something went wrong inside Koers; its log has the details.")
        else:
            self._set(job_id, state="done", result=result)

    def _set(self, job_id: str, **changes: Any) -> None:
        with self._lock:
            if job_id in self._jobs:
                self._jobs[job_id] = self._jobs[job_id].model_copy(update=changes)
