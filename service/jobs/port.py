"""The small port behind which work is done: by name, with arguments that are JSON, for a principal."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, Protocol

from pydantic import JsonValue

from knowledge.errors import NotFound
from knowledge.model.base import Frozen
from knowledge.model.principal import Principal
from service.jobs import problems

State = Literal["waiting", "running", "done", "failed", "cancelled"]
ENDED: frozenset[State] = frozenset({"done", "failed", "cancelled"})
LATEST = 10**18  # microseconds, far beyond any calendar


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

    def start(
        self,
        kind: str,
        principal: Principal,
        arguments: Mapping[str, JsonValue] | None = None,
        key: str | None = None,
    ) -> Job:
        """Begins a job of a known kind; with a ``key`` that was used before it is that job, and nothing begins."""
        ...

    def job(self, job_id: str, principal: Principal) -> Job:
        """NotFound where there is none, or it is somebody else's."""
        ...

    def jobs(self, principal: Principal, cursor: str | None = None, limit: int = 100) -> tuple[list[Job], str | None]:
        """Those of ``principal``, the newest first, a page at a time; and the cursor of the next page."""
        ...

    def cancel(self, job_id: str, principal: Principal) -> Job:
        """Ends it at the next moment that it reports; what has ended already stays as it is."""
        ...

    def close(self) -> None: ...


def newest_first(created_at: datetime, job_id: str) -> tuple[str, str]:
    """Where a job stands in a list, for pages of it."""
    return f"{LATEST - round(created_at.timestamp() * 1_000_000):020}", job_id


def missing(job_id: str) -> NotFound:
    """The error for a job that is not there, or not for this reader."""
    return NotFound(problems.NO_JOB(given=job_id), problems.USE_ITS_ID())
