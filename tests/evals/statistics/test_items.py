"""Repeats averaged first, and where the variance of a mean comes from."""

import pytest

from evals.statistics.items import Item, Score, items_of
from evals.statistics.variance import components, share_of_repeats, variance_of_mean


def test_repeats_are_averaged_and_are_no_extra_cases() -> None:
    # mean of 0, 1, 1 and its variance (4/9 + 1/9 + 1/9) / 2
    scores = [Score("a", "d", value, repeat) for repeat, value in enumerate([0.0, 1.0, 1.0])]
    assert items_of([*scores, Score("b", "d", 0.5)]) == (
        Item("a", "d", pytest.approx(2 / 3), 3, pytest.approx(1 / 3)),
        Item("b", "d", 0.5),
    )


@pytest.mark.parametrize(
    ("second", "message"),
    [
        (Score("a", "e", 1, 1), "case a stands in several clusters: d, e"),
        (Score("a", "d", 1, 0), "repeat 0 of case a is there twice"),
        (Score("a", "d", float("nan"), 1), "case a scores nan"),
    ],
)
def test_scores_that_cannot_be_averaged_are_refused(second: Score, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        items_of([Score("a", "d", 1), second])


def test_more_repeats_take_away_the_noise_only() -> None:
    # (.04 + .09/3) / 7 and (.04 + .09/∞) / 7
    assert variance_of_mean(0.04, 0.09, 3, 7) == pytest.approx(0.01)
    assert variance_of_mean(0.04, 0.09, 1e12, 7) == pytest.approx(0.04 / 7)
    with pytest.raises(ValueError, match="at least one repeat"):
        variance_of_mean(0.04, 0.09, 0, 7)


def test_components_split_what_is_seen() -> None:
    # item means 0, 1, 2 vary by 1 = ω² + σ²/2, σ² = .5
    items = [Item(str(mean), "d", mean, 2, 0.5) for mean in (0.0, 1.0, 2.0)]
    found = components(items)
    assert found is not None
    assert (found.between, found.within) == (pytest.approx(0.75), 0.5)
    assert variance_of_mean(found.between, found.within, 2, 3) == pytest.approx(1 / 3)  # as seen
    assert components([Item("a", "d", 1.0)]) is None


def test_the_share_of_the_repeats_is_what_more_of_them_would_take_away() -> None:
    items = [Item("a", "d", 0.0, repeats=2, variance=0.5), Item("b", "e", 1.0, repeats=2, variance=0.5)]
    # Var of means 0.5, of which 0.5/2 is noise: ω² = 0.25; (0.5/2) / (0.25 + 0.5/2) = 0.5
    assert share_of_repeats(items) == pytest.approx(0.5)
    assert share_of_repeats([Item("a", "d", 1.0), Item("b", "e", 0.0)]) is None
