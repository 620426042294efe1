"""Ratings and priorities over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Header, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from graphs.score import Report
from knowledge.model.base import Language
from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion, Rating
from service.api.idempotency import Write
from service.api.state import State
from service.api.work import accepted, wants_a_job
from service.jobs import Job
from service.jobs.score import SCORE
from service.scores import LONGEST_REASON, Order, Wish, priorities, rate, scores

router = APIRouter(tags=["portfolio"], route_class=Write)
Step = Annotated[int | None, Field(ge=LOWEST, le=HIGHEST)]


class Ranked(Report):
    """A page of the ranking; ``next`` is the cursor of the page after it, or null for the last one."""

    next: str | None


class Opinion(BaseModel):
    """A person's rating of a use case, with what it rests on."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"use_case": "UC-001", "impact": 5, "reason": "The board saw it work."}},
    )

    use_case: str = Field(max_length=200)
    impact: Step = None
    feasibility: Step = None
    urgency: Step = None
    reason: str = Field(max_length=LONGEST_REASON)
    language: Language | None = None


@router.get("/priorities")
def ranked(state: State, order: Annotated[Order, Query()]) -> Ranked:
    """The use cases with the highest priority, a page at a time: how sure their places are, what would change them."""
    found, following = priorities(state.koers, order)
    return Ranked(**dict(found), next=following)


@router.post(
    "/scores", response_model=Report, responses={202: {"model": Job, "description": "With ``Prefer: respond-async``."}}
)
async def rated(wish: Wish, state: State, prefer: Annotated[str, Header()] = "") -> Response | Report:
    """Rates use cases, with the model where there is one, and says where they stand.

    With ``Prefer: respond-async`` that is a job, whose result is the same report."""
    if not wants_a_job(prefer):
        return await scores(state.koers, wish, state.koers.principal)
    wished = wish.model_dump(mode="json")
    return accepted(await run_in_threadpool(state.jobs.start, SCORE.name, state.koers.principal, wished))


@router.post("/ratings", status_code=201)
def opinion(said: Opinion, state: State) -> list[Rating]:
    """Keeps a person's rating; it overrides those of a model and of the rules."""
    koers = state.koers
    values = {each: getattr(said, each.value) for each in Criterion if getattr(said, each.value) is not None}
    return rate(koers, said.use_case, values, said.reason, said.language or koers.settings.language)
