"""What would change a place: the smallest change of a single rating that moves a use case up, or down."""

from collections.abc import Iterator

import numpy as np

from knowledge.model.base import Frozen
from knowledge.scoring.methods import Method
from knowledge.scoring.ranks import DIGITS, UNRANKED, place
from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion
from knowledge.scoring.table import CRITERIA, Numbers, Table


class Change(Frozen):
    """One other rating, and the place that comes of it; all else stays as it is."""

    criterion: Criterion
    before: int
    after: int
    rank_before: int
    rank_after: int


def smallest_changes(table: Table, row: int, weights: Numbers, method: Method) -> tuple[Change | None, Change | None]:
    """The smallest change that moves one use case at least one place up, and the smallest that moves it down.

    Among changes of one size the one that moves it least counts; None where no single rating does it.
    """
    before = place(method.score(table, weights), row)
    if before == UNRANKED:
        return None, None
    changes = list(_changes(table, row, weights, method, before))
    up = min((each for each in changes if each.rank_after < before), key=_size, default=None)
    down = min((each for each in changes if each.rank_after > before), key=_size, default=None)
    return up, down


def swapping_change(table: Table, one: int, other: int, weights: Numbers, method: Method) -> Change | None:
    """The smallest change of a rating of ``one`` that puts it level with ``other`` or on its other side; of two
    that are level, the one that parts them. None where no single rating does it, or either has no score."""
    ahead = _ahead(method.score(table, weights), one, other)
    if np.isnan(ahead):
        return None
    changes = []
    for change, scores in _alternatives(table, one, weights, method):
        if _ahead(scores, one, other) != ahead:
            changes.append(change)
    return min(changes, key=_size, default=None)


def _changes(table: Table, row: int, weights: Numbers, method: Method, before: int) -> Iterator[Change]:
    for change, _ in _alternatives(table, row, weights, method):
        if change.rank_after != before:
            yield change


def _alternatives(table: Table, row: int, weights: Numbers, method: Method) -> Iterator[tuple[Change, Numbers]]:
    """Every other value of every single rating, and the scores that come of it."""
    before = place(method.score(table, weights), row)
    for column, criterion in enumerate(CRITERIA):
        given = round(float(table.values[row, column]))
        for value in range(LOWEST, HIGHEST + 1):
            if value != given:
                scores = method.score(table.with_value(row, column, value), weights)
                after = place(scores, row)
                change = Change(criterion=criterion, before=given, after=value, rank_before=before, rank_after=after)
                yield change, scores


def _ahead(scores: Numbers, one: int, other: int) -> float:
    return float(np.sign(np.round(scores[one] - scores[other], DIGITS)))


def _size(change: Change) -> tuple[int, int]:
    return abs(change.after - change.before), abs(change.rank_after - change.rank_before)
