"""Places by score: equal scores share a place."""

import numpy as np

from knowledge.scoring.table import Numbers, Ranks

DIGITS = 9
UNRANKED = 0


def ranks(scores: Numbers) -> Ranks:
    """The place of each along the last axis: 1 for the highest score, equal ones share the best place, 0 where the
    score is NaN."""
    rounded = np.round(scores, DIGITS)
    order = np.argsort(-rounded, axis=-1)
    falling = np.take_along_axis(rounded, order, axis=-1)
    begins = np.ones(falling.shape, dtype=bool)
    begins[..., 1:] = falling[..., 1:] != falling[..., :-1]
    shared = np.maximum.accumulate(np.where(begins, np.arange(1, falling.shape[-1] + 1), 0), axis=-1)
    places = np.empty(order.shape, dtype=np.int64)
    np.put_along_axis(places, order, shared, axis=-1)
    places[np.isnan(rounded)] = UNRANKED
    return places


def place(scores: Numbers, row: int) -> int:
    """The place of one alone, without sorting."""
    if np.isnan(scores[row]):
        return UNRANKED
    return 1 + int(np.count_nonzero(np.round(scores, DIGITS) > round(float(scores[row]), DIGITS)))
