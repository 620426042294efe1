"""Passage recall and reciprocal rank of what search found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.gold import GoldPassage, covers
from evals.metrics.passage_recall import passage_recall
from evals.metrics.reciprocal_rank import reciprocal_rank
from knowledge.model.evidence import Passage
from tests.evals.kit import passage

GOLD = "een twee drie vier vijf zes zeven acht"
FOUND = [passage("x", "iets anders"), passage("y", f"kop {GOLD}"), passage("z", "negen tien", document="d2")]


@pytest.mark.parametrize(
    ("quote", "covered"),
    [
        (f"kop {GOLD.replace(' ', '  ')} staart", True),
        ("een twee drie vier vijf", True),  # 3 of 6 runs of three words
        ("een twee drie vier", False),  # 2 of 6
        ("Een, twee: drie; VIER vijf.", True),
        ("iets anders", False),
        ("", False),
    ],
)
def test_a_passage_covers_gold_words_or_half_of_them(quote: str, covered: bool) -> None:
    assert covers(passage("p", quote), GoldPassage(document_id="d1", quote=GOLD)) is covered


def test_without_a_quote_any_passage_of_the_document_will_do() -> None:
    assert covers(passage("p", "wat dan ook"), GoldPassage(document_id="d1"))
    assert not covers(passage("p", "wat dan ook"), GoldPassage(document_id="d2"))


def test_recall_looks_at_the_first_k() -> None:
    gold = [GoldPassage(document_id="d1", quote=GOLD), GoldPassage(document_id="d2"), GoldPassage(document_id="d3")]
    # of three: none, one and two in the first 1, 2 and 3
    assert [passage_recall(FOUND, gold, k).value for k in (1, 2, 3)] == pytest.approx([0, 1 / 3, 2 / 3])
    assert passage_recall(FOUND, []).status == "not_applicable"


def test_the_reciprocal_rank_is_of_the_first_that_helps() -> None:
    gold = [GoldPassage(document_id="d2"), GoldPassage(document_id="d1", quote=GOLD)]
    assert reciprocal_rank(FOUND, gold).value == 0.5
    assert reciprocal_rank(FOUND, [GoldPassage(document_id="d3")]).value == 0
    assert reciprocal_rank(FOUND, []).status == "not_applicable"


@given(st.permutations(FOUND), st.integers(1, 4))
def test_deeper_search_never_recalls_less_and_the_order_of_gold_does_not_matter(found: list[Passage], k: int) -> None:
    gold = [GoldPassage(document_id="d1", quote=GOLD), GoldPassage(document_id="d2")]
    shallow, deep = (passage_recall(found, gold, each).value or 0.0 for each in (k, k + 1))
    assert 0 <= shallow <= deep <= 1
    assert passage_recall(found, gold[::-1], k).value == shallow
    assert reciprocal_rank(found, gold) == reciprocal_rank(found, gold[::-1])
