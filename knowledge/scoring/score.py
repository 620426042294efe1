"""A use case's score and place, with the ratings that they rest on."""

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from knowledge.model.base import Frozen
from knowledge.scoring.change import Change
from knowledge.scoring.methods import MethodName
from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion, Rating


class Overruled(Frozen):
    """A rating that is kept but does not count, because somebody's of more weight does."""

    rating: int = Field(ge=LOWEST, le=HIGHEST)
    rater: str
    reason: str


class Given(Frozen):
    """The rating that counts, and those that it overrules."""

    rating: int = Field(ge=LOWEST, le=HIGHEST)
    rater: str
    evidence: tuple[str, ...] = ()
    reason: str
    unknown: tuple[str, ...] = ()
    overruled: tuple[Overruled, ...] = ()


class Score(Frozen):
    """Where one use case stands; ``ranks`` holds its place by every method, so that disagreement shows.

    ``rank_interval`` holds its place, and 90 % of the places that it takes when ratings and weights are drawn around
    the given ones. ``told_apart`` is false where that interval overlaps with that of the next one down. Score and place
    are None where the method cannot say anything, because a figure is unknown.
    """

    use_case_id: str
    title: str
    team: str = ""
    impact: Given
    feasibility: Given
    urgency: Given
    score: float | None
    method: MethodName
    rank: int | None
    rank_interval: tuple[int, int] | None
    told_apart: bool = False
    ranks: Mapping[MethodName, int | None] = Field(default_factory=dict)
    up: Change | None = None
    down: Change | None = None
    as_of: date

    def given(self, criterion: Criterion) -> Given:
        """The rating that counts on one criterion."""
        given: Given = getattr(self, criterion.value)
        return given


def given_of(counts: Rating, others: tuple[Rating, ...]) -> Given:
    """The rating that counts beside the other raters' last words."""
    return Given(
        rating=counts.value,
        rater=counts.by,
        evidence=counts.evidence,
        reason=counts.reason,
        unknown=counts.unknown,
        overruled=tuple(Overruled(rating=each.value, rater=each.by, reason=each.reason) for each in others),
    )
