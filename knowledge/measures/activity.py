"""Activity: a use case is active when it is under way and something happened to it lately."""

from collections.abc import Iterable
from datetime import date, timedelta

from knowledge.history.fold import UseCaseState

ACTIVITY_WINDOW_DAYS = 42


def is_active(state: UseCaseState, as_of: date) -> bool:
    """Under way, with at least one event in the three two-week cycles up to ``as_of``."""
    return state.under_way and state.last_event_on > as_of - timedelta(days=ACTIVITY_WINDOW_DAYS)


def active(states: Iterable[UseCaseState], as_of: date) -> list[UseCaseState]:
    """The active ones among ``states``, order kept."""
    return [state for state in states if is_active(state, as_of)]
