"""From a leader or a team to two weeks of doable steps: gather, decide, word, verify, compose."""

from graphs.coach.run import Coach
from graphs.coach.state import CoachRequest, Library

__all__ = ["Coach", "CoachRequest", "Library"]
