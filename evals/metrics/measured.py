"""What a metric says of one case: a value, or why there is none."""

from typing import Literal, Self

from pydantic import Field, model_validator

from knowledge.model.base import Frozen

Status = Literal["ok", "failed", "not_applicable", "unparsable"]


class Measured(Frozen):
    """One metric of one case in one repeat.

    ``value`` is there where the status is ok, and only there. ``failed``: the run crashed or timed out, and counts
    as the metric's worst value. ``not_applicable``: the case has nothing to measure. ``unparsable``: a judge's reply
    could not be read, which is never a score. ``weight`` is what the value is a share of (claims, alerts, subjects):
    pooled figures add up parts and wholes.
    """

    value: float | None = None
    status: Status = "ok"
    reason: str = ""
    weight: float = Field(default=1.0, gt=0, allow_inf_nan=False)

    @model_validator(mode="after")
    def _has_a_value_or_a_reason(self) -> Self:
        if (self.status == "ok") != (self.value is not None):
            raise ValueError("a measured case has a value, any other has none")
        if self.status != "ok" and not self.reason:
            raise ValueError("a case without a value says why")
        return self


def measured(value: float, weight: float = 1.0) -> Measured:
    """A value."""
    return Measured(value=value, weight=weight)


def share(part: float, whole: float, nothing: str) -> Measured:
    """``part`` of ``whole``; of nothing there is no share, for the reason ``nothing``."""
    return Measured(value=part / whole, weight=whole) if whole else not_applicable(nothing)


def failed(reason: str, weight: float = 1.0) -> Measured:
    """The system gave no output: a crash or a timeout. ``weight`` as for a value, where it is known."""
    return Measured(status="failed", reason=reason, weight=weight)


def not_applicable(reason: str) -> Measured:
    """The case has nothing that this metric measures."""
    return Measured(status="not_applicable", reason=reason)


def unparsable(reason: str) -> Measured:
    """A judge replied something that cannot be read."""
    return Measured(status="unparsable", reason=reason)
