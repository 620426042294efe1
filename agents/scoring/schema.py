"""What the rating prompt is answered with. What of it counts is decided by ``judged``."""

from pydantic import Field

from knowledge.model.base import Frozen
from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion


class DraftRating(Frozen):
    """One rating as a model gave it: not yet verified."""

    use_case: str = Field(description="The label of the use case, such as case-1.")
    criterion: Criterion
    reason: str = Field(min_length=1, description="One sentence, plain text: what in the evidence decided it.")
    evidence: tuple[str, ...] = Field(description="The ids of the evidence that the sentence rests on.")
    value: int = Field(ge=LOWEST, le=HIGHEST, description="The rating whose anchor fits best.")


class DraftRatings(Frozen):
    """The ratings of one batch of use cases."""

    ratings: tuple[DraftRating, ...]
