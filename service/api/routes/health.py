"""Whether the process lives, and whether it can answer."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from service.api.state import State

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """Healthy is when this comes back; ``pending`` is how many passages are not yet found by meaning."""

    status: Literal["ok"] = "ok"
    pending: int | None = None


@router.get("/healthz")
def healthz() -> Health:
    """Answers as long as the process lives."""
    return Health()


@router.get("/readyz")
def readyz(state: State) -> Health:
    """Answers 200 when the database and the search can be used, and 503 with the reason otherwise."""
    return Health(pending=state.koers.check())
