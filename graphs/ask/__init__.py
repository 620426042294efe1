"""From a question to a verified answer: plan, evidence, specialists, verify, compose."""

from graphs.ask.run import Ask, Step
from graphs.ask.state import AskRequest, Progress

__all__ = ["Ask", "AskRequest", "Progress", "Step"]
