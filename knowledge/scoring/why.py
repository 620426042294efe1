"""Why one use case stands above another: what each criterion adds, in the weighted sum that people can follow."""

from knowledge.model.base import Frozen
from knowledge.scoring.ranking import Ranking
from knowledge.scoring.rating import Criterion
from knowledge.scoring.table import CRITERIA, weight_vector


class Difference(Frozen):
    """One criterion: both ratings, and their difference times its weight."""

    criterion: Criterion
    one: int
    other: int
    weight: float
    adds: float


def differences(ranking: Ranking, one: str, other: str) -> tuple[Difference, ...]:
    """Criterion by criterion, what decides most first; all of them add up to the difference of the weighted sums."""
    first, second = ranking.scores[ranking.rows[one]], ranking.scores[ranking.rows[other]]
    vector = weight_vector(ranking.weights)
    found = []
    for criterion, weight in zip(CRITERIA, vector, strict=True):
        mine, theirs = first.given(criterion).rating, second.given(criterion).rating
        adds = float(weight) * (mine - theirs)
        found.append(Difference(criterion=criterion, one=mine, other=theirs, weight=float(weight), adds=adds))
    return tuple(sorted(found, key=lambda each: -abs(each.adds)))
