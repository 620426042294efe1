"""Activity: a use case is active when it is under way and something happened to it lately."""

from collections.abc import Iterable
from datetime import date

from knowledge.history.fold import UseCaseState
from knowledge.measures.phrases import pick
from knowledge.model.base import Language

ACTIVITY_WINDOW_DAYS = 42


def is_active(state: UseCaseState, as_of: date) -> bool:
    """Under way, with at least one event in the three two-week cycles up to and including ``as_of``."""
    return state.under_way and (as_of - state.last_event_on).days < ACTIVITY_WINDOW_DAYS


def active(states: Iterable[UseCaseState], as_of: date) -> list[UseCaseState]:
    """The active ones among ``states``, order kept."""
    return [state for state in states if is_active(state, as_of)]


def definition(language: Language) -> str:
    """What active means, for the sentence that counts it."""
    return pick(
        language,
        "actief is: in verkenning, pilot, opschaling of gebruik, met een gebeurtenis in de laatste "
        f"{ACTIVITY_WINDOW_DAYS} dagen",
        f"active means: exploring, piloting, scaling or live, with an event in the last {ACTIVITY_WINDOW_DAYS} days",
    )
