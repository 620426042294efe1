"""Builds ratings and rankings for tests."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import numpy as np

from knowledge.scoring.methods import METHODS, MethodName
from knowledge.scoring.ranking import Candidate, Ranking, rank
from knowledge.scoring.rating import Criterion, RaterKind, Rating

TODAY = date(2026, 6, 1)
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def rating(
    use_case: str,
    criterion: str,
    value: int,
    kind: RaterKind = "rule",
    rater: str = "rules@1",
    at: datetime = NOON,
    unknown: tuple[str, ...] = (),
) -> Rating:
    return Rating(
        use_case=use_case,
        criterion=Criterion(criterion),
        value=value,
        kind=kind,
        rater=rater,
        reason=f"{rater} says {value}",
        unknown=unknown,
        language="en",
        as_of=at.date(),
        at=at,
    )


def candidate(key: str, values: Sequence[int], *more: Rating, **known: object) -> Candidate:
    ratings = [rating(key, criterion.value, value) for criterion, value in zip(Criterion, values, strict=True)]
    return Candidate(key, f"Case {key}", [*ratings, *more], **known)  # type: ignore[arg-type]


def ranked(cases: Mapping[str, Sequence[int]], method: MethodName = "weighted", draws: int = 100) -> Ranking:
    candidates = [candidate(key, values) for key, values in cases.items()]
    return rank(candidates, TODAY, METHODS[method], np.random.default_rng(1), draws=draws)
