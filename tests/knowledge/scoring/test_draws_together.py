import numpy as np

from knowledge.scoring.correlation import tau_of, taus_of
from knowledge.scoring.methods import METHODS
from knowledge.scoring.ranks import ranks
from knowledge.scoring.table import DEFAULT_WEIGHTS, Table, weight_vector


def _draws(rng: np.random.Generator) -> Table:
    reach = np.array([10.0, np.nan, 5.0, 7.0])
    return Table(rng.uniform(1, 5, (6, 4, 3)), np.ones(4), reach, np.array([1.0, 0.5, 0.2, 0.9]))


def test_many_draws_at_once_are_scored_and_ranked_as_each_alone() -> None:
    drawn = _draws(np.random.default_rng(7))
    weights = np.tile(weight_vector(DEFAULT_WEIGHTS), (6, 1))
    for method in METHODS.values():
        together = method.score(drawn, weights)
        apart = [
            method.score(Table(each, drawn.opportunity, drawn.reach, drawn.confidence), own)
            for each, own in zip(drawn.values, weights, strict=True)
        ]
        np.testing.assert_allclose(together, np.array(apart))
        assert ranks(together).tolist() == [ranks(each).tolist() for each in apart]


def test_the_tau_of_many_rankings_at_once_is_that_of_each_and_leaves_out_those_without_an_order() -> None:
    base = np.array([1, 1, -1, 0, 1, -1], dtype=np.float32)
    others = np.array([[1, 1, -1, 0, 1, -1], [0] * 6, [-1, 1, 1, 1, 0, -1]], dtype=np.float32)
    expected = [
        tau_of(base.astype(float), others[0].astype(float)),
        tau_of(base.astype(float), others[2].astype(float)),
    ]
    np.testing.assert_allclose(taus_of(base, others), np.array(expected, dtype=np.float64))
