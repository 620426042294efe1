"""Questions: the answer, and what search finds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from evals.datasets.questions import QuestionCase
from evals.metrics import abstention
from evals.metrics import gold_citations as gold
from evals.metrics.calibration import BRIER, Prediction, brier
from evals.metrics.citation_precision import METRIC as CITATION_PRECISION
from evals.metrics.citation_precision import citation_precision
from evals.metrics.citation_recall import METRIC as CITATION_RECALL
from evals.metrics.citation_recall import citation_recall
from evals.metrics.cited import cited_claims, cited_passages
from evals.metrics.forbidden_facts import METRIC as FORBIDDEN
from evals.metrics.forbidden_facts import forbidden_facts
from evals.metrics.groundedness import METRIC as GROUNDEDNESS
from evals.metrics.groundedness import groundedness
from evals.metrics.language_purity import METRIC as PURITY
from evals.metrics.language_purity import language_purity
from evals.metrics.locator_accuracy import METRIC as LOCATORS
from evals.metrics.locator_accuracy import Texts, locator_accuracy
from evals.metrics.measured import failed as failure
from evals.metrics.measured import not_applicable
from evals.metrics.nugget_recall import METRIC as NUGGETS
from evals.metrics.nugget_recall import nugget_recall
from evals.metrics.numeric_faithfulness import METRIC as FIGURES
from evals.metrics.numeric_faithfulness import numeric_faithfulness
from evals.metrics.passage_recall import METRIC as FOUND
from evals.metrics.passage_recall import K, passage_recall
from evals.metrics.reciprocal_rank import METRIC as RANK
from evals.metrics.reciprocal_rank import reciprocal_rank
from evals.runs.kinds.kind import CaseKind, Scores, Tools
from evals.runs.output import QuestionOutput
from evals.runs.system import Asked, System
from knowledge.model.evidence import Passage

RIGHT = 1.0
ANSWERED = (CITATION_RECALL, CITATION_PRECISION, LOCATORS, GROUNDEDNESS, NUGGETS, FIGURES, PURITY)


async def run(system: System, case: QuestionCase) -> QuestionOutput:
    """Asks, and searches with the question's own words."""
    asked = Asked(case.question, case.as_of, case.reader, case.language)
    answer = await system.ask(asked)
    cited = tuple(item for item in answer.evidence if isinstance(item, Passage))
    found = tuple(system.find(asked, K)) if case.passages else ()
    return QuestionOutput(answer=answer, found=found, places=system.places(cited))


def measure(case: QuestionCase, output: QuestionOutput, tools: Tools) -> Scores:
    """Every metric of answers; an abstention has no claims to hold against anything."""
    answer, supports = output.answer, tools.supports(case.language)
    claims = cited_claims(answer)
    everything = (*answer.evidence, *output.found)
    placed = [passage for passage in cited_passages(claims) if passage.id in output.places]
    refused = {"answerable": case.answerable, "abstained": answer.abstained}
    scores = {
        CITATION_RECALL.name: citation_recall(claims, supports),
        CITATION_PRECISION.name: citation_precision(claims, supports),
        gold.PRECISION.name: gold.gold_citation_precision(cited_passages(claims), case.passages),
        gold.RECALL.name: gold.gold_citation_recall(cited_passages(claims), case.passages),
        LOCATORS.name: locator_accuracy(placed, texts_of(placed, output.places)),
        GROUNDEDNESS.name: groundedness(claims, everything, supports),
        NUGGETS.name: nugget_recall(claims, case.gold, case.language, tools.judge),
        FORBIDDEN.name: forbidden_facts(claims, case.forbidden, case.language, tools.judge),
        FIGURES.name: numeric_faithfulness(claims, case.language),
        FOUND.name: passage_recall(output.found, case.passages),
        RANK.name: reciprocal_rank(output.found, case.passages),
        abstention.RECALL.name: abstention.abstention_recall(**refused),
        abstention.PRECISION.name: abstention.abstention_precision(**refused),
        abstention.OVER_REFUSAL.name: abstention.over_refusal(**refused),
        PURITY.name: language_purity(claims, case.language, tools.drifts),
    }
    prediction = predicted(output, scores)
    scores[BRIER.name] = brier(prediction) if prediction else not_applicable("the system says not how sure it is")
    return scores


def predicted(output: QuestionOutput, scores: Scores) -> Prediction | None:
    """How sure the system was, and whether it was right: all that is vital, or rightly nothing at all."""
    if output.confidence is None:
        return None
    told = scores[NUGGETS.name if scores[NUGGETS.name].status == "ok" else abstention.RECALL.name]
    return Prediction(output.confidence, told.value == RIGHT)


def failed(case: QuestionCase, reason: str) -> Scores:
    """A crash is the worst of everything that the case could have been measured by."""
    names = [abstention.OVER_REFUSAL, *ANSWERED] if case.answerable else [abstention.RECALL]
    names += [FORBIDDEN] if case.forbidden else []
    names += [FOUND, RANK, *gold.METRICS] if case.passages else []
    return {each.name: failure(reason) for each in names}


def texts_of(passages: Iterable[Passage], places: Mapping[str, str]) -> Texts:
    """The stored texts, as far as they are known: what stands at the places of these passages."""
    known: dict[tuple[str, str], list[str]] = defaultdict(list)
    for passage in passages:
        text = known[passage.document_id, passage.version]
        there = places.get(passage.id, "")
        text.extend(" " * (passage.start + len(there) - len(text)))
        text[passage.start : passage.start + len(there)] = there
    return {key: "".join(text) for key, text in known.items()}


KIND = CaseKind(run, measure, failed)
