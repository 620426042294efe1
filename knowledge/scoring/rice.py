"""RICE (Intercom): reach times impact times confidence, divided by effort."""

import numpy as np

from knowledge.scoring.table import Numbers, Table, columns, size

MULTIPLIERS = np.array([0.25, 0.5, 1.0, 2.0, 3.0])


def rice(table: Table, _: Numbers) -> Numbers:
    """… × n scores; NaN where the reach is unknown, because then nothing can be said. The method has no weights.

    Reach is the cases a year of the processes it touches. Impact 1 to 5 counts as minimal, low, medium, high and
    massive: 0.25, 0.5, 1, 2 and 3, and what lies between as much as lies between those.
    """
    impact, feasibility, _urgency = columns(table.values)
    multiplier = np.interp(impact, np.arange(1, 6), MULTIPLIERS)
    scores: Numbers = table.reach * multiplier * table.confidence / size(feasibility)
    return scores
