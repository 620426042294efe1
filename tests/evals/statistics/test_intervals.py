"""Intervals of one variant. Oracles: statsmodels, METHODS' Wilson rows, hand calculations."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from evals.statistics.items import Item
from evals.statistics.jackknife import jackknife
from evals.statistics.rate import estimate

MEANS = st.lists(st.tuples(st.sampled_from("abcd"), st.floats(0, 1)), min_size=1, max_size=20)


def alone(values: list[float]) -> list[Item]:
    return [Item(str(place), str(place), value) for place, value in enumerate(values)]


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [(5, 10, 0.237, 0.763), (7, 12, 0.320, 0.807), (17, 20, 0.640, 0.948)],
)
def test_plain_rates_have_the_wilson_interval(right: int, count: int, low: float, high: float) -> None:
    # One document: nothing tells how much alike its cases are.
    found = estimate([Item(str(place), "d", float(place < right)) for place in range(count)], "binary")
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-4)
    assert (found.low, found.high) == pytest.approx(proportion_confint(right, count, method="wilson"))


def test_a_rate_without_any_spread_is_not_certain() -> None:
    # Wilson for 20 of 20: 1 / (1 + 3.84/20) = .839
    found = estimate(alone([1.0] * 20), "binary")
    assert found is not None
    assert (found.mean, found.low, found.high) == (1, pytest.approx(0.839, abs=5e-4), 1)


def test_cases_that_are_alike_within_a_document_widen_the_interval() -> None:
    values = [1.0] * 12 + [0.0] * 12
    alike = [Item(str(place), str(place // 6), value) for place, value in enumerate(values)]
    found = estimate(alike, "binary")
    assert found is not None
    assert found.method == "cluster t"
    groups = np.arange(24) // 6
    fit = sm.OLS(values, np.ones(24)).fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)
    low, high = fit.conf_int()[0]
    assert (found.low, found.high) == pytest.approx((max(0, low), min(1, high)))


def test_one_document_alone_gives_a_mean_and_no_interval_for_shares() -> None:
    found = estimate([Item("a", "d", 0.4), Item("b", "d", 0.6)], "rate")
    assert found is not None
    assert (found.mean, found.low, found.high) == (0.5, None, None)
    assert estimate([], "rate") is None


@given(MEANS)
def test_the_interval_of_a_share_holds_its_mean_and_stays_within_bounds(rows: list[tuple[str, float]]) -> None:
    found = estimate([Item(str(place), cluster, mean) for place, (cluster, mean) in enumerate(rows)], "rate")
    assert found is not None
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.mean + 1e-9
        assert found.mean - 1e-9 <= found.high <= 1


def test_the_jackknife_of_a_mean_of_equal_clusters_is_the_clustered_error() -> None:
    rows = {"x": [1.0, 2.0], "y": [4.0, 3.0], "z": [5.0, 9.0]}
    items = [Item(f"{name}{place}", name, value) for name, values in rows.items() for place, value in enumerate(values)]
    found = jackknife(rows, lambda values: sum(values) / len(values))
    plain = estimate(items, "continuous")
    assert found is not None
    assert plain is not None
    assert found.error == pytest.approx(plain.error)
    assert (found.low, found.high) == pytest.approx((plain.low, plain.high))


def test_a_figure_that_rests_on_one_document_has_no_error() -> None:
    found = jackknife({"x": [1.0], "y": [2.0]}, lambda values: max(values) if 2.0 in values else None)
    assert found is not None
    assert (found.mean, found.error) == (2, None)
    assert jackknife({"x": [1.0]}, lambda values: None) is None
    alone_ = jackknife({"x": [1.0]}, sum)
    assert alone_ is not None
    assert alone_.error is None
