"""What a case measured, and how cases are summed up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from evals.metrics.catalogue import BY_NAME, METRICS, metric_named
from evals.metrics.measured import Measured, failed, measured, not_applicable, share, unparsable
from evals.metrics.metric import metric
from evals.metrics.summary import summarise
from knowledge.errors import NotFound

RECALL = metric("recall", "Gevonden", "Recall")
CASES = [measured(1.0), measured(0.5), failed("timed out"), not_applicable("nothing"), unparsable("no verdict")]


def test_a_failed_case_counts_as_the_worst_and_what_cannot_be_read_does_not_count() -> None:
    # The sum of 1, .5 and 0 for the failed one, by 3
    found = summarise(RECALL, CASES)
    assert found.value == pytest.approx(0.5)
    assert (found.measured, found.failed, found.not_applicable, found.unparsable) == (2, 1, 1, 1)


def test_a_failed_case_is_the_worst_where_lower_is_better() -> None:
    # The sum of 1, .5 and 1 for the failed one, by 3
    lower = metric("refusal", "Geweigerd", "Refusal", better="lower")
    assert summarise(lower, CASES).value == pytest.approx(2.5 / 3)


def test_a_pooled_figure_adds_up_parts_and_wholes() -> None:
    # (1 + 8 + 0) / (2 + 10 + 3), where the mean would be (.5 + .8 + 0) / 3
    pooled = metric("precision", "Terecht", "Precision", summed="pooled")
    assert summarise(pooled, [share(1, 2, "-"), share(8, 10, "-"), failed("crashed", 3)]).value == pytest.approx(0.6)


def test_without_cases_that_count_there_is_no_figure() -> None:
    assert summarise(RECALL, [not_applicable("nothing")]).value is None


def test_a_figure_of_a_whole_set_is_not_summed_up_from_cases() -> None:
    with pytest.raises(ValueError, match="rating_kappa is computed over all cases"):
        summarise(BY_NAME["rating_kappa"], [])


def test_a_result_has_a_value_or_says_why_not() -> None:
    with pytest.raises(ValidationError, match="has a value"):
        Measured()
    with pytest.raises(ValidationError, match="has a value"):
        Measured(value=1.0, status="failed", reason="crashed")
    with pytest.raises(ValidationError, match="says why"):
        Measured(status="unparsable")


def test_every_metric_has_its_own_name_and_a_label_in_both_languages() -> None:
    assert len(BY_NAME) == len(METRICS)
    assert all(each.labels.nl and each.labels.en for each in METRICS)
    assert metric_named("brier").better == "lower"
    with pytest.raises(NotFound, match="no metric called briar"):
        metric_named("briar")


@given(st.lists(st.one_of(st.floats(0, 1).map(measured), st.just(failed("crashed")), st.just(unparsable("?")))))
def test_a_mean_stays_within_bounds_whatever_the_order(results: list[Measured]) -> None:
    found = summarise(RECALL, results).value
    assert found is None or -1e-9 <= found <= 1 + 1e-9
    again = summarise(RECALL, results[::-1]).value
    assert again == found or again == pytest.approx(found)
