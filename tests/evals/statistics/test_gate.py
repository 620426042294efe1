"""The gate: pass, fail or inconclusive, and the sentence that explains it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.metric import metric
from evals.statistics.gate import Gate, decide, decide_all
from evals.statistics.items import Item
from evals.statistics.paired import Difference, paired_difference

RECALL = metric("nugget_recall", "Kernfeiten genoemd", "Nugget recall")
REFUSAL = metric("over_refusal", "Onnodig geweigerd", "Over-refusal", better="lower")


def difference(low: float, high: float, n: int = 120, clusters: int = 24, p: float = 0.001) -> Difference:
    middle, error = (low + high) / 2, (high - low) / 4
    return Difference(middle, n, clusters, error, low, high, p, "cluster t", 2.8 * error, 3, 5)


@pytest.mark.parametrize(
    ("low", "high", "verdict", "why"),
    [
        (-0.02, 0.05, "pass", "not_worse"),  # lower end > −.03
        (0.01, 0.05, "pass", "better"),
        (-0.09, -0.01, "fail", "worse"),  # upper end < 0
        (-0.02, -0.01, "fail", "worse"),  # worse for sure, be it within the margin
        (-0.03, 0.05, "inconclusive", "wide"),  # a loss of the margin is not ruled out
        (-0.09, 0.01, "inconclusive", "wide"),
    ],
)
def test_a_gate_decides_by_both_ends_of_the_interval(low: float, high: float, verdict: str, why: str) -> None:
    found = decide(Gate(RECALL, difference(low, high), 0.03))
    assert (found.verdict, found.why) == (verdict, why)
    # Where lower is better the same difference with the other sign decides alike.
    turned = decide(Gate(REFUSAL, difference(-high, -low), 0.03))
    assert (turned.verdict, turned.why, turned.gain) == (verdict, why, pytest.approx(found.gain))


@pytest.mark.parametrize(("n", "clusters"), [(19, 12), (120, 5)])
def test_too_few_cases_or_documents_decide_nothing(n: int, clusters: int) -> None:
    found = decide(Gate(RECALL, difference(-0.3, -0.2, n, clusters), 0.03))
    assert (found.verdict, found.why, found.needed) == ("inconclusive", "too_few", 20)
    assert "add items" in found.sentence.en


def test_without_a_case_in_common_nothing_is_decided() -> None:
    found = decide(Gate(RECALL, None, 0.03))
    assert (found.verdict, found.cases, found.gain) == ("inconclusive", 0, None)
    assert found.sentence.nl == "Onbeslist: Kernfeiten genoemd: beide hebben geen vraag gemeen; voeg vragen toe."


def test_a_wide_interval_says_about_how_many_cases_are_needed() -> None:
    # reach .05 around 0 has to become .03: 120·(.05/.03)² = 333.3
    assert decide(Gate(RECALL, difference(-0.05, 0.05), 0.03)).needed == 334
    # beyond the margin it has to leave out 0: 120·(.06/.05)² = 172.8
    assert decide(Gate(RECALL, difference(-0.11, 0.01), 0.03)).needed == 173


def test_of_several_gates_one_fails_only_if_holm_lets_it() -> None:
    # .03·2 > .05; alone it fails
    nearly, fine = (
        Gate(RECALL, difference(-0.2, -0.01, p=0.03), 0.03),
        Gate(RECALL, difference(-0.01, 0.05, p=0.6), 0.03),
    )
    assert decide(nearly).verdict == "fail"
    together = decide_all([nearly, fine, Gate(RECALL, None, 0.03)])
    assert [each.verdict for each in together] == ["inconclusive", "pass", "inconclusive"]
    assert together[0].why == "by_chance"
    assert [each.p for each in together] == [pytest.approx(0.06), 0.6, None]


def test_the_sentence_tells_the_verdict_with_its_figures_in_both_languages() -> None:
    found = decide(Gate(RECALL, difference(-0.085, -0.015), 0.03)).sentence
    assert found.en == (
        "Fail: Nugget recall: worse; gain −5 percentage points (95% interval −8.5 to −1.5; 120 cases from 24 source "
        "documents; minimum detectable effect 4.9 percentage points)."
    )
    assert found.nl == (
        "Afgekeurd: Kernfeiten genoemd: slechter; winst −5 procentpunt (95%-interval −8,5 tot −1,5; 120 vragen uit 24 "
        "brondocumenten; kleinste aantoonbare verschil 4,9 procentpunt)."
    )


def test_a_variant_that_changes_nothing_passes_and_one_that_is_worse_everywhere_fails() -> None:
    for count in (7, 20):  # both tests: sign-flip and t(G−1)
        before = [Item(str(place), f"d{place % count}", 0.5) for place in range(120)]
        after = [Item(item.case, item.cluster, 0.4) for item in before]
        assert decide(Gate(RECALL, paired_difference(before, before), 0.03)).verdict == "pass"
        assert decide(Gate(RECALL, paired_difference(before, after), 0.03)).verdict == "fail"


def test_a_margin_is_above_nought() -> None:
    for margin in (0.0, -0.1, float("nan")):
        with pytest.raises(ValueError, match="margin of nugget_recall"):
            Gate(RECALL, None, margin)


@given(st.floats(-1, 1), st.floats(0.001, 1), st.floats(0.001, 0.5), st.floats(0.0005, 0.5))
def test_a_wider_margin_never_turns_a_pass(middle: float, reach: float, margin: float, more: float) -> None:
    found = difference(middle - reach, middle + reach)
    if decide(Gate(RECALL, found, margin)).verdict == "pass":
        assert decide(Gate(RECALL, found, margin + more)).verdict == "pass"
