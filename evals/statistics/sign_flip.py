"""The exact test for few source documents: under the null each could as well have differed the other way."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

MOST_CLUSTERS = 14
ROUNDING = 1e-9


def sign_flip(differences: Sequence[float], clusters: Sequence[str]) -> float | None:
    """Two-sided p: the share of all 2^G ways to give each cluster's sum a sign whose mean is at least as far from 0.

    None above 14 clusters, where t(G−1) does. ValueError without differences.
    """
    if not differences:
        raise ValueError("there are no differences to test")
    sums: dict[str, float] = defaultdict(float)
    for value, cluster in zip(differences, clusters, strict=True):
        sums[cluster] += value
    if len(sums) > MOST_CLUSTERS:
        return None
    totals = np.zeros(1)
    for each in sums.values():
        totals = np.concatenate([totals + each, totals - each])
    seen = abs(sum(sums.values()))
    return float(np.mean(np.abs(totals) >= seen - ROUNDING * max(1.0, seen)))
