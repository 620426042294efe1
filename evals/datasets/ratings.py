"""Use cases with the ratings that raters gave them by the written anchors."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from agents.scoring.anchors import anchors
from evals.datasets.case import Case
from evals.datasets.history import History
from knowledge.model.base import Frozen
from knowledge.model.portfolio import Id
from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion

Value = Annotated[int, Field(ge=LOWEST, le=HIGHEST)]


class Rated(Frozen):
    """What one rater gave, and why in a sentence."""

    rater: str = Field(min_length=1)
    impact: Value
    feasibility: Value
    urgency: Value
    reason: str = ""

    def value(self, criterion: Criterion) -> int:
        """The rating on a criterion."""
        found: int = getattr(self, criterion.value)
        return found


class RatingCase(Case):
    """A use case as it stands on ``as_of``, in its own ``history`` or else in the dataset's organisation.

    The first of ``ratings`` is the reference; a second gives the agreement of raters with each other. ``rubric`` is the
    version of the anchors (``agents/scoring/anchors.yaml``) that they were given by.
    """

    kind: Literal["ratings"] = "ratings"
    use_case: Id
    as_of: date
    history: History | None = None
    rubric: int
    ratings: tuple[Rated, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _rubric_in_force(self) -> "RatingCase":
        if self.rubric != anchors().version:
            raise ValueError(f"rated by version {self.rubric} of the anchors; version {anchors().version} is in force")
        return self
