"""Ratings and priorities over HTTP."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from graphs.score import Report
from knowledge.model.base import Language
from knowledge.scoring.methods import MethodName
from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion, Rating
from knowledge.scoring.table import DEFAULT_WEIGHTS
from service.api.idempotency import Write
from service.api.state import State
from service.scores import LONGEST_REASON, Asked, compared, priorities, rate, scores, weights_of

router = APIRouter(tags=["portfolio"], route_class=Write)
Step = Annotated[int | None, Field(ge=LOWEST, le=HIGHEST)]


class Wish(BaseModel):
    """Which use cases to rate, all where none is named, and how to rank them; ``repeats`` is for a model."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"use_cases": ["UC-001"], "repeats": 1}})

    use_cases: list[str] = Field(default=[], max_length=1_000)
    method: MethodName = "weighted"
    weights: str | None = Field(default=None, max_length=100, description="Such as 50,25,25.")
    as_of: date | None = None
    language: Language | None = None
    repeats: int = Field(default=1, ge=1, le=9)


class Order(BaseModel):
    """How to rank, and what of the ranking to show."""

    model_config = ConfigDict(extra="forbid")

    team: str | None = Field(default=None, max_length=200, description="Only of this team.")
    limit: int = Field(default=100, ge=1, le=1_000)
    method: MethodName = "weighted"
    weights: str | None = Field(
        default=None, max_length=100, description="Of impact, feasibility and urgency, such as 50,25,25."
    )
    compare: str | None = Field(
        default=None,
        max_length=100,
        description="Weights by pairwise comparison (AHP): impact to feasibility, impact to urgency, feasibility to "
        "urgency, such as 3,5,3.",
    )
    as_of: date | None = Field(default=None, description="The state on this day; today by default.")
    language: Language | None = Field(default=None, description="Language of the reasons.")


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
def ranked(state: State, order: Annotated[Order, Query()]) -> Report:
    """The use cases with the highest priority: places, how sure they are, and what would change them."""
    koers = state.koers
    weights = weights_of(order.weights) if order.weights else DEFAULT_WEIGHTS
    if order.compare:
        weights, _ = compared(order.compare)
    day = order.as_of or koers.clock().date()
    asked = Asked(day, order.language or koers.settings.language, order.method, weights)
    return priorities(koers, asked, order.team, order.limit)


@router.post("/scores")
async def rated(wish: Wish, state: State) -> Report:
    """Rates use cases, with the model where there is one, and says where they stand."""
    koers = state.koers
    asked = Asked(
        wish.as_of or koers.clock().date(),
        wish.language or koers.settings.language,
        wish.method,
        weights_of(wish.weights) if wish.weights else DEFAULT_WEIGHTS,
        wish.repeats,
    )
    return await scores(koers, wish.use_cases, asked)


@router.post("/ratings", status_code=201)
def opinion(said: Opinion, state: State) -> list[Rating]:
    """Keeps a person's rating; it overrides those of a model and of the rules."""
    koers = state.koers
    values = {each: getattr(said, each.value) for each in Criterion if getattr(said, each.value) is not None}
    return rate(koers, said.use_case, values, said.reason, said.language or koers.settings.language)
