"""The rankings made last: the same question about a history that did not change has the same answer."""

from collections import deque
from dataclasses import dataclass

from agents.scorer import dossiers
from graphs.score.nodes import earlier_ratings, ranking_of
from graphs.score.state import Desk
from knowledge.history.portfolio import Snapshot
from knowledge.model.base import Language
from knowledge.scoring.methods import Method
from knowledge.scoring.ranking import Ranking
from knowledge.scoring.rating import Rating
from knowledge.scoring.table import Weights

KEPT = 4
"""One of ten thousand use cases takes tens of megabytes."""


@dataclass(frozen=True, slots=True)
class _Asked:
    language: Language
    method: Method
    weights: Weights
    given: tuple[Rating, ...]


class Recent:
    """Shared between threads. A snapshot is made anew when the history grows, so that it stands for its revision."""

    def __init__(self) -> None:
        self._made: deque[tuple[Snapshot, _Asked, Ranking]] = deque(maxlen=KEPT)

    def ranked(self, desk: Desk) -> Ranking:
        """The ranking by people's ratings, what a model said before, and the rules, as this reader may see them."""
        request = desk.request
        snapshot = desk.portfolio.load(request.principal).at(request.as_of)
        given = earlier_ratings(desk, snapshot).ratings
        asked = _Asked(request.language, request.method, request.weights, given)
        for known, before, ranking in list(self._made):
            if known is snapshot and before == asked:
                return ranking
        made = ranking_of(desk, dossiers(snapshot, request.language, request.at), given)
        self._made.append((snapshot, asked, made))
        return made
