"""The only file that knows DBOS Transact, which keeps jobs on SQLite or PostgreSQL.

What had to be met, each of it seen to go wrong: on SQLite it sets no WAL; its queues look once a second; work of
another application version is left alone for ever; its default serializer is pickle; it logs to the console; and
parallel nodes of a workflow, as steps of their own, get each other's results after a crash. So: an engine of ours,
a tenth of a second, one pinned version, JSON, our log, and a whole workflow inside one step. Since 3.0 it has no
admin server that could be left on.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

if TYPE_CHECKING:
    from dbos import Serializer, WorkflowStatus

JOB, TICK = "koers_job", "koers_tick"
QUEUE = "koers"
# Raise it when a stored job can no longer be read or continued; jobs of an older version are then left alone.
VERSION = "1"
POLLING = 0.1
Input = dict[str, Any]
Run = Callable[[str, Input], JsonValue]


@dataclass(frozen=True, slots=True)
class Stored:
    """A job as it is kept: ``given`` is what it was begun with, ``outcome`` what it came to, if it came to anything."""

    id: str
    status: str
    created_at: datetime
    given: Input
    outcome: Mapping[str, Any]


class Library:
    """DBOS, at work from ``launch`` on: ``run`` does a job by its id and input, ``tick`` begins what is due."""

    def __init__(
        self, place: str | Path, executor: str, at_once: int, run: Run, tick: Callable[[datetime, str], None]
    ) -> None:
        from dbos import DBOS

        from knowledge.stores.jobs import open_jobs_engine

        # It adds a handler that writes to the console unless there is one.
        logging.getLogger("dbos").addHandler(logging.NullHandler())
        self._engine = open_jobs_engine(place)
        self._dbos: type[DBOS] = DBOS
        DBOS(
            config={
                "name": "koers",
                "system_database_engine": self._engine,
                "dbos_system_schema": "koers_jobs",
                "application_version": VERSION,
                "executor_id": executor,
                "serializer": _serializer(),
                "use_listen_notify": False,
                "log_level": "WARNING",
            }
        )
        self._at_once = at_once
        self._define(run, tick)

    def launch(self) -> None:
        """Begins to work."""
        if not self._at_once:
            self._dbos.listen_queues([])
        self._dbos.launch()
        self._queue = self._dbos.register_queue(
            QUEUE,
            worker_concurrency=self._at_once or None,
            # A partition is a job, or all jobs of a kind that must not run at the same time.
            partition_concurrency=1,
            polling_interval_sec=POLLING,
            on_conflict="update_if_latest_version" if self._at_once else "never_update",
        )

    def _define(self, run: Run, tick: Callable[[datetime, str], None]) -> None:
        @self._dbos.workflow(name=JOB)
        def job(given: Input) -> JsonValue:
            return run(self._dbos.workflow_id or "", given)

        @self._dbos.workflow(name=TICK)
        def tick_of(at: datetime | str, kind: str) -> None:
            # JSON has no times: it arrives as text.
            tick(datetime.fromisoformat(str(at)), kind)

        self._job, self._tick = job, tick_of

    def step(self, name: str, work: Callable[[], JsonValue]) -> JsonValue:
        """Inside a job: does ``work``, or gives what it came to before."""
        return self._dbos.run_step({"name": name}, work)

    def enqueue(self, job_id: str, given: Input, partition: str, owner: str) -> None:
        """Begins a job, unless one with this id was begun before."""
        from dbos import DBOSContextSetAuth, SetEnqueueOptions, SetWorkflowID

        with (
            DBOSContextSetAuth(owner, None),
            SetWorkflowID(job_id),
            SetEnqueueOptions(queue_partition_key=partition),
        ):
            self._queue.enqueue(self._job, given)

    def find(self, job_ids: list[str]) -> dict[str, Stored]:
        """Those of these jobs that there are, by id, whoever began them."""
        asked = [each for each in job_ids if each.isprintable()]  # PostgreSQL takes not every character, even to look
        found = self._dbos.list_workflows(workflow_ids=asked, name=JOB) if asked else []
        return {each.workflow_id: _stored(each) for each in found}

    def owned(self, owner: str) -> list[tuple[datetime, str]]:
        """When the jobs of somebody were begun, with their ids."""
        found = self._dbos.list_workflows(user=owner, name=JOB, load_input=False, load_output=False)
        return [(moment(each.created_at), each.workflow_id) for each in found]

    def is_cancelled(self, job_id: str) -> bool:
        found = self._dbos.list_workflows(workflow_ids=[job_id], load_input=False, load_output=False)
        return bool(found) and found[0].status == "CANCELLED"

    def cancel(self, job_id: str) -> None:
        self._dbos.cancel_workflow(job_id)

    def running(self) -> dict[str, list[tuple[str | None, str]]]:
        """What is being done, by executor: its queue and its id."""
        found: dict[str, list[tuple[str | None, str]]] = defaultdict(list)
        for each in self._dbos.list_workflows(status="PENDING", load_input=False, load_output=False):
            found[each.executor_id or ""].append((each.queue_name, each.workflow_id))
        return found

    def again(self, cut_off: list[tuple[str | None, str]]) -> None:
        """Has these done by whoever is free, from the step that was cut off."""
        by_queue: dict[str | None, list[str]] = defaultdict(list)
        for queue, job_id in cut_off:
            by_queue[queue].append(job_id)
        for queue, ids in by_queue.items():
            self._dbos.resume_workflows(ids, queue_name=queue)

    def schedule(self, crons: Mapping[str, tuple[str, str]]) -> set[str]:
        """Sets the schedules to exactly these, kind to (cron, time zone); the kinds that had this one before."""
        before = {each["schedule_name"]: each for each in self._dbos.list_schedules()}
        for gone in before.keys() - crons.keys():
            self._dbos.delete_schedule(gone)
        self._dbos.apply_schedules(
            [
                {
                    "schedule_name": kind,
                    "workflow_fn": self._tick,
                    "schedule": cron,
                    "context": kind,
                    "cron_timezone": zone,
                }
                for kind, (cron, zone) in crons.items()
            ]
        )
        return {kind for kind, (cron, _) in crons.items() if kind in before and before[kind]["schedule"] == cron}

    def forget(self, before: datetime, limit: int) -> list[str]:
        """Deletes the oldest work that ended before a time; its ids."""
        ended = self._dbos.list_workflows(
            completed_before=before.astimezone(UTC).isoformat(), load_input=False, load_output=False, limit=limit
        )
        ids = [each.workflow_id for each in ended]
        self._dbos.delete_workflows(ids)
        return ids

    def close(self) -> None:
        self._dbos.destroy(destroy_registry=True)
        self._engine.dispose()


def _stored(found: "WorkflowStatus") -> Stored:
    outcome = found.output if isinstance(found.output, dict) else {}
    given: Input = found.input["args"][0] if found.input else {"kind": "", "principal": {"id": None}}
    return Stored(found.workflow_id, found.status, moment(found.created_at), given, outcome)


def moment(milliseconds: int | None) -> datetime:
    """A time as the library keeps it."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds or 0)


@cache
def _serializer() -> "Serializer":
    from dbos import DBOSPortableJSONSerializer

    class Json(DBOSPortableJSONSerializer):
        # Under its own name, for the library writes scheduled work in another shape under the portable one.
        def name(self) -> str:
            return "koers_json"

        def serialize(self, value: Any) -> str:
            text = super().serialize({"error": type(value).__name__} if isinstance(value, Exception) else value)
            return text.encode("utf-8", "replace").decode()  # half a character is no text that can be stored

    return Json()
