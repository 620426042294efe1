"""Ratings beside people's. Oracles: hand calculations, scipy and scikit-learn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr
from sklearn.metrics import cohen_kappa_score

from evals.metrics.rating_agreement import farthest, rating_agreement, spearman
from evals.metrics.rating_error import METRIC, rating_error

RATINGS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=30)


def test_spearman_with_ties_of_a_hand_calculation() -> None:
    # ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: Σxy = 4.5, Σx² = 4.5, Σy² = 5 around 2.5
    assert spearman([1, 2, 2, 5], [1, 2, 3, 4]) == pytest.approx(4.5 / (4.5 * 5) ** 0.5)
    assert spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)


def test_ratings_without_any_order_have_no_correlation() -> None:
    assert spearman([3, 3], [1, 2]) is None
    assert spearman([], []) is None
    with pytest.raises(ValueError, match="same things"):
        spearman([1], [1, 2])


@pytest.mark.parametrize(("rating", "far"), [(1, 5), (2, 5), (3, 1), (4, 1), (5, 1)])
def test_a_rating_that_failed_is_as_far_off_as_it_can_be(rating: int, far: int) -> None:
    assert farthest(rating) == far
    assert rating_agreement([rating, 2], [None, 2]) == rating_agreement([rating, 2], [far, 2])


def test_agreement_is_of_the_same_things() -> None:
    with pytest.raises(ValueError, match="same things"):
        rating_agreement([1, 2], [1])
    assert rating_agreement([], []).kappa is None


def test_the_error_is_the_distance_in_steps() -> None:
    assert rating_error(5, 3).value == 2
    assert METRIC.worst == 4


@given(RATINGS)
def test_kappa_and_rho_are_those_of_scikit_learn_and_scipy(rated: list[tuple[int, int]]) -> None:
    person, system = [pair[0] for pair in rated], [pair[1] for pair in rated]
    found = rating_agreement(person, system)
    if len({*person, *system}) > 1:
        kappa = cohen_kappa_score(person, system, weights="quadratic", labels=[1, 2, 3, 4, 5])
        assert found.kappa == pytest.approx(kappa)
    if len(set(person)) > 1 and len(set(system)) > 1:
        assert found.rho == pytest.approx(spearmanr(person, system).statistic)
        assert -1 - 1e-9 <= (found.rho or 0) <= 1 + 1e-9
    order = np.random.default_rng(len(rated)).permutation(len(rated))
    again = rating_agreement([person[place] for place in order], [system[place] for place in order])
    assert again.kappa == pytest.approx(found.kappa)
