"""Every number that the rules compare with, with the default of the method that it comes from."""

from datetime import date

from pydantic import Field

from knowledge.model.base import Frozen


class Thresholds(Frozen):
    """Days are calendar days, shares lie between 0 and 1. A cycle is a two-week step.

    ``cycle_start`` is the first day of any cycle; without it nothing can be said of work added midway.
    """

    cycle_days: int = Field(default=14, ge=1)
    activity_days: int = Field(default=42, ge=1)

    uncovered_cycles: int = Field(default=2, ge=1)

    gap_cycles: int = Field(default=2, ge=1)
    reflection_days: int = Field(default=14, ge=1)
    xmr_points: int = Field(default=6, ge=2)
    xmr_window: int = Field(default=26, ge=2)
    xmr_recent: int = Field(default=4, ge=1)

    wip_limit: int = Field(default=5, ge=1)
    wip_cycles: int = Field(default=2, ge=1)
    inflow_months: int = Field(default=3, ge=1)
    old_share: float = Field(default=0.30, gt=0, lt=1)
    old_percentile: float = Field(default=0.85, gt=0, lt=1)
    open_cases: int = Field(default=3, ge=1)
    finished_cases: int = Field(default=6, ge=1)

    leadership_days: int = Field(default=42, ge=1)
    adoption_target: float = Field(default=0.5, gt=0, le=1)

    moves: int = Field(default=2, ge=1)
    added_share: float = Field(default=0.30, gt=0, lt=1)
    cycle_work: int = Field(default=5, ge=1)
    cycle_start: date | None = None

    likeness: float = Field(default=0.5, gt=0, le=1)

    roadmap_weeks: int = Field(default=12, ge=1)

    @property
    def longest_gap(self) -> int:
        """The most days that may lie between two moments of looking back."""
        return self.gap_cycles * self.cycle_days
