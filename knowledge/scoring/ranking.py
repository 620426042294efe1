"""The ranking of use cases by one method, with how sure it is and what the other methods say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import isnan

import numpy as np

from knowledge.errors import NotFound
from knowledge.scoring import problems
from knowledge.scoring.change import Change, smallest_changes, swapping_change
from knowledge.scoring.correlation import kendall_tau
from knowledge.scoring.methods import METHODS, Method, MethodName
from knowledge.scoring.ranks import DIGITS, UNRANKED, ranks
from knowledge.scoring.rating import HIGHEST, LOWEST, Rating, effective, newest_per_rater
from knowledge.scoring.score import Given, Score, given_of
from knowledge.scoring.stability import DRAWS, Spread, Stability, distinguishable, stability
from knowledge.scoring.table import CRITERIA, DEFAULT_WEIGHTS, Numbers, Ranks, Table, Weights, weight_vector

ROUNDING = 0.5
"""A rating is rounded to a whole step, so what several raters mean may lie half a step beyond what they say."""
ALONE = 1.0
"""Where one rated alone, another may well differ by a step."""
UNKNOWN = 1.5
"""Where something that counts is unknown, the rating may be off by more."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A use case with every rating of it; at least one on each criterion.

    ``points`` orders those that share a place. ``enables`` is the number of other use cases that it makes possible,
    ``reach`` the cases a year of its processes, ``confidence`` from 0 to 1 how much of what counts is known.
    """

    use_case_id: str
    title: str
    ratings: Sequence[Rating]
    team: str = ""
    enables: int = 0
    reach: float | None = None
    confidence: float = 1.0
    points: float = 0.0


@dataclass(frozen=True)
class Ranking:
    """Use cases in the order of their places; row i of ``table`` is of ``scores[i]``."""

    as_of: date
    method: Method
    weights: Weights
    scores: tuple[Score, ...]
    table: Table
    stability: Stability
    agreement: Mapping[MethodName, float | None]

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The row of each use case."""
        return {score.use_case_id: row for row, score in enumerate(self.scores)}

    def score(self, use_case_id: str) -> Score:
        """The score of one use case with what would change it; NotFound where it is not ranked."""
        if use_case_id not in self.rows:
            raise NotFound(problems.NOT_RANKED(use_case=use_case_id), problems.WHO_IS_NOT())
        row = self.rows[use_case_id]
        up, down = smallest_changes(self.table, row, weight_vector(self.weights), self.method)
        return self.scores[row].model_copy(update={"up": up, "down": down})

    def swap(self, one: str, other: str) -> Change | None:
        """The smallest change of a rating of ``one`` that puts it level with or on the other side of ``other``."""
        vector = weight_vector(self.weights)
        return swapping_change(self.table, self.rows[one], self.rows[other], vector, self.method)

    def told_apart(self, one: str, other: str) -> bool:
        """Whether the rank intervals of both leave no doubt about their order."""
        first, second = self.scores[self.rows[one]].rank_interval, self.scores[self.rows[other]].rank_interval
        return first is not None and second is not None and distinguishable(first, second)

    def top(self, places: int) -> Mapping[str, float]:
        """P(rank ≤ ``places``) of each use case."""
        chances = self.stability.top(places)
        return {score.use_case_id: float(chances[row]) for row, score in enumerate(self.scores)}


def rank(
    candidates: Sequence[Candidate],
    as_of: date,
    method: Method,
    rng: np.random.Generator,
    weights: Weights = DEFAULT_WEIGHTS,
    draws: int = DRAWS,
) -> Ranking:
    """The ranking of ``candidates``. At the same score the one with more points stands first, then by title; they
    share a place all the same. What the method cannot score stands last, without a place."""
    vector = weight_vector(weights)
    rows = [_row(candidate) for candidate in candidates]
    by_score = zip(method.score(_table(rows), vector), rows, strict=True)
    rows = [row for _, row in sorted(by_score, key=lambda pair: _order(*pair))]
    table = _table(rows)
    sure = stability(table, _spread(rows), vector, method, rng, draws)
    places = {name: ranks(other.score(table, vector)) for name, other in METHODS.items()}
    scores = _scores(rows, method.score(table, vector), places, sure, method.name, as_of)
    return Ranking(as_of, method, weights, scores, table, sure, _agreement(places, method.name, rng))


