"""The portfolio: the list, one use case, and new events in its history."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from knowledge.model.events import Event
from knowledge.model.portfolio import UseCase
from knowledge.words import fold
from service.api.idempotency import Write
from service.api.state import State
from service.history import Entry, record
from service.paging import Page, page
from service.portfolio import Wanted, details, found, listed, readable

router = APIRouter(tags=["portfolio"], route_class=Write)
AsOf = Annotated[date | None, Query(description="The state on this day; today by default.")]


class NewEvent(BaseModel):
    """An event to record: ``fields`` are those of its kind, such as a stage."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"kind": "stage_changed", "on": "2026-03-02", "text": "", "fields": {"stage": "piloting"}}
        },
    )

    kind: str = Field(max_length=100)
    on: date | None = Field(default=None, description="The day that it happened; today by default.")
    text: str = Field(default="", max_length=10_000)
    fields: dict[str, Any] = {}


class UseCaseDetails(UseCase):
    """A use case on a day, with its history up to then."""

    as_of: date
    registered_on: date
    stage_since: date
    started_on: date | None = None
    listed: bool
    open_blockers: list[str]
    open_commitments: list[str]
    history: list[dict[str, Any]]


@router.get("/use-cases")
def use_cases(
    state: State,
    team: str | None = None,
    stage: str | None = None,
    objective: str | None = None,
    as_of: AsOf = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> Page[UseCase]:
    """The use cases that meet every condition, by title, a page at a time."""
    koers = state.koers
    day = as_of or koers.clock().date()
    portfolio = koers.stores.portfolio.load(koers.principal)
    states = listed(portfolio, day, Wanted(team, stage, objective))
    items, following = page(states, lambda each: (fold(each.use_case.title), each.id), cursor, limit)
    return Page(items=[readable(each.use_case, portfolio) for each in items], next=following)


@router.get("/use-cases/{reference:path}")
def use_case(reference: str, state: State, as_of: AsOf = None) -> UseCaseDetails:
    """One use case, by its id or its id in its source, with its whole history."""
    koers = state.koers
    day = as_of or koers.clock().date()
    portfolio = koers.stores.portfolio.load(koers.principal)
    chosen = found(portfolio, reference, day)
    return UseCaseDetails.model_validate(details(chosen, day, portfolio))


@router.post("/use-cases/{reference:path}/events", status_code=201)
def new_event(reference: str, new: NewEvent, state: State) -> Event:
    """Records an event in the history of a use case."""
    day = new.on or state.koers.clock().date()
    return record(state.koers, reference, Entry(new.kind, day, new.text, new.fields))
