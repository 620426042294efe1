"""Agreement of raters. Oracles: published examples and hand calculations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.scoring.agreement import krippendorff_alpha, usable, weighted_kappa

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", example C: ordinal α = .815
FOUR_CODERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
RATINGS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=20)


def test_alpha_of_the_published_example() -> None:
    assert krippendorff_alpha(FOUR_CODERS) == pytest.approx(0.815, abs=5e-4)


def test_kappa_of_a_hand_calculation() -> None:
    # Σw·O = 1/16; Σw·E = (30 + 15 + 10 + 2·15) / 16 / 5 = 1.0625; κ = 1 − .0625/1.0625
    assert weighted_kappa([1, 2, 3, 4, 5], [1, 2, 3, 4, 4]) == pytest.approx(1 - 0.0625 / 1.0625)


def test_opposite_raters_have_a_kappa_of_minus_one() -> None:
    # margins are equal: Σw·O = (16 + 16) / 16 = 2, Σw·E = 16·2/16/2 = 1
    assert weighted_kappa([1, 5], [5, 1]) == pytest.approx(-1)


def test_without_ratings_there_is_no_agreement_and_equal_ones_agree() -> None:
    assert weighted_kappa([], []) is None
    assert krippendorff_alpha([[1, None], [None, 2]]) is None
    assert weighted_kappa([3, 3], [3, 3]) == 1
    assert krippendorff_alpha([[3, 3], [3, 3]]) == 1
    with pytest.raises(ValueError, match="same things"):
        weighted_kappa([1], [1, 2])


@pytest.mark.parametrize(("value", "enough"), [(None, False), (0.66, False), (0.67, True), (1, True)])
def test_below_two_thirds_is_not_usable(value: float | None, enough: bool) -> None:
    assert usable(value) is enough


@given(RATINGS)
def test_agreement_never_passes_one_and_does_not_depend_on_who_is_first(rated: list[tuple[int, int]]) -> None:
    one, other = [pair[0] for pair in rated], [pair[1] for pair in rated]
    for measure in (weighted_kappa, lambda a, b: krippendorff_alpha([a, b])):
        found = measure(one, other)
        assert found is not None
        assert found <= 1 + 1e-9
        assert measure(other, one) == pytest.approx(found)
        assert measure(one, one) == pytest.approx(1)
