"""The rankings made last: the same question about a history that did not change has the same answer."""

from collections import deque
from dataclasses import dataclass
from datetime import date

from agents.scorer import dossiers
from graphs.score.nodes import earlier_ratings, ranking_of
from graphs.score.state import Desk
from knowledge.history.portfolio import Portfolio
from knowledge.model.base import Language
from knowledge.scoring.methods import Method
from knowledge.scoring.ranking import Ranking
from knowledge.scoring.rating import Rating
from knowledge.scoring.table import Weights

KEPT = 4
"""One of ten thousand use cases takes tens of megabytes."""


@dataclass(frozen=True, slots=True)
class _Asked:
    as_of: date
    language: Language
    method: Method
    weights: Weights
    given: tuple[Rating, ...]


class Recent:
    """Shared between threads. What a reader sees is made anew when the history grows, so that it stands for its
    revision."""

    def __init__(self) -> None:
        self._made: deque[tuple[Portfolio, _Asked, Ranking]] = deque(maxlen=KEPT)

    def ranked(self, desk: Desk) -> Ranking:
        """The ranking by people's ratings, what a model said before, and the rules, as this reader may see them."""
        request = desk.request
        portfolio = desk.portfolio.load(request.principal)
        snapshot = portfolio.at(request.as_of)
        given = earlier_ratings(desk, snapshot).ratings
        asked = _Asked(request.as_of, request.language, request.method, request.weights, given)
        for seen, before, ranking in list(self._made):
            if seen is portfolio and before == asked:
                return ranking
        made = ranking_of(desk, dossiers(snapshot, request.language, request.at), given)
        self._made.append((portfolio, asked, made))
        return made
