"""Judges: corrected by people, compared with them, and asked in both orders."""

import numpy as np
import pytest

from evals.statistics.pairwise import Pairwise, preferences
from evals.statistics.prediction_powered import prediction_powered
from evals.statistics.validation import validation


def test_the_correction_of_a_hand_calculation() -> None:
    # people 1,0,1,0 and judge 1,0,1,1: Cov = .5/3 = 1/6; judge alone 1,1,0,1, so Var of all eight = 6/8·2/8 = 3/16;
    # λ = (1/6) / (2·3/16) = 4/9; θ = 4/9·3/4 + (1/2 − 4/9·3/4) = 1/2
    found = prediction_powered([1, 0, 1, 0], [1, 0, 1, 1], [1, 1, 0, 1])
    assert found is not None
    assert found.trust == pytest.approx(4 / 9)
    assert found.mean == pytest.approx(0.5)
    # people − λ·judge = 5/9, 0, 5/9, −4/9: mean 1/6, Σ² = 66/81 − 4/36, by 3, by 4; and λ²·(3/16)/4
    rest = (66 / 81 - 4 / 36) / 3 / 4
    assert found.error == pytest.approx((rest + (4 / 9) ** 2 * 3 / 16 / 4) ** 0.5)


def test_a_biased_judge_is_corrected_and_narrows_the_interval() -> None:
    random = np.random.default_rng(5)
    truth = random.random(4_100) < 0.6
    judged = np.where(random.random(4_100) < 0.9, truth, True).astype(float)  # too kind
    found = prediction_powered(truth[:100].astype(float).tolist(), judged[:100].tolist(), judged[100:].tolist())
    alone = prediction_powered(truth[:100].astype(float).tolist(), judged[:100].tolist(), [])
    assert found is not None
    assert alone is not None
    assert found.low < truth.mean() < found.high
    assert judged.mean() > truth.mean() + 0.03
    assert found.error < 0.6 * alone.error
    assert alone.trust == 0


def test_a_judge_that_tells_nothing_is_not_listened_to() -> None:
    found = prediction_powered([1, 0, 1], [1, 1, 1], [1, 1, 1, 1])
    assert found is not None
    assert (found.trust, found.mean) == (0, pytest.approx(2 / 3))
    assert prediction_powered([1], [1], [1]) is None
    with pytest.raises(ValueError, match="same cases"):
        prediction_powered([1, 0], [1], [])


def test_the_interval_holds_the_truth_in_about_95_of_100_runs() -> None:
    random, held = np.random.default_rng(7), 0
    for _ in range(400):
        truth = (random.random(500) < 0.5).astype(float)
        judged = np.where(random.random(500) < 0.8, truth, 1 - truth)
        found = prediction_powered(truth[:100].tolist(), judged[:100].tolist(), judged[100:].tolist())
        held += found is not None and found.low <= 0.5 <= found.high
    assert held / 400 == pytest.approx(0.95, abs=0.033)  # three standard errors


def test_who_wins_in_one_order_only_ties() -> None:
    pairs = [
        Pairwise("first", "second"),  # A in both
        Pairwise("second", "first"),  # B in both
        Pairwise("first", "first"),  # whoever stands first
        Pairwise("first", "tie"),
        Pairwise("tie", "tie"),
        Pairwise(None, "first"),
    ]
    assert [pair.winner for pair in pairs] == ["a", "b", "tie", "tie", "tie", None]
    found = preferences(pairs)
    assert (found.a, found.b, found.ties, found.unparsable, found.disagreed) == (1, 1, 3, 1, 2)
    assert found.disagreement == pytest.approx(2 / 5)
    assert (found.chose_first, found.chose) == (5, 7)
    assert found.first_p == 0.5  # two pairs lean to the first place, none to the second: 2 / 2²


def test_a_judge_without_verdicts_has_no_preference() -> None:
    found = preferences([])
    assert (found.disagreement, found.first_p, found.first_low, found.first_high) == (None, 1, 0, 1)


def test_a_judge_is_validated_against_people() -> None:
    # right 3 of 4; κ: observed .75, by chance .5·.75 + .5·.25 = .5 → .5; 2 of 2 and 1 of 2
    found = validation([True, True, False, False, True], [True, True, True, False, None])
    assert (found.labels, found.agreement, found.sensitivity, found.specificity) == (4, 0.75, 1, 0.5)
    assert found.kappa == pytest.approx(0.5)
    assert not found.calibrated
    assert validation([True] * 100, [True] * 100).calibrated
    assert validation([], []).agreement is None
    with pytest.raises(ValueError, match="same cases"):
        validation([True], [])
