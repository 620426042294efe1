"""Findings against what is there to find. Oracles: hand counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.measured import failed
from evals.metrics.pitfall_detection import (
    F2,
    FALSE_ALERTS,
    NOTIFICATIONS,
    TRIAGE,
    Alarm,
    Detection,
    detect,
    false_alerts,
    pitfall_f,
    pitfall_precision,
    pitfall_recall,
)
from evals.metrics.summary import summarise

ALARMS = st.lists(
    st.builds(Alarm, pitfall=st.sampled_from(["x", "y"]), subject=st.sampled_from(["1", "2", None])), max_size=6
)


def alarms(*shorthand: str) -> list[Alarm]:
    """ "x1" is pitfall x of subject 1, "x" of any."""
    return [Alarm(pitfall=each[0], subject=each[1:] or None) for each in shorthand]


@pytest.mark.parametrize(
    ("found", "expected", "counts"),
    [
        (["x1", "y2"], ["x1", "y1"], (1, 1, 1)),
        (["x1", "x1"], ["x1"], (1, 1, 0)),  # one to one
        (["x1"], ["x"], (1, 0, 0)),  # any subject
        (["x1", "x2"], ["x", "x1"], (2, 0, 0)),  # the named one first, so that the other is left for any
        (["x1"], ["x", "x"], (1, 0, 1)),
        (["xb+a"], ["xa+b"], (1, 0, 0)),  # a pair in any order
        ([], ["x1"], (0, 0, 1)),
        (["y1"], [], (0, 1, 0)),
        ([], [], (0, 0, 0)),
    ],
)
def test_findings_are_matched_one_to_one(found: list[str], expected: list[str], counts: tuple[int, int, int]) -> None:
    got = detect(alarms(*found), alarms(*expected), subjects=10)
    assert (got.matched, got.false, got.missed) == counts


def test_precision_recall_and_both_f_scores_of_a_hand_calculation() -> None:
    found = Detection(matched=6, false=2, missed=4, subjects=50)
    assert pitfall_precision(found).value == 0.75
    assert pitfall_recall(found).value == 0.6
    assert pitfall_f(found, TRIAGE).value == pytest.approx(30 / 48)  # 5·6 / (5·6 + 4·4 + 2)
    assert pitfall_f(found, NOTIFICATIONS).value == pytest.approx(7.5 / 10.5)  # 1.25·6 / (1.25·6 + .25·4 + 2)
    assert false_alerts(found).value == 4  # 2 of 50


def test_figures_over_histories_pool_their_counts_with_healthy_ones_included() -> None:
    # false alerts: (2 + 1) of (50 + 50); F2: 30 of 48 + 1
    ill, healthy = Detection(6, 2, 4, 50), Detection(0, 1, 0, 50)
    assert summarise(FALSE_ALERTS, [false_alerts(each) for each in (ill, healthy)]).value == pytest.approx(3)
    assert summarise(F2, [pitfall_f(each, TRIAGE) for each in (ill, healthy)]).value == pytest.approx(30 / 49)


def test_a_crashed_scan_counts_as_a_false_alert_on_every_subject() -> None:
    # (100·1 + 100·50) / 100
    results = [false_alerts(Detection(0, 1, 0, 50)), failed("crashed", weight=50)]
    assert summarise(FALSE_ALERTS, results).value == pytest.approx(51)


def test_a_healthy_history_without_findings_has_no_precision_recall_or_f() -> None:
    found = detect([], [], subjects=3)
    for measured in (pitfall_precision(found), pitfall_recall(found), pitfall_f(found, TRIAGE)):
        assert measured.status == "not_applicable"
    assert false_alerts(found).value == 0


@given(ALARMS, ALARMS)
def test_every_finding_and_expectation_counts_once_in_any_order(found: list[Alarm], expected: list[Alarm]) -> None:
    got = detect(found, expected, subjects=5)
    assert got.matched + got.false == len(found)
    assert got.matched + got.missed == len(expected)
    assert detect(found[::-1], expected[::-1], subjects=5) == got
    f = pitfall_f(got, TRIAGE).value
    assert f is None or 0 <= f <= 1
