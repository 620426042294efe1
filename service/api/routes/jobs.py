"""How far work is that goes on in the background."""

from typing import Annotated

from fastapi import APIRouter, Query

from service.api.state import State
from service.jobs import Job
from service.paging import Page

router = APIRouter(tags=["jobs"])


@router.get("/jobs")
def jobs(state: State, cursor: str | None = None, limit: Annotated[int, Query(ge=1, le=1_000)] = 100) -> Page[Job]:
    """The jobs that this reader began, the newest first, a page at a time."""
    items, following = state.jobs.jobs(state.koers.principal, cursor, limit)
    return Page(items=items, next=following)


@router.get("/jobs/{job_id}")
def job(job_id: str, state: State) -> Job:
    """One job, with what it made or why it failed."""
    return state.jobs.job(job_id, state.koers.principal)


@router.post("/jobs/{job_id}/cancel")
def cancel(job_id: str, state: State) -> Job:
    """Cancels a job: one that runs ends at its next report of progress. One that has ended stays as it is."""
    return state.jobs.cancel(job_id, state.koers.principal)
