"""Ratings: what somebody thinks of one use case on one criterion, on what evidence, and why."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from pydantic import AwareDatetime, Field

from knowledge.model.base import Frozen, Labelled, Language
from knowledge.model.portfolio import Id

LOWEST, HIGHEST = 1, 5
RaterKind = Literal["person", "model", "rule"]
PRECEDENCE: tuple[RaterKind, ...] = ("rule", "model", "person")


class Criterion(Labelled):
    """What a use case is rated on (playbook, section 2)."""

    IMPACT = "impact"
    FEASIBILITY = "feasibility"
    URGENCY = "urgency"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {
            cls.IMPACT: ("impact", "impact"),
            cls.FEASIBILITY: ("haalbaarheid", "feasibility"),
            cls.URGENCY: ("urgentie", "urgency"),
        }


class Rating(Frozen):
    """One judgement from 1 to 5 about the state at the end of ``as_of``, given ``at`` a moment.

    ``rater`` is a person's id, or the name and version of a prompt or a set of rules. ``unknown`` names what
    would have counted but is not known. A person's rating needs a reason.
    """

    use_case: Id
    criterion: Criterion
    value: int = Field(ge=LOWEST, le=HIGHEST)
    kind: RaterKind
    rater: str = Field(min_length=1)
    evidence: tuple[str, ...] = ()
    reason: str = Field(min_length=1, max_length=2_000)
    unknown: tuple[str, ...] = ()
    language: Language
    as_of: date
    at: AwareDatetime

    @property
    def by(self) -> str:
        """Who rated, such as ``person:owner`` or ``rule:rules@1``."""
        return f"{self.kind}:{self.rater}"


def newest_per_rater(ratings: Iterable[Rating]) -> list[Rating]:
    """Each rater's last word; the later of two at the same moment counts."""
    newest: dict[str, Rating] = {}
    for rating in sorted(ratings, key=_moment):
        newest.pop(rating.by, None)
        newest[rating.by] = rating
    return list(newest.values())


def effective(ratings: Sequence[Rating]) -> Rating:
    """The rating that counts among those of one use case and criterion: a person's before a model's before a
    rule's, and the newest of its kind. Raises ValueError where there is none."""
    return max(newest_per_rater(ratings), key=lambda each: (PRECEDENCE.index(each.kind), each.at))


def _moment(rating: Rating) -> datetime:
    return rating.at
