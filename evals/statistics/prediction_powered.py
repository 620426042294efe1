"""PPI++: a judge's many labels, corrected by the few that people gave."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, pvariance, variance

from knowledge.measures.wilson import Z


@dataclass(frozen=True, slots=True)
class Corrected:
    """The mean with its 95 % interval; ``trust`` is λ: 0 where the judge adds nothing, 1 where it is taken as it is.

    ``labels`` are people's, ``judged`` the cases that only the judge labelled.
    """

    mean: float
    error: float
    low: float
    high: float
    trust: float
    labels: int
    judged: int


def prediction_powered(
    people: Sequence[float], judge: Sequence[float], judge_alone: Sequence[float]
) -> Corrected | None:
    """θ = λ·mean(judge alone) + mean(people − λ·judge), with the λ of least variance (Angelopoulos et al. 2023).

    ``people`` and ``judge`` label the same n cases, ``judge_alone`` N others.
    λ = Cov(people, judge) / ((1 + n/N)·Var(judge)), within 0 and 1;
    Var(θ) = λ²·Var(judge)/N + Var(people − λ·judge)/n. None with fewer than two cases that both labelled.
    """
    if len(people) != len(judge):
        raise ValueError("people and judge have to label the same cases")
    if len(people) < 2:
        return None
    trust = _trust(people, judge, judge_alone)
    rest = [label - trust * guess for label, guess in zip(people, judge, strict=True)]
    spread = variance(rest) / len(rest)
    mean = fmean(rest)
    if judge_alone:
        mean += trust * fmean(judge_alone)
        spread += trust * trust * pvariance([*judge, *judge_alone]) / len(judge_alone)
    error = sqrt(spread)
    return Corrected(mean, error, mean - Z * error, mean + Z * error, trust, len(people), len(judge_alone))


def _trust(people: Sequence[float], judge: Sequence[float], judge_alone: Sequence[float]) -> float:
    spread = pvariance([*judge, *judge_alone])
    if not judge_alone or not spread:
        return 0.0
    together = fmean(people), fmean(judge)
    products = ((one - together[0]) * (other - together[1]) for one, other in zip(people, judge, strict=True))
    best = sum(products) / (len(people) - 1) / ((1 + len(people) / len(judge_alone)) * spread)
    return min(1.0, max(0.0, best))
