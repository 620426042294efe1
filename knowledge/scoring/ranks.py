"""Places by score: equal scores share a place."""

import numpy as np

from knowledge.scoring.table import Numbers, Ranks

DIGITS = 9
UNRANKED = 0


def ranks(scores: Numbers) -> Ranks:
    """The place of each: 1 for the highest score, equal ones share the best place, 0 where the score is NaN."""
    rounded = np.round(scores, DIGITS)
    known = np.sort(rounded[~np.isnan(rounded)])
    better = len(known) - np.searchsorted(known, rounded, side="right")
    return np.where(np.isnan(rounded), UNRANKED, better + 1)


def place(scores: Numbers, row: int) -> int:
    """The place of one alone, without sorting."""
    if np.isnan(scores[row]):
        return UNRANKED
    return 1 + int(np.count_nonzero(np.round(scores, DIGITS) > round(float(scores[row]), DIGITS)))
