"""Runs of evals over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from evals.compare import Comparison
from evals.runs.record import RunRecord
from service.api.idempotency import Write
from service.api.state import State
from service.api.work import accepted
from service.evals.comparing import compared
from service.evals.growing import Grown, Marked, grown
from service.evals.runs import Order, listed, one, owner_only, plan_of
from service.jobs import Job
from service.jobs.evals import EVAL

router = APIRouter(tags=["evals"], route_class=Write)


@router.post("/eval-runs", status_code=202, response_model=Job)
def begun(order: Order, state: State) -> JSONResponse:
    """Begins a run as a job; the id of the job is that of the run, and its result holds the figures."""
    koers = state.koers
    owner_only(koers.principal)
    plan_of(koers, order)  # what does not fit is told at once
    return accepted(state.jobs.start(EVAL.name, koers.principal, order.model_dump(mode="json")))


@router.post("/eval-cases")
async def grow(marked: Marked, state: State) -> Grown:
    """A dataset with one more case: out of the answer to a question, marked good or bad, or out of every verdict on an
    alert that has none yet. Nothing is stored: the YAML that comes back is a file for ``koers eval run``."""
    return await grown(state.koers, marked)


@router.get("/eval-runs")
def runs(state: State, limit: Annotated[int, Query(ge=1, le=1_000)] = 100) -> list[RunRecord]:
    """The last runs, the newest first."""
    return listed(state.koers, limit)


@router.get("/eval-runs/{run_id}")
def run(run_id: str, state: State) -> RunRecord:
    """One run: what was put to what, how far it is, and every metric per language with its interval."""
    return one(state.koers, run_id)


@router.get("/eval-runs/{run_id}/against/{other}")
def against(run_id: str, other: str, state: State) -> Comparison:
    """A run compared with an other one: paired differences with intervals, and what changed case by case."""
    return compared(state.koers, other, run_id)
