"""Briefings over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Header, Query
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from knowledge.model.briefing import Briefing, BriefingState
from service.api.exported import OFFERED, exported
from service.api.idempotency import Write
from service.api.state import State
from service.briefings.decide import Decision, decide
from service.briefings.listing import Entry, listed, one
from service.briefings.make import Order, make
from service.jobs import Job
from service.jobs.brief import BRIEF
from service.paging import Page

router = APIRouter(tags=["briefings"], route_class=Write)


@router.post(
    "/briefings",
    status_code=201,
    response_model=Briefing,
    responses={202: {"model": Job, "description": "With ``Prefer: respond-async``."}},
)
async def new_briefing(state: State, order: Order | None = None, prefer: Annotated[str, Header()] = "") -> Response:
    """Drafts a briefing, which waits until somebody decides on it.

    With ``Prefer: respond-async`` that is a job, whose result is the same briefing."""
    koers, wanted = state.koers, order or Order()
    if "respond-async" in prefer.lower():
        given = wanted.model_dump(mode="json")
        job = await run_in_threadpool(state.jobs.start, BRIEF.name, koers.principal, given)
        return _json(job.model_dump(mode="json"), 202, f"/api/v1/jobs/{job.id}")
    made = await make(koers, wanted, koers.principal, koers.ids())
    return _json(made.model_dump(mode="json"), 201, f"/api/v1/briefings/{made.id}")


@router.get("/briefings")
def list_briefings(
    state: State,
    audience: Annotated[str | None, Query(max_length=1_000, description="board, team:NAME, …")] = None,
    in_state: Annotated[BriefingState | None, Query(alias="state", description="Only those in this state.")] = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> Page[Entry]:
    """The briefings, the newest first, a page at a time."""
    states = (in_state,) if in_state else ()
    return listed(state.koers, audience=audience, states=states, cursor=cursor, limit=limit)


@router.get(
    "/briefings/{briefing_id}",
    response_model=Briefing,
    responses={200: {"content": OFFERED}},
)
def briefing(briefing_id: str, state: State, accept: Annotated[str, Header()] = "application/json") -> Response:
    """One briefing; ``Accept`` chooses between JSON, Markdown, HTML, PDF, DOCX and PPTX."""
    found = one(state.koers, briefing_id)
    return exported(found, accept, f"briefing-{found.period.end}")


@router.post("/briefings/{briefing_id}/decision")
async def decision(briefing_id: str, decided: Decision, state: State) -> Briefing:
    """Approves, rejects or edits a draft, and answers how it is afterwards."""
    return await decide(state.koers, briefing_id, decided)


def _json(value: object, status: int = 200, where: str | None = None) -> JSONResponse:
    return JSONResponse(value, status, {"Vary": "Accept"} | ({"Location": where} if where else {}))
