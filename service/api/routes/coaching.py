"""The coach over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Header, Query
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from knowledge.coaching.roadmap import Roadmap
from knowledge.errors import InvalidInput
from service.api.exported import OFFERED, exported
from service.api.idempotency import Write
from service.api.state import State
from service.api.work import accepted, wants_a_job
from service.coaching import problems
from service.coaching.listing import listed, one
from service.coaching.make import Order, make
from service.jobs import Job
from service.jobs.coach import COACH
from service.paging import Page, page

router = APIRouter(tags=["coaching"], route_class=Write)
Whom = Annotated[str | None, Query(max_length=1_000, description="By id or name; give a leader or a team.")]


@router.post(
    "/coach",
    status_code=201,
    response_model=Roadmap,
    responses={202: {"model": Job, "description": "With ``Prefer: respond-async``."}},
)
async def new_roadmap(order: Order, state: State, prefer: Annotated[str, Header()] = "") -> Response:
    """Makes two weeks for one leader or team, and looks back on the two before.

    With ``Prefer: respond-async`` that is a job, whose result is the same roadmap."""
    koers = state.koers
    if wants_a_job(prefer):
        given = order.model_dump(mode="json")
        return accepted(await run_in_threadpool(state.jobs.start, COACH.name, koers.principal, given))
    made = await make(koers, order, koers.principal, koers.ids())
    return JSONResponse(made.model_dump(mode="json"), 201, {"Location": f"/api/v1/coach/{made.id}"})


@router.get("/coach")
def list_roadmaps(
    state: State,
    leader: Whom = None,
    team: Whom = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> Page[Roadmap]:
    """What was asked of one leader or team before, by day, a page at a time."""
    found = listed(state.koers, order_of(leader, team), state.koers.principal)
    ordered = sorted(found, key=lambda each: (each.as_of.isoformat(), each.id))
    items, following = page(ordered, lambda each: (each.as_of.isoformat(), each.id), cursor, limit)
    return Page(items=items, next=following)


@router.get("/coach/{roadmap_id}", response_model=Roadmap, responses={200: {"content": OFFERED}})
def roadmap(roadmap_id: str, state: State, accept: Annotated[str, Header()] = "application/json") -> Response:
    """One roadmap, a leader's only for that leader; ``Accept`` chooses JSON, Markdown, HTML, PDF, DOCX or PPTX."""
    found = one(state.koers, roadmap_id, state.koers.principal)
    return exported(found, accept, f"roadmap-{found.period.end}")


def order_of(leader: str | None, team: str | None) -> Order:
    """InvalidInput where not exactly one of both is named."""
    if (leader is None) == (team is None):
        raise InvalidInput(problems.ONE_OF_TWO(), problems.SUCH_AS_TEAM())
    return Order(leader=leader, team=team)
