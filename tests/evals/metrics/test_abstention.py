"""Not answering, rightly and wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.abstention import (
    OVER_REFUSAL,
    PRECISION,
    RECALL,
    abstention_precision,
    abstention_recall,
    over_refusal,
)
from evals.metrics.summary import summarise


def figures(cases: list[tuple[bool, bool]]) -> list[float | None]:
    """Recall, precision and over-refusal of (answerable, abstained)."""
    return [
        summarise(metric, [measure(answerable=one, abstained=other) for one, other in cases]).value
        for metric, measure in (
            (RECALL, abstention_recall),
            (PRECISION, abstention_precision),
            (OVER_REFUSAL, over_refusal),
        )
    ]


def test_recall_precision_and_over_refusal_of_a_hand_calculation() -> None:
    # 4 unanswerable, 3 of them not answered; 5 answerable, 2 of them not answered: 3/4, 3/5, 2/5
    cases = [(False, True)] * 3 + [(False, False)] + [(True, True)] * 2 + [(True, False)] * 3
    assert figures(cases) == pytest.approx([0.75, 0.6, 0.4])


def test_who_never_abstains_has_no_precision() -> None:
    assert figures([(False, False), (True, False)]) == [0, None, 0]
    assert figures([(True, False)]) == [None, None, 0]


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_shares_stay_within_bounds_in_any_order(cases: list[tuple[bool, bool]]) -> None:
    found = figures(cases)
    assert all(each is None or 0 <= each <= 1 for each in found)
    assert figures(cases[::-1]) == found
