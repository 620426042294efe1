"""Decisions over HTTP."""

from fastapi import APIRouter

from service.api.state import State
from service.decisions import Choice, Decision, decide

router = APIRouter(tags=["portfolio"])


@router.post("/decisions")
def decisions(choice: Choice, state: State) -> Decision:
    """Weighs 2 to 5 options side by side, and says what would follow from each. Nothing is stored."""
    return decide(state.koers, choice, state.koers.principal)
