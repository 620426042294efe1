"""Questions with the facts that an answer has to hold and the passages that it has to cite."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from evals.datasets.case import Case, Reader
from evals.metrics.gold import GoldPassage
from evals.metrics.nuggets import Nugget
from knowledge.model.base import Frozen
from knowledge.model.portfolio import Id, Role, Stage


class Counted(Frozen):
    """Which use cases a question counts: every condition that is given holds.

    ``begun_before`` and ``begun_from`` look at the first day of exploration, pilot, scaling or use; ``active`` is under
    way with an event in the last 42 days; ``blocked`` has an open blocker; ``effect`` is the best of its effects.
    """

    team: str | None = None
    stages: tuple[Stage, ...] = ()
    role: Role | None = None
    objective: Id | None = None
    process: Id | None = None
    owner: str | None = None
    begun_before: date | None = None
    begun_from: date | None = None
    effect: Literal["none", "shown", "verified"] | None = None
    blocked: bool | None = None
    active: bool | None = None


class QuestionCase(Case):
    """A question of somebody with the rights of ``reader``, asked on ``as_of``.

    ``gold`` are the facts of a right answer, ``passages`` where they stand, ``forbidden`` what must not be said:
    another year's figure, say, or what this reader may not know. Where ``counted`` is given the gold is a count or a
    list of the portfolio, and a test counts it again.
    """

    kind: Literal["questions"] = "questions"
    question: str = Field(min_length=1)
    answerable: bool = True
    as_of: date
    reader: Reader = ()
    gold: tuple[Nugget, ...] = ()
    passages: tuple[GoldPassage, ...] = ()
    forbidden: tuple[Nugget, ...] = ()
    counted: Counted | None = None

    @model_validator(mode="after")
    def _has_an_answer(self) -> "QuestionCase":
        if self.answerable and not (self.gold or self.forbidden):
            raise ValueError("a question that can be answered needs gold or forbidden facts")
        if not self.answerable and (self.gold or self.passages):
            raise ValueError("a question that cannot be answered has no gold facts and no passages")
        return self
