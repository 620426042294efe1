"""Gold citations: is what an answer cites what people say that answers the question. No judge, and no verifier."""

from collections.abc import Sequence

from evals.metrics.gold import GoldPassage, covers
from evals.metrics.measured import Measured, not_applicable, share
from evals.metrics.metric import metric
from evals.metrics.passage_recall import NO_GOLD
from knowledge.model.evidence import Passage

PRECISION = metric("gold_citation_precision", "Aangehaald wat mensen aanwezen", "Citations that people point at")
RECALL = metric("gold_citation_recall", "Aangewezen passages aangehaald", "Passages of people that are cited")
METRICS = (PRECISION, RECALL)
NONE_CITED = "no passage is cited"


def gold_citation_precision(cited: Sequence[Passage], gold: Sequence[GoldPassage]) -> Measured:
    """The share of cited passages that hold gold words. Gold is one way to answer: 1 is good, less need not be bad."""
    if not gold:
        return not_applicable(NO_GOLD)
    return share(sum(any(_answers(each, wanted) for wanted in gold) for each in cited), len(cited), NONE_CITED)


def gold_citation_recall(cited: Sequence[Passage], gold: Sequence[GoldPassage]) -> Measured:
    """The share of gold passages that are cited; an answer that cites nothing cites none of them."""
    return share(sum(any(_answers(each, wanted) for each in cited) for wanted in gold), len(gold), NO_GOLD)


def _answers(passage: Passage, wanted: GoldPassage) -> bool:
    """A citation may be narrower than the gold words: then it stands within them."""
    narrower = GoldPassage(document_id=passage.document_id, quote=passage.quote)
    whole = passage.model_copy(update={"quote": wanted.quote, "document_id": wanted.document_id})
    return covers(passage, wanted) or bool(wanted.quote and passage.quote.strip() and covers(whole, narrower))
