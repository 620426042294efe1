"""Paired differences. Oracles: statsmodels, enumeration, hand calculations."""

from itertools import product
from random import Random

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar as reference_mcnemar
from statsmodels.stats.multitest import multipletests

from evals.statistics.holm import holm
from evals.statistics.items import Item
from evals.statistics.mcnemar import mcnemar
from evals.statistics.paired import Difference, paired_difference
from evals.statistics.sign_flip import sign_flip

ROWS = st.lists(st.tuples(st.integers(0, 4), st.integers(-8, 8)), min_size=2, max_size=12)


def items(values: list[float], clusters: list[str]) -> list[Item]:
    return [
        Item(f"c{place:03}", cluster, value)
        for place, (value, cluster) in enumerate(zip(values, clusters, strict=True))
    ]


def against_zero(values: list[float], clusters: list[str]) -> Difference:
    found = paired_difference(items([0.0] * len(values), clusters), items(values, clusters))
    assert found is not None
    return found


@pytest.mark.parametrize("count", [15, 30])
def test_the_error_and_the_interval_are_those_of_statsmodels(count: int) -> None:
    random = np.random.default_rng(count)
    groups = np.repeat(np.arange(count), random.integers(1, 9, count))
    values = random.standard_normal(len(groups)) + random.standard_normal(count)[groups]
    found = against_zero(values.tolist(), groups.astype(str).tolist())
    # With one parameter statsmodels' factor G/(G−1)·(n−1)/(n−1) is the finite-cluster factor.
    fit = sm.OLS(values, np.ones(len(values))).fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)
    assert found.delta == pytest.approx(fit.params[0])
    assert found.error == pytest.approx(fit.bse[0])
    assert (found.low, found.high) == pytest.approx(tuple(fit.conf_int()[0]))
    assert found.p == pytest.approx(fit.pvalues[0])
    assert found.test == "cluster t"
    assert found.detectable == pytest.approx(2.8 * fit.bse[0])


def test_a_paired_difference_of_a_hand_calculation() -> None:
    # d = .2, .4, 0, −.2 in clusters x, x, y, z: d̄ = .1; sums around it .4, −.1, −.3; SE = √(3/2·.26)/4
    found = against_zero([0.2, 0.4, 0.0, -0.2], ["x", "x", "y", "z"])
    assert found.delta == pytest.approx(0.1)
    assert found.error == pytest.approx((1.5 * 0.26) ** 0.5 / 4)
    assert found.high == pytest.approx(0.1 + 4.302653 * found.error)  # t(2)
    assert (found.better, found.worse, found.n, found.clusters) == (2, 1, 4, 3)


def test_cases_that_one_of_both_lacks_are_counted_and_left_out() -> None:
    first, second = items([0, 0, 0], ["x", "y", "z"]), items([1, 1], ["x", "y"])
    found = paired_difference(first, [*second, Item("new", "w", 1.0)])
    assert found is not None
    assert (found.n, found.only_a, found.only_b) == (2, 1, 1)
    assert paired_difference(first, [Item("new", "w", 1.0)]) is None


def test_one_document_alone_tells_no_error() -> None:
    found = against_zero([0.1, 0.3], ["x", "x"])
    assert (found.error, found.low, found.p, found.test) == (None, None, None, "none")


def test_input_that_does_not_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="case c000 stands in cluster x and in cluster y"):
        paired_difference(items([0], ["x"]), items([0], ["y"]))
    with pytest.raises(ValueError, match="twice"):
        paired_difference(items([0], ["x"]) * 2, items([0], ["x"]))


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    [
        (3, 11, 0.0574),  # 2·(1 + 14 + 91 + 364) / 2¹⁴
        (0, 0, 1.0),
        (5, 5, 1.0),
        (0, 6, 0.03125),  # 2 / 2⁶
    ],
)
def test_exact_mcnemar_by_hand_and_by_statsmodels(better: int, worse: int, p: float) -> None:
    assert mcnemar(better, worse) == pytest.approx(p, abs=5e-5)
    assert mcnemar(worse, better) == mcnemar(better, worse)
    assert mcnemar(better, worse) == pytest.approx(reference_mcnemar([[9, better], [worse, 9]], exact=True).pvalue)


