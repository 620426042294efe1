"""TOPSIS (Hwang & Yoon 1981): near the best of every criterion, and far from the worst."""

import numpy as np

from knowledge.scoring.table import Numbers, Table


def topsis(table: Table, weights: Numbers) -> Numbers:
    """n closenesses C = D⁻/(D⁺+D⁻) from 0 to 1; one half for all where all are rated alike."""
    values = table.values
    if not len(values):
        return np.zeros(0)
    weighed = weights * values / np.sqrt((values**2).sum(axis=0))
    to_best = np.sqrt(((weighed - weighed.max(axis=0)) ** 2).sum(axis=1))
    to_worst = np.sqrt(((weighed - weighed.min(axis=0)) ** 2).sum(axis=1))
    total = to_best + to_worst
    closeness: Numbers = np.divide(to_worst, total, out=np.full(len(values), 0.5), where=total > 0)
    return closeness
