"""The interval of one metric of one variant: Wilson for plain rates, else the mean with its clustered error."""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from statistics import fmean

from evals.metrics.metric import Kind
from evals.statistics.clustered import Estimate, clustered_mean
from evals.statistics.items import Item
from knowledge.measures.wilson import wilson


def estimate(items: Sequence[Item], kind: Kind) -> Estimate | None:
    """The mean with its 95 % interval, within 0 and 1 for shares; None without items.

    Cases that are 0 or 1 each get the Wilson interval, unless those of one document are so much alike that the
    clustered interval is the wider. It says nothing where all cases score the same: Wilson does then too.
    """
    found = clustered_mean(items)
    if found is None or kind == "continuous":
        return found
    plain = _plain(items) if kind == "binary" and all(item.mean in {0.0, 1.0} for item in items) else None
    if plain and (found.error is None or _is_wider(plain, found)):
        return plain
    if found.low is None or found.high is None:
        return found
    return replace(found, low=max(0.0, found.low), high=min(1.0, found.high))


def _plain(items: Sequence[Item]) -> Estimate:
    right, count = sum(item.mean == 1.0 for item in items), len(items)
    low, high = wilson(right, count)
    mean = fmean(item.mean for item in items)
    error = sqrt(mean * (1 - mean) / count)
    return Estimate(mean, count, len({item.cluster for item in items}), error, low, high, "Wilson")


def _is_wider(one: Estimate, other: Estimate) -> bool:
    return (one.high or 0.0) - (one.low or 0.0) >= (other.high or 0.0) - (other.low or 0.0)
