"""Citations held against what people point at: counted by hand."""

from evals.metrics.gold import GoldPassage
from evals.metrics.gold_citations import gold_citation_precision, gold_citation_recall
from tests.evals.kit import passage

GOLD = [GoldPassage(document_id="d1", quote="The drawings differ too much from each other.")]


def test_half_of_what_is_cited_is_what_people_point_at() -> None:
    cited = [passage("a", "The drawings differ too much from each other."), passage("b", "The hall is blue.")]
    assert gold_citation_precision(cited, GOLD).value == 1 / 2
    assert gold_citation_recall(cited, GOLD).value == 1


def test_a_citation_may_be_narrower_than_the_words_of_people() -> None:
    assert gold_citation_precision([passage("a", "differ too much from each other")], GOLD).value == 1


def test_the_same_words_of_another_document_do_not_count() -> None:
    other = passage("a", "The drawings differ too much from each other.", document="d2")
    assert gold_citation_precision([other], GOLD).value == 0
    assert gold_citation_recall([other], GOLD).value == 0


def test_without_gold_there_is_nothing_to_hold_citations_against() -> None:
    assert gold_citation_precision([passage("a", "x")], []).status == "not_applicable"
    assert gold_citation_recall([], []).status == "not_applicable"
    assert gold_citation_precision([], GOLD).status == "not_applicable"
    assert gold_citation_recall([], GOLD).value == 0