def test_mcnemar_takes_thousands_and_no_negative_counts() -> None:
    assert mcnemar(2_000, 3_000) < 1e-40
    with pytest.raises(ValueError, match="negative"):
        mcnemar(-1, 3)


def test_the_test_is_the_one_that_fits() -> None:
    clusters = [f"d{place}" for place in range(20)]
    values = [1.0] * 11 + [-1.0] * 3 + [0.0] * 6
    zeros, binary = items([0.0] * 20, clusters), items(values, clusters)
    single = paired_difference(zeros, binary, "binary")
    assert single is not None
    assert (single.test, single.p) == ("exact McNemar", pytest.approx(0.0574, abs=5e-5))
    repeated = [Item(item.case, item.cluster, item.mean, 3, 0.1) for item in binary]
    tests = [
        paired_difference(zeros, repeated, "binary"),
        paired_difference(zeros, binary, "rate"),
        paired_difference(items([0.0] * 20, clusters[:10] * 2), items(values, clusters[:10] * 2), "binary"),
    ]
    assert [each.test for each in tests if each] == ["cluster t", "cluster t", "cluster sign-flip"]


def test_the_sign_flip_of_a_hand_calculation() -> None:
    # sums 3, 1, 1: |5| in 2 of 8 patterns
    assert sign_flip([1, 2, 1, 1], ["x", "x", "y", "z"]) == 2 / 8
    # sums 3, −1, 1: |3| or more in all but + + − and its reverse
    assert sign_flip([3, -1, 1], ["x", "y", "z"]) == 6 / 8
    assert sign_flip([0.0], ["x"]) == 1
    assert sign_flip([1.0] * 15, [str(place) for place in range(15)]) is None
    with pytest.raises(ValueError, match="no differences"):
        sign_flip([], [])


@given(ROWS)
def test_the_sign_flip_is_the_share_of_all_patterns(rows: list[tuple[int, int]]) -> None:
    sums = {cluster: sum(value for other, value in rows if other == cluster) for cluster, _ in rows}
    seen = abs(sum(sums.values()))
    patterns = list(product([1, -1], repeat=len(sums)))
    as_far = sum(abs(sum(s * v for s, v in zip(signs, sums.values(), strict=True))) >= seen for signs in patterns)
    found = sign_flip([value / 8 for _, value in rows], [str(cluster) for cluster, _ in rows])
    assert found == pytest.approx(as_far / len(patterns))


@given(ROWS, st.randoms(use_true_random=False))
def test_a_difference_turns_round_with_its_variants_and_takes_no_notice_of_order(
    rows: list[tuple[int, int]], random: Random
) -> None:
    values, clusters = [value / 8 for _, value in rows], [str(cluster) for cluster, _ in rows]
    first, second = items([0.0] * len(rows), clusters), items(values, clusters)
    found, back = paired_difference(first, second), paired_difference(second, first)
    assert found is not None
    assert back is not None
    assert (back.delta, back.better, back.worse) == (pytest.approx(-found.delta), found.worse, found.better)
    assert back.p == (None if found.p is None else pytest.approx(found.p))
    assert found.turned().turned() == found
    random.shuffle(second)
    again = paired_difference(first[::-1], second)
    assert again is not None
    assert again.delta == pytest.approx(found.delta)
    assert again.error == (None if found.error is None else pytest.approx(found.error, abs=1e-12))


def test_holm_of_a_hand_calculation() -> None:
    # sorted .01·3, max(.03, .02·2), max(.04, .5·1)
    assert holm([0.5, 0.01, 0.02]) == pytest.approx((0.5, 0.03, 0.04))
    assert holm([]) == ()


@pytest.mark.parametrize("seed", range(5))
def test_holm_is_that_of_statsmodels(seed: int) -> None:
    p_values = np.random.default_rng(seed).random(3 + 4 * seed) ** 3
    assert holm(p_values.tolist()) == pytest.approx(multipletests(p_values, method="holm")[1].tolist())


@given(st.lists(st.floats(0, 1), max_size=10))
def test_holm_never_makes_a_test_surer_and_keeps_the_order(p_values: list[float]) -> None:
    adjusted = holm(p_values)
    assert all(p <= each <= 1 for p, each in zip(p_values, adjusted, strict=True))
    assert [each for _, each in sorted(zip(p_values, adjusted, strict=True))] == sorted(adjusted)
