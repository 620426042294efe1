"""The weighted sum: the default, because everybody can add it up."""

from knowledge.scoring.table import Numbers, Table


def weighted_sum(table: Table, weights: Numbers) -> Numbers:
    """… × n scores from 1 to 5; ``weights`` add up to one."""
    scores: Numbers = (table.values @ weights[..., None])[..., 0]
    return scores
