"""From a portfolio to a ranking: gather evidence, rate, verify, score."""

from graphs.score.report import Report, report
from graphs.score.run import Scoring
from graphs.score.state import Scored, ScoreRequest

__all__ = ["Report", "ScoreRequest", "Scored", "Scoring", "report"]
