"""Citation recall and precision, groundedness, locators. Oracles: hand calculations on ALCE's definitions."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.citation_precision import citation_precision
from evals.metrics.citation_recall import citation_recall
from evals.metrics.cited import CitedClaim, cited_claims, cited_passages
from evals.metrics.groundedness import groundedness
from evals.metrics.locator_accuracy import locator_accuracy
from knowledge.model.answer import Answer
from knowledge.model.evidence import Claim, Evidence
from tests.evals.kit import claim, fact, passage, supported_by

A, B, C = (passage(key, f"Zin {key}.") for key in "abc")


def unreadable(text: str, evidence: Sequence[Evidence]) -> None:
    return None


def test_recall_is_the_share_of_claims_that_their_citations_support_together() -> None:
    # supported: a with b, a alone; not: b alone, nothing cited → 2 of 4
    claims = [claim("1", A, B), claim("2", A), claim("3", B), claim("4")]
    assert citation_recall(claims, supported_by("a")).value == 0.5


def test_a_claim_that_needs_no_source_is_not_asked_for_one() -> None:
    heading = CitedClaim(text="Kosten", needs_source=False)
    assert citation_recall([heading, claim("1", A)], supported_by("a")).value == 1
    assert citation_recall([heading], supported_by("a")).status == "not_applicable"


@pytest.mark.parametrize(
    ("sufficient", "cited", "value"),
    [
        (("a",), (A,), 1.0),  # it supports the claim by itself
        (("a",), (B,), 0.0),  # the claim is not supported: all its citations are irrelevant
        (("a",), (A, B), 0.5),  # b neither supports it alone nor is missed
        (("a b",), (A, B), 1.0),  # neither alone, and each is missed
        (("a b",), (A, B, C), 2 / 3),  # c is not missed
        (("a", "b"), (A, B), 1.0),  # each alone, although neither is missed
        (("a b", "c"), (A, B, C), 1 / 3),  # a is not missed, for c suffices; nor is b
    ],
)
def test_a_citation_is_relevant_where_it_supports_alone_or_is_missed(
    sufficient: tuple[str, ...], cited: tuple[Evidence, ...], value: float
) -> None:
    assert citation_precision([claim("x", *cited)], supported_by(*sufficient)).value == pytest.approx(value)


def test_a_citation_of_evidence_that_does_not_exist_is_irrelevant() -> None:
    assert citation_precision([claim("x", A, unknown=1)], supported_by("a")).value == 0.5
    assert citation_precision([claim("x")], supported_by("a")).status == "not_applicable"


def test_precision_counts_citations_and_not_claims() -> None:
    # 1 of 1 and 1 of 3 → 2 of 4
    claims = [claim("x", A), claim("y", A, B, C)]
    found = citation_precision(claims, supported_by("a"))
    assert (found.value, found.weight) == (0.5, 4)


def test_groundedness_looks_at_all_evidence_of_the_run() -> None:
    claims = [claim("x", B), claim("y")]
    assert groundedness(claims, [A, B], supported_by("a")).value == 1
    assert groundedness(claims, [B], supported_by("a")).value == 0
    assert groundedness(claims, [], supported_by("a")).value == 0
    assert groundedness([], [A], supported_by("a")).status == "not_applicable"


def test_a_judge_that_cannot_be_read_gives_a_status_and_no_score() -> None:
    for found in (
        citation_recall([claim("x", A)], unreadable),
        citation_precision([claim("x", A, B)], unreadable),
        groundedness([claim("x", A)], [A], unreadable),
    ):
        assert (found.value, found.status) == (None, "unparsable")


def test_an_answer_is_taken_apart_into_claims_with_their_evidence() -> None:
    answer = Answer(
        question="?", language="nl", as_of=date(2026, 3, 2), mode="extractive", abstained=False, run_id="r",
        claims=(Claim(id="c", text="x", evidence=("a", "a", "gone"), support="quoted"),), evidence=(A, B),
    )  # fmt: skip
    assert cited_claims(answer) == (claim("x", A, unknown=1),)
    assert cited_passages([claim("x", A, fact("f", "Vier.")), claim("y", A)]) == (A,)


def test_a_quote_has_to_stand_at_its_place_but_for_white_space_and_quotation_marks() -> None:
    text = "Kop\n\nWij  zeggen “ja”. Zij niet."
    exact = passage("a", 'Wij zeggen "ja".').model_copy(update={"start": 5, "end": 22})
    moved = exact.model_copy(update={"start": 6})
    other = exact.model_copy(update={"quote": "Wij zeggen nee."})
    elsewhere = exact.model_copy(update={"version": "2"})
    # one of four
    assert locator_accuracy([exact, moved, other, elsewhere], {("d1", "1"): text}).value == 0.25
    assert locator_accuracy([], {}).status == "not_applicable"


@given(st.lists(st.lists(st.sampled_from([A, B, C]), unique=True, max_size=3), min_size=1, max_size=5), st.randoms())
def test_shares_stay_within_bounds_and_do_not_depend_on_the_order(cited: list[list[Evidence]], random: object) -> None:
    claims = [claim(str(place), *each) for place, each in enumerate(cited)]
    turned = [claim(each.text, *each.evidence[::-1]) for each in claims[::-1]]
    judge = supported_by("a", "b c")
    for measure in (citation_recall, citation_precision):
        found = measure(claims, judge)
        assert found.value is None or 0 <= found.value <= 1
        assert measure(turned, judge) == found
