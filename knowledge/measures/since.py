"""Since when a use case is in its stage, and no more than is known of that."""

from knowledge.history.fold import UseCaseState
from knowledge.measures.phrases import day, pick
from knowledge.model.base import Language


def in_stage_since(state: UseCaseState, language: Language) -> str:
    """``16 december 2024``, or ``16 december 2024 of eerder`` where its source first listed it so on that day."""
    earlier = pick(language, " of eerder", " or earlier") if state.stage in state.seen else ""
    return day(state.stage_since, language) + earlier