@dataclass(frozen=True, slots=True)
class _Row:
    """A use case with the rating that counts on each criterion, and the other raters' last words."""

    of: Candidate
    given: tuple[Rating, ...]
    others: tuple[tuple[Rating, ...], ...]


def _row(candidate: Candidate) -> _Row:
    given, others = [], []
    for criterion in CRITERIA:
        last = newest_per_rater(each for each in candidate.ratings if each.criterion is criterion)
        if not last:
            raise ValueError(f"{candidate.use_case_id} has no rating of {criterion.value}")
        counts = effective(last)
        given.append(counts)
        others.append(tuple(each for each in last if each is not counts))
    return _Row(candidate, tuple(given), tuple(others))


def _table(rows: Sequence[_Row]) -> Table:
    values = [[float(rating.value) for rating in row.given] for row in rows]
    return Table(
        np.asarray(values, dtype=np.float64).reshape(-1, len(CRITERIA)),
        np.array([min(LOWEST + row.of.enables, HIGHEST) for row in rows], dtype=np.float64),
        np.array([np.nan if row.of.reach is None else row.of.reach for row in rows], dtype=np.float64),
        np.array([row.of.confidence for row in rows], dtype=np.float64),
    )


def _spread(rows: Sequence[_Row]) -> Spread:
    bounds = [[_bounds(*pair) for pair in zip(row.given, row.others, strict=True)] for row in rows]
    numbers = np.asarray(bounds, dtype=np.float64).reshape(-1, len(CRITERIA), 2)
    return Spread(numbers[:, :, 0], numbers[:, :, 1])


def _bounds(counts: Rating, others: Sequence[Rating]) -> tuple[float, float]:
    step = UNKNOWN if counts.unknown else ROUNDING if others else ALONE
    values = [counts.value, *(each.value for each in others)]
    return max(LOWEST, min(values) - step), min(HIGHEST, max(values) + step)


def _order(score: float, row: _Row) -> tuple[bool, float, float, str, str]:
    unscored = isnan(score)
    rounded = 0.0 if unscored else -round(float(score), DIGITS)
    return unscored, rounded, -row.of.points, row.of.title, row.of.use_case_id


def _scores(
    rows: Sequence[_Row],
    scores: Numbers,
    places: Mapping[MethodName, Ranks],
    sure: Stability,
    method: MethodName,
    as_of: date,
) -> tuple[Score, ...]:
    low, high = sure.intervals()
    low, high = np.minimum(low, places[method]), np.maximum(high, places[method])
    ranked = ~np.isnan(scores)
    apart = np.zeros(len(rows), dtype=bool)
    apart[:-1] = ranked[:-1] & ranked[1:] & (high[:-1] < low[1:])
    return tuple(
        Score(
            use_case_id=row.of.use_case_id,
            title=row.of.title,
            team=row.of.team,
            **_givens(row),
            score=float(scores[place]) if ranked[place] else None,
            method=method,
            rank=int(places[method][place]) or None,
            rank_interval=(int(low[place]), int(high[place])) if ranked[place] else None,
            told_apart=bool(apart[place]),
            ranks={name: int(own[place]) or None for name, own in places.items()},
            as_of=as_of,
        )
        for place, row in enumerate(rows)
    )


def _givens(row: _Row) -> dict[str, Given]:
    of = zip(CRITERIA, row.given, row.others, strict=True)
    return {criterion.value: given_of(rating, others) for criterion, rating, others in of}


def _agreement(
    places: Mapping[MethodName, Ranks], chosen: MethodName, rng: np.random.Generator
) -> dict[MethodName, float | None]:
    """Kendall's τ of every other method's ranking to the chosen one, over what both can rank."""
    found: dict[MethodName, float | None] = {}
    for name, own in places.items():
        if name == chosen:
            continue
        both = (own != UNRANKED) & (places[chosen] != UNRANKED)
        found[name] = kendall_tau(own[both], places[chosen][both], rng) if both.sum() > 1 else None
    return found
