"""The interval around a counted share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.measures.wilson import wilson


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [  # as published for 5 of 10, 7 of 12 and 17 of 20
        (5, 10, 0.237, 0.763),
        (7, 12, 0.320, 0.807),
        (17, 20, 0.640, 0.948),
        (0, 10, 0.0, 0.278),  # z² / (n + z²) = 3.841 / 13.841
        (10, 10, 0.722, 1.0),
    ],
)
def test_known_intervals(part: int, whole: int, low: float, high: float) -> None:
    assert wilson(part, whole) == pytest.approx((low, high), abs=0.0005)


def test_of_nothing_anything_may_hold() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 2), (0, -1)])
def test_what_is_no_part_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="is no part of"):
        wilson(part, whole)


@given(st.integers(1, 2000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_holds_the_share_and_mirrors_its_rest(counted: tuple[int, int]) -> None:
    part, whole = counted
    low, high = wilson(part, whole)
    assert 0 <= low <= part / whole <= high <= 1
    assert wilson(whole - part, whole) == pytest.approx((1 - high, 1 - low))
    # More of the same makes surer.
    wider, narrower = high - low, wilson(2 * part, 2 * whole)
    assert narrower[1] - narrower[0] < wider
