"""Links between use cases and objectives over HTTP."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from service.api.idempotency import Write
from service.api.state import State
from service.links import LONGEST_NOTE, LinkView, LinkWish, Proposed, decide, links, propose
from service.paging import Page, page

router = APIRouter(tags=["portfolio"], route_class=Write)


class Judgement(BaseModel):
    """Why a link was confirmed or rejected."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"note": "Besproken met de eigenaar."}})

    note: str = Field(default="", max_length=LONGEST_NOTE)


@router.get("/links")
def list_links(
    state: State,
    every: Annotated[bool, Query(alias="all", description="Also those that were decided.")] = False,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> Page[LinkView]:
    """The proposed links, by use case, with the words of the strategy that each rests on."""
    found = links(state.koers, state.koers.principal, every=every)
    ordered = sorted(found, key=lambda each: (each.link.use_case, each.id))
    items, following = page(ordered, lambda each: (each.link.use_case, each.id), cursor, limit)
    return Page(items=items, next=following)


@router.post("/links")
async def new_links(wish: LinkWish, state: State) -> Proposed:
    """Proposes links, with the model where there is one."""
    return await propose(state.koers, wish, state.koers.principal)


@router.post("/links/{link_id}/{verdict}")
def decide_link(
    link_id: str, verdict: Literal["confirm", "reject"], state: State, why: Judgement | None = None
) -> LinkView:
    """Confirms or rejects a link; a confirmed one is written into the history of its use case."""
    note = why.note if why else ""
    return decide(state.koers, link_id, state.koers.principal, confirmed=verdict == "confirm", note=note)
