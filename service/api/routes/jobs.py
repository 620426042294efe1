"""How far work is that goes on in the background."""

from fastapi import APIRouter

from service.api.state import State
from service.jobs import Job

router = APIRouter(tags=["jobs"])


@router.get("/jobs/{job_id}")
def job(job_id: str, state: State) -> Job:
    """One job, with what it made or why it failed."""
    return state.jobs.job(job_id, state.koers.principal)


@router.post("/jobs/{job_id}/cancel")
def cancel(job_id: str, state: State) -> Job:
    """Cancels a job: one that runs ends at its next report of progress. One that has ended stays as it is."""
    return state.jobs.cancel(job_id, state.koers.principal)
