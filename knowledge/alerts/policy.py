"""When an alert fires, ends, returns and is brought up again."""

from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from knowledge.model.base import Frozen


class Policy(Frozen):
    """Windows are spans of ``window_days``; only those in which a scan ran count, each once.

    An alert fires when found in ``needed`` of the last ``of`` windows, and is resolved after ``clear_after`` windows
    in a row without a finding. Found again up to ``reopen_within`` days later it is the same alert; after that a new
    one, which is why a ``period_days`` of the fingerprint may not be longer. It escalates by one level after each
    number of days in ``escalate_after`` that nobody answers.
    """

    window_days: int = Field(default=1, ge=1)
    needed: int = Field(default=2, ge=1)
    of: int = Field(default=3, ge=1)
    clear_after: int = Field(default=2, ge=1)
    reopen_within: int = Field(default=28, ge=1)
    period_days: int = Field(default=28, ge=1)
    escalate_after: tuple[Annotated[int, Field(ge=1)], ...] = (7, 21)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.needed > self.of:
            raise ValueError("an alert cannot need more windows than are looked at: needed is larger than of")
        if self.period_days > self.reopen_within:
            raise ValueError("two alerts would share a fingerprint: period_days is longer than reopen_within")
        if any(later <= earlier for earlier, later in pairwise(self.escalate_after)):
            raise ValueError("every level of escalation comes later than the one before")
        return self
