"""The XmR chart against the hand calculation of METHODS and against what must hold for any values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import InvalidInput
from knowledge.measures.xmr import Limits, Signal, limits, signals

SIX = [14, 15, 13, 16, 14, 15]
VALUES = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40)


def test_the_limits_of_six_values():
    chart = limits(SIX)
    # X̄ = 87/6; moving ranges 1, 2, 3, 2, 1: mR̄ = 9/5; 14.5 ± 2.66·1.8; 3.268·1.8
    assert (chart.centre, chart.mean_range) == (14.5, 1.8)
    assert (round(chart.lower, 3), round(chart.upper, 3), round(chart.range_limit, 3)) == (9.712, 19.288, 5.882)


def test_six_routine_values_give_no_signal_and_thirty_does():
    assert signals(SIX, limits(SIX)) == []
    assert signals([*SIX, 30], limits(SIX)) == [Signal("outside", "high", 6, 6)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # limits 10 ± 2.66: the centre itself is on no side and breaks the run
        ([11] * 7, []),
        ([11] * 8, [Signal("run", "high", 0, 7)]),
        ([9] * 8, [Signal("run", "low", 0, 7)]),
        ([11] * 7 + [10] + [11] * 7, []),
        # nearer a limit than the centre is beyond 10 ± 1.33
        ([11.4, 10, 11.4, 11.4], [Signal("near_limit", "high", 0, 3)]),
        ([11.4, 8.6, 11.4, 8.6], []),
        ([8.6, 8.6, 10, 10, 8.6], []),
        ([7, 12.66, 12.67], [Signal("outside", "low", 0, 0), Signal("outside", "high", 2, 2)]),
    ],
)
def test_signals_by_hand(values, expected):
    assert signals(values, Limits(centre=10, mean_range=1)) == expected


def test_values_that_never_vary_give_no_signal_until_one_does():
    assert signals([0.1] * 20, limits([0.1] * 20)) == []
    assert signals([1e12 + 0.3] * 23, limits([1e12 + 0.3] * 23)) == []
    assert signals([14] * 6 + [15], limits([14] * 6)) == [Signal("outside", "high", 6, 6)]


@pytest.mark.parametrize("values", [[], [3], [1, float("nan")], [1, float("inf"), 2]])
def test_too_few_values_or_no_numbers_are_refused(values):
    with pytest.raises(InvalidInput):
        limits(values)


@given(VALUES)
def test_the_centre_lies_between_the_limits(values):
    chart = limits(values)
    assert chart.lower <= chart.centre <= chart.upper
    assert chart.range_limit >= 0


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=40))
def test_the_mirror_image_gives_the_same_signals_on_the_other_side(values):
    mirrored = [-value for value in values]
    other = {"high": "low", "low": "high"}
    expected = {(s.pattern, other[s.side], s.first, s.last) for s in signals(values, limits(values))}
    assert {(s.pattern, s.side, s.first, s.last) for s in signals(mirrored, limits(mirrored))} == expected


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=40), st.integers(-500, 500))
def test_moving_all_values_moves_the_limits_and_changes_no_signal(values, shift):
    moved = [value + shift for value in values]
    assert signals(moved, limits(moved)) == signals(values, limits(values))
    assert limits(moved).centre == pytest.approx(limits(values).centre + shift)
