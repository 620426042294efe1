"""TOPSIS (Hwang & Yoon 1981): near the best of every criterion, and far from the worst."""

import numpy as np

from knowledge.scoring.table import Numbers, Table


def topsis(table: Table, weights: Numbers) -> Numbers:
    """… × n closenesses C = D⁻/(D⁺+D⁻) from 0 to 1; one half for all where all are rated alike."""
    values = table.values
    if not values.size:
        return np.zeros(values.shape[:-1])
    weighed = weights[..., None, :] * values / np.sqrt((values**2).sum(axis=-2, keepdims=True))
    to_best = np.sqrt(((weighed - weighed.max(axis=-2, keepdims=True)) ** 2).sum(axis=-1))
    to_worst = np.sqrt(((weighed - weighed.min(axis=-2, keepdims=True)) ** 2).sum(axis=-1))
    total = to_best + to_worst
    closeness: Numbers = np.divide(to_worst, total, out=np.full(total.shape, 0.5), where=total > 0)
    return closeness
