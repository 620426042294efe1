"""The methods of ranking. Oracles: METHODS section 2, and hand calculations beside the rows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import InvalidInput
from knowledge.scoring.ahp import ahp
from knowledge.scoring.methods import METHODS, method_of
from knowledge.scoring.ranks import place, ranks
from knowledge.scoring.rating import Criterion
from knowledge.scoring.table import Table, table_of, weight_vector

SAATY = [[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]]
OPTIONS = [(5, 3, 4), (4, 5, 2), (2, 4, 5), (3, 2, 1)]
VALUES = st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=1, max_size=12)
SHARES = st.tuples(*[st.floats(0.01, 1)] * 3).map(lambda each: np.array(each) / sum(each))


def test_ahp_gives_the_principal_eigenvector_and_how_consistent_it_is() -> None:
    # oracle: weights .6370 .2583 .1047, λmax 3.0385, CR .0332
    found = ahp(SAATY)
    assert found.weights == pytest.approx((0.6370, 0.2583, 0.1047), abs=5e-5)
    assert (found.lambda_max, found.consistency_ratio) == (
        pytest.approx(3.0385, abs=5e-5),
        pytest.approx(0.0332, abs=5e-5),
    )
    assert found.consistent


def test_comparisons_that_contradict_each_other_are_not_consistent() -> None:
    # A is 9 times B, B 9 times C, and C 9 times A: a circle
    found = ahp([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]])
    assert found.consistency_ratio > 1
    assert not found.consistent
    assert found.weights == pytest.approx((1 / 3, 1 / 3, 1 / 3))


@pytest.mark.parametrize(
    "matrix",
    [
        [],
        [[1]],
        [[1, 3], [1 / 3]],
        [[1, 3], [3, 1]],
        [[1, 0], [0, 1]],
        [[1, 20], [1 / 20, 1]],
        [[1, float("nan")], [1, 1]],
        [[1, -3], [-1 / 3, 1]],
        [[1.0] * 11] * 11,
    ],
)
def test_what_is_no_matrix_of_comparisons_is_refused(matrix: list[list[float]]) -> None:
    with pytest.raises(InvalidInput):
        ahp(matrix)


@given(st.lists(st.floats(0.3, 2.5), min_size=2, max_size=10))
def test_comparisons_that_follow_from_weights_give_those_weights_back(weights: list[float]) -> None:
    found = ahp([[one / other for other in weights] for one in weights])
    assert found.weights == pytest.approx([each / sum(weights) for each in weights], abs=1e-6)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-6)


def test_topsis_and_the_weighted_sum_order_the_last_two_differently() -> None:
    # oracle: C = .7873 .6743 .2629 .2901, weighted sums 4.379 4.049 2.831 2.532
    weights = np.array(ahp(SAATY).weights)
    table = table_of(OPTIONS)
    near, sums = METHODS["topsis"].score(table, weights), METHODS["weighted"].score(table, weights)
    assert near == pytest.approx([0.7873, 0.6743, 0.2629, 0.2901], abs=5e-5)
    assert sums == pytest.approx([4.379, 4.049, 2.831, 2.532], abs=5e-4)
    assert (ranks(near).tolist(), ranks(sums).tolist()) == ([1, 2, 4, 3], [1, 2, 3, 4])


def test_wsjf_divides_what_waiting_costs_by_the_size_of_the_job() -> None:
    # (5 + 4 + 2) / (6 − 3) = 11/3; (2 + 1 + 1) / (6 − 5) = 4
    table = Table(np.array([[5.0, 3, 4], [2, 5, 1]]), np.array([2.0, 1]), np.full(2, np.nan), np.ones(2))
    assert METHODS["wsjf"].score(table, np.ones(3)) == pytest.approx([11 / 3, 4])


def test_rice_says_nothing_where_the_reach_is_unknown() -> None:
    # 1000 · 2 · 0.8 / (6 − 2) = 400
    table = Table(np.array([[4.0, 2, 1], [5, 5, 5]]), np.ones(2), np.array([1000, np.nan]), np.array([0.8, 1]))
    scores = METHODS["rice"].score(table, np.ones(3))
    assert scores[0] == pytest.approx(400)
    assert np.isnan(scores[1])
    assert ranks(scores).tolist() == [1, 0]


def test_equal_scores_share_the_best_place() -> None:
    assert ranks(np.array([2.0, 3.0, 2.0, 0.1 + 0.2, 0.3])).tolist() == [2, 1, 2, 4, 4]


def test_an_unknown_method_names_those_that_there_are() -> None:
    assert method_of(" TOPSIS ").name == "topsis"
    with pytest.raises(InvalidInput, match="weighted, wsjf, rice, topsis"):
        method_of("guess")


@pytest.mark.parametrize("weights", [(0, 0, 0), (1, -1, 1), (float("nan"), 1, 1), (float("inf"), 1, 1)])
def test_what_are_no_weights_is_refused(weights: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="weights"):
        weight_vector(dict(zip(Criterion, weights, strict=True)))


@given(VALUES, SHARES)
def test_scores_stay_within_their_bounds(values: list[tuple[int, ...]], weights: np.ndarray) -> None:
    table = table_of(values)
    sums, near = METHODS["weighted"].score(table, weights), METHODS["topsis"].score(table, weights)
    jobs = METHODS["wsjf"].score(table, weights)
    assert ((sums >= 1 - 1e-9) & (sums <= 5 + 1e-9)).all()
    assert ((near >= 0) & (near <= 1)).all()
    assert ((jobs >= 0.6) & (jobs <= 15)).all()


@given(VALUES, SHARES, st.sampled_from(["weighted", "wsjf", "topsis"]), st.integers(0, 11), st.integers(0, 2))
def test_a_higher_rating_never_lowers_a_place(
    values: list[tuple[int, ...]], weights: np.ndarray, name: str, row: int, column: int
) -> None:
    row %= len(values)
    table, method = table_of(values), method_of(name)
    if name == "topsis":
        # the ideal points move with the ratings, and so may the places of others: only dominance is kept
        better = table.with_value(row, column, 5)
        dominated = (better.values[row] >= better.values).all(axis=1)
        scores = method.score(better, weights)
        assert (scores[row] >= scores[dominated] - 1e-9).all()
        return
    before = ranks(method.score(table, weights))[row]
    assert ranks(method.score(table.with_value(row, column, 5), weights))[row] <= before


@given(VALUES, SHARES, st.randoms())
def test_the_order_in_which_use_cases_come_does_not_matter(values, weights, random) -> None:
    order = list(range(len(values)))
    random.shuffle(order)
    for name in ("weighted", "wsjf", "topsis"):
        straight = METHODS[name].score(table_of(values), weights)
        mixed = METHODS[name].score(table_of([values[place] for place in order]), weights)
        assert mixed == pytest.approx(straight[order])


@given(st.lists(st.floats(0, 5) | st.just(float("nan")), min_size=1, max_size=12))
def test_one_place_counted_alone_is_the_place_among_all(scores: list[float]) -> None:
    numbers = np.array(scores)
    assert [place(numbers, row) for row in range(len(scores))] == ranks(numbers).tolist()
