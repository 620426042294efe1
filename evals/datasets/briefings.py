"""Periods with the facts that a briefing about them has to hold, and those that it must not."""

from typing import Literal

from pydantic import model_validator

from evals.datasets.case import Case, Reader
from evals.metrics.nuggets import Nugget
from knowledge.model.briefing import Audience, Span


class BriefingCase(Case):
    """A briefing on the dataset's organisation, for an audience whose members have the rights of ``readers``."""

    kind: Literal["briefings"] = "briefings"
    period: Span
    audience: Audience = Audience()
    readers: tuple[Reader, ...] = ((),)
    required: tuple[Nugget, ...] = ()
    forbidden: tuple[Nugget, ...] = ()

    @model_validator(mode="after")
    def _asks_something(self) -> "BriefingCase":
        if not (self.required or self.forbidden):
            raise ValueError("a briefing case needs required or forbidden facts")
        return self
