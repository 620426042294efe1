"""Passages of documents in force."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from knowledge.model.base import Language
from knowledge.model.documents import Hit
from service.api.state import State
from service.documents import Wanted, find

router = APIRouter(tags=["documents"])


class Found(BaseModel):
    """Passages, best first."""

    items: list[Hit]


@router.get("/search")
def search(
    state: State,
    q: Annotated[str, Query(description="What to look for, in Dutch or English.")],
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    as_of: Annotated[date | None, Query(description="Documents in force on this day; today by default.")] = None,
    every: Annotated[bool, Query(description="Also documents that are not in force.")] = False,
    language: Annotated[Language | None, Query(description="Language of the question, where it is known.")] = None,
) -> Found:
    """The passages that fit best, by their words and by their meaning."""
    wanted = Wanted(text=q, limit=limit, as_of=as_of, every=every, language=language)
    return Found(items=find(state.koers, wanted))
