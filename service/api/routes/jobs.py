"""How far work is that goes on in the background."""

from fastapi import APIRouter

from service.api.state import State
from service.jobs import Job

router = APIRouter(tags=["jobs"])


@router.get("/jobs/{job_id}")
def job(job_id: str, state: State) -> Job:
    """One job, with what it made or why it failed."""
    return state.jobs.job(job_id, state.koers.principal)
