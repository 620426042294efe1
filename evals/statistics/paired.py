"""Variant B against variant A on the same cases."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Literal

from evals.metrics.metric import Kind
from evals.statistics.clustered import cluster_error, critical
from evals.statistics.items import Item
from evals.statistics.mcnemar import mcnemar
from evals.statistics.power import minimum_detectable_effect
from evals.statistics.sign_flip import sign_flip

Test = Literal["cluster t", "cluster sign-flip", "exact McNemar", "none"]


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean of dᵢ = B − A over the ``n`` cases that both have, in ``clusters`` source documents.

    ``low`` to ``high`` is the 95 % interval by t(G−1), ``detectable`` the minimum detectable effect; None below two
    clusters. ``p`` is of the ``test`` that fits. ``better`` and ``worse`` count the cases where B is higher and lower,
    ``only_a`` and ``only_b`` the cases that were left out because only one of both has them.
    """

    delta: float
    n: int
    clusters: int
    error: float | None
    low: float | None
    high: float | None
    p: float | None
    test: Test
    detectable: float | None
    better: int
    worse: int
    only_a: int = 0
    only_b: int = 0

    def turned(self) -> "Difference":
        """The same with the sign turned round, for a metric where lower is better."""
        return replace(
            self,
            delta=-self.delta,
            low=None if self.high is None else -self.high,
            high=None if self.low is None else -self.low,
            better=self.worse,
            worse=self.better,
        )


def paired_difference(a: Sequence[Item], b: Sequence[Item], kind: Kind = "rate") -> Difference | None:
    """B − A; None where they share no case. ValueError where a case stands in different clusters.

    The test: exact McNemar where the metric is binary, nothing was repeated and no cluster has two cases; the exact
    sign-flip permutation of clusters up to 14 of them; t(G−1) above.
    """
    pairs = _pairs(a, b)
    if not pairs:
        return None
    differences = [second.mean - first.mean for first, second in pairs]
    clusters = [first.cluster for first, _ in pairs]
    count = len(set(clusters))
    delta, error = fmean(differences), cluster_error(differences, clusters)
    reach = None if error is None else critical(count) * error
    better, worse = sum(each > 0 for each in differences), sum(each < 0 for each in differences)
    single = kind == "binary" and count == len(pairs) and all(x.repeats == y.repeats == 1 for x, y in pairs)
    test, p = ("exact McNemar", mcnemar(better, worse)) if single else _tested(differences, clusters, delta, error)
    return Difference(
        delta=delta,
        n=len(pairs),
        clusters=count,
        error=error,
        low=None if reach is None else delta - reach,
        high=None if reach is None else delta + reach,
        p=p,
        test=test,
        detectable=None if error is None else minimum_detectable_effect(error),
        better=better,
        worse=worse,
        only_a=len(a) - len(pairs),
        only_b=len(b) - len(pairs),
    )


def clustered_t(delta: float, error: float, clusters: int) -> float:
    """Two-sided p of t(G−1); without any spread a difference is certain, and none is none."""
    from scipy.special import stdtr

    if error == 0:
        return 1.0 if delta == 0 else 0.0
    return float(2 * stdtr(clusters - 1, -abs(delta / error)))


def _pairs(a: Sequence[Item], b: Sequence[Item]) -> list[tuple[Item, Item]]:
    first, second = ({item.case: item for item in items} for items in (a, b))
    if len(first) < len(a) or len(second) < len(b):
        raise ValueError("a case is there twice: average its repeats first")
    pairs = [(item, second[item.case]) for item in a if item.case in second]
    for one, other in pairs:
        if one.cluster != other.cluster:
            raise ValueError(f"case {one.case} stands in cluster {one.cluster} and in cluster {other.cluster}")
    return pairs


def _tested(
    differences: list[float], clusters: list[str], delta: float, error: float | None
) -> tuple[Test, float | None]:
    if error is None:
        return "none", None
    flipped = sign_flip(differences, clusters)
    if flipped is not None:
        return "cluster sign-flip", flipped
    return "cluster t", clustered_t(delta, error, len(set(clusters)))
