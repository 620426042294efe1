"""The scores of a run, with its repeats averaged first: repeats are not extra cases."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from statistics import fmean, variance


@dataclass(frozen=True, slots=True)
class Score:
    """What one repeat of a case scored; ``cluster`` is the source document that the case was made from."""

    case: str
    cluster: str
    value: float
    repeat: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A case: the mean of its ``repeats``, and their variance where there are at least two."""

    case: str
    cluster: str
    mean: float
    repeats: int = 1
    variance: float | None = None


def items_of(scores: Iterable[Score]) -> tuple[Item, ...]:
    """One item a case, in order of case.

    ValueError where a case stands in two clusters, a repeat is there twice, or a score is no finite number.
    """
    found: dict[str, dict[int, Score]] = defaultdict(dict)
    for score in scores:
        if not isfinite(score.value):
            raise ValueError(f"case {score.case} scores {score.value}, which is no number")
        if score.repeat in found[score.case]:
            raise ValueError(f"repeat {score.repeat} of case {score.case} is there twice")
        found[score.case][score.repeat] = score
    return tuple(_item(case, list(repeats.values())) for case, repeats in sorted(found.items()))


def _item(case: str, scores: list[Score]) -> Item:
    clusters = {score.cluster for score in scores}
    if len(clusters) > 1:
        raise ValueError(f"case {case} stands in several clusters: {', '.join(sorted(clusters))}")
    values = [score.value for score in scores]
    return Item(
        case=case,
        cluster=clusters.pop(),
        mean=fmean(values),
        repeats=len(values),
        variance=variance(values) if len(values) > 1 else None,
    )
