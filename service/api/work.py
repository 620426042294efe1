"""Long work over HTTP: answered with a job, where that is preferred."""

from fastapi.responses import JSONResponse

from service.jobs import Job


def wants_a_job(prefer: str) -> bool:
    """Whether a ``Prefer`` header asks for ``respond-async`` (RFC 7240)."""
    return any(each.partition(";")[0].strip().lower() == "respond-async" for each in prefer.split(","))


def accepted(job: Job) -> JSONResponse:
    """202, with the job and where to look how far it is."""
    return JSONResponse(job.model_dump(mode="json"), 202, {"Location": f"/api/v1/jobs/{job.id}"})
