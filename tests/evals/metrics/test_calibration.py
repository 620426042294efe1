"""Brier score, reliability and ECE. Oracles: hand calculations and scikit-learn."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss

from evals.metrics.calibration import Point, Prediction, brier, calibration_error, reliability
from evals.metrics.catalogue import BY_NAME
from evals.metrics.summary import summarise

PREDICTIONS = st.lists(
    st.builds(Prediction, confidence=st.floats(0, 1), correct=st.booleans()), min_size=1, max_size=40
)


def test_brier_is_the_squared_distance() -> None:
    assert brier(Prediction(0.8, correct=True)).value == pytest.approx(0.04)
    assert brier(Prediction(0.8, correct=False)).value == pytest.approx(0.64)


def test_ece_of_a_hand_calculation() -> None:
    # two bins of two: |.5 − .2| and |1 − .9|, each half of all
    held = [Prediction(0.1, correct=False), Prediction(0.3, correct=True)] + [Prediction(0.9, correct=True)] * 2
    assert reliability(held, bins=2) == (
        Point(pytest.approx(0.2), 0.5, 2),
        Point(pytest.approx(0.9), 1.0, 2),
    )
    assert calibration_error(held, bins=2) == pytest.approx((0.3 + 0.1) / 2)


def test_equal_confidences_stay_together_whatever_the_order() -> None:
    # one bin of |.5 − .7| however many bins are asked for
    mixed = [Prediction(0.7, correct=place % 2 == 0) for place in range(20)]
    assert calibration_error(mixed) == pytest.approx(0.2)
    assert calibration_error(mixed[::-1]) == pytest.approx(0.2)


def test_without_predictions_there_is_no_error_and_no_curve() -> None:
    assert calibration_error([]) is None
    assert reliability([]) == ()
    with pytest.raises(ValueError, match=r"1\.2 is no confidence"):
        Prediction(1.2, correct=True)


def test_the_curve_and_the_score_are_those_of_scikit_learn() -> None:
    random = np.random.default_rng(3)
    confidence = random.permutation(np.linspace(0.005, 0.995, 100))
    correct = random.random(100) < confidence
    held = [Prediction(float(p), correct=bool(y)) for p, y in zip(confidence, correct, strict=True)]
    right, said = calibration_curve(correct, confidence, n_bins=10, strategy="quantile")
    points = reliability(held)
    assert [point.correct for point in points] == pytest.approx(right.tolist())
    assert [point.confidence for point in points] == pytest.approx(said.tolist())
    mean = summarise(BY_NAME["brier"], [brier(each) for each in held]).value
    assert mean == pytest.approx(brier_score_loss(correct, confidence))


@given(PREDICTIONS, st.integers(1, 12), st.randoms(use_true_random=False))
def test_bins_hold_every_case_once_and_ece_stays_within_bounds(
    held: list[Prediction], bins: int, random: Random
) -> None:
    points = reliability(held, bins)
    assert sum(point.n for point in points) == len(held)
    assert len(points) <= bins
    found = calibration_error(held, bins)
    assert found is not None
    assert -1e-9 <= found <= 1 + 1e-9
    shuffled = held[:]
    random.shuffle(shuffled)
    assert calibration_error(shuffled, bins) == pytest.approx(found)
