"""Exact McNemar: two variants that are right or wrong once on the same cases."""

from math import comb


def mcnemar(better: int, worse: int) -> float:
    """Two-sided p of the cases that differ: ``better`` only B is right, ``worse`` only A is; 1 where none differs."""
    if better < 0 or worse < 0:
        raise ValueError("counts are not negative")
    differing = better + worse
    tail = sum(comb(differing, count) for count in range(min(better, worse) + 1))
    return min(1.0, 2 * tail / (1 << differing))
