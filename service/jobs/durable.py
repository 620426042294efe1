"""Jobs that outlive their process, and are done by whichever process is free."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from threading import Condition, Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from knowledge.model.principal import OWNER, Principal
from knowledge.said import Said
from service.jobs import problems
from service.jobs.attempts import attempted
from service.jobs.heartbeat import Heartbeat
from service.jobs.kinds import Cancelled, Kind, Stopping, Work, known, language_of
from service.jobs.library import Input, Library, Stored
from service.jobs.port import Job, State, missing, newest_first
from service.jobs.registry import KINDS
from service.jobs.schedules import Schedule
from service.logs import log
from service.paging import page

if TYPE_CHECKING:
    from service.bootstrap import Koers

REPORTING = 0.5
GRACE = 10.0
MOST_STARTS = 20
KEPT = timedelta(days=30)
STATES: Mapping[str, State] = {
    "ENQUEUED": "waiting",
    "DELAYED": "waiting",
    "PENDING": "running",
    "SUCCESS": "done",
    "CANCELLED": "cancelled",
}
Beside = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Pace:
    """How many jobs a process does at once, 0 for none; seconds between two beats, and of silence that is death."""

    at_once: int = 2
    beat: float = 2.0
    lease: float = 15.0


class DurableJobs:
    """Implements ``Jobs``. One per process at a time, because the library is one per process.

    Without ``schedules`` those that are in force stay. ``beside`` are loops that run as long as the jobs do; each
    ends when its event is set.
    """

    def __init__(
        self,
        koers: "Koers",
        kinds: Mapping[str, Kind] = KINDS,
        schedules: Mapping[str, Schedule] | None = None,
        pace: Pace = Pace(),
        beside: Sequence[Beside] = (),
    ) -> None:
        self._koers = koers
        self._kinds = kinds
        self._schedules = schedules or {}
        self._beat = pace.beat
        self._stop = Event()
        self._state = Condition()
        self._busy = 0
        executor = koers.ids()
        self._heart = Heartbeat(koers.stores.workers, executor, monotonic, pace.lease)
        self._heart.beat()
        self._library = Library(koers.jobs_database, executor, pace.at_once, self._run, self._tick)
        self._library.launch()
        if schedules is not None:
            self._plan()
        self._threads = [Thread(target=loop, args=(self._stop,), daemon=True) for loop in (self._live, *beside)]
        for thread in self._threads:
            thread.start()

    def start(
        self,
        kind: str,
        principal: Principal,
        arguments: Mapping[str, JsonValue] | None = None,
        key: str | None = None,
    ) -> Job:
        job_id = key or self._koers.ids()
        self._enqueue(known(self._kinds, kind), job_id, principal, arguments or {})
        return self.job(job_id, principal)

    def job(self, job_id: str, principal: Principal) -> Job:
        found = self._library.find([job_id]).get(job_id)
        if found is None or found.given["principal"]["id"] != principal.id:
            raise missing(job_id)
        return self._shown(found)

    def jobs(self, principal: Principal, cursor: str | None = None, limit: int = 100) -> tuple[list[Job], str | None]:
        places = sorted(newest_first(*each) for each in self._library.owned(principal.id))
        chosen, following = page(places, tuple, cursor, limit)
        found = self._library.find([job_id for _, job_id in chosen])
        return [self._shown(found[job_id]) for _, job_id in chosen if job_id in found], following

    def cancel(self, job_id: str, principal: Principal) -> Job:
        if self.job(job_id, principal).state in {"waiting", "running"}:
            self._library.cancel(job_id)
        return self.job(job_id, principal)

    def close(self) -> None:
        """Stops; what is not finished goes on in another process, or in the next one."""
        with self._state:
            if self._stop.is_set():
                return
            self._stop.set()
            self._state.wait_for(lambda: not self._busy, GRACE)
        for thread in self._threads:
            thread.join()
        self._library.close()
        self._heart.end()

    def _enqueue(self, kind: Kind, job_id: str, principal: Principal, arguments: Mapping[str, JsonValue]) -> None:
        given = {"kind": kind.name, "arguments": dict(arguments), "principal": principal.model_dump(mode="json")}
        self._library.enqueue(job_id, given, kind.name if kind.alone else job_id, principal.id)

    def _shown(self, found: Stored) -> Job:
        state = STATES.get(found.status, "failed")
        problem = found.outcome.get("problem")
        if problem is None and state == "failed":
            problem = self._told(problems.INSIDE(), found.given)
        done, total = self._koers.stores.progress.far(found.id)
        return Job(
            id=found.id,
            kind=found.given["kind"],
            state="failed" if problem else state,
            done=done,
            total=total,
            result=found.outcome.get("value"),
            problem=problem,
            created_at=found.created_at,
            owner=found.given["principal"]["id"],
        )

    def _run(self, job_id: str, given: Input) -> JsonValue:
        with self._state:
            self._busy += 1
        try:
            return self._done(job_id, given)
        finally:
            with self._state:
                self._busy -= 1
                self._state.notify_all()

    def _done(self, job_id: str, given: Input) -> JsonValue:
        kind = self._kinds.get(given["kind"])
        if kind is None:
            return {"problem": self._told(problems.KIND_UNKNOWN(kind=given["kind"]), given)}
        if self._koers.stores.progress.begin(job_id) > MOST_STARTS:
            return {"problem": self._told(problems.CUT_OFF(times=MOST_STARTS), given)}
        results: dict[str, JsonValue] = {}
        outcome: Any = {"value": None}
        for name in kind.steps:
            outcome = self._library.step(name, partial(self._step, kind, name, job_id, given, dict(results)))
            if "value" not in outcome:
                break
            results[name] = outcome["value"]
        return dict(outcome)

    def _step(self, kind: Kind, name: str, job_id: str, given: Input, results: Mapping[str, JsonValue]) -> JsonValue:
        principal = Principal.model_validate(given["principal"])
        reporter = _Reporter(job_id, self._koers, self._library, self._stop)
        work = Work(self._koers, job_id, principal, given["arguments"], results, reporter.report)
        outcome = attempted(kind, kind.steps[name], work, self._stop.wait)
        reporter.flush()
        return outcome

    def _told(self, said: Said, given: Input) -> str:
        return said.within(language_of(self._koers, given["arguments"]))

    def _plan(self) -> None:
        crons = {kind: (schedule.cron, schedule.zone) for kind, schedule in self._schedules.items()}
        planned_before = self._library.schedule(crons)
        now = self._koers.clock()
        for kind in planned_before:
            # What fell due while no process ran is made up for once; its key keeps it from being done twice.
            self._tick(self._schedules[kind].before(now), kind)

    def _tick(self, at: datetime, kind: str) -> None:
        schedule = self._schedules.get(kind)
        if schedule is not None and kind in self._kinds:
            self._enqueue(self._kinds[kind], schedule.key(kind, at), OWNER, {})

    def _live(self, stop: Event) -> None:
        forgot = datetime.min.replace(tzinfo=self._koers.clock().tzinfo)
        while not stop.wait(self._beat):
            try:
                self._heart.beat()
                self._take_over()
                if self._koers.clock() - forgot > timedelta(hours=1):
                    forgot = self._koers.clock()
                    self._koers.stores.progress.forget(self._library.forget(forgot - KEPT, 1_000))
            except Exception as error:  # noqa: BLE001 - the boundary of a thread
                log.error("the heartbeat failed for now", exc_info=error)

    def _take_over(self) -> None:
        for worker in self._heart.take_over(set(self._library.running())):
            left = self._library.running().get(worker, [])
            self._library.again(left)
            self._heart.done_with(worker)
            log.info("took over %d jobs of a process that ended", len(left))


class _Reporter:
    """Writes progress now and then, and notices that the job was cancelled or that the process stops."""

    def __init__(self, job_id: str, koers: "Koers", library: Library, stop: Event) -> None:
        self._job_id = job_id
        self._koers = koers
        self._library = library
        self._stop = stop
        self._written_at = 0.0
        self._far: tuple[int, int] | None = None

    def report(self, done: int, total: int) -> None:
        self._far = done, total
        if self._stop.is_set():
            raise Stopping
        if monotonic() - self._written_at < REPORTING:
            return
        self._written_at = monotonic()
        self.flush()
        if self._library.is_cancelled(self._job_id):
            raise Cancelled

    def flush(self) -> None:
        if self._far is not None:
            self._koers.stores.progress.report(self._job_id, *self._far)
