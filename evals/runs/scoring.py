"""From kept outputs to rows: done at the end of a run, and again whenever there is a new metric."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from evals.datasets.dataset import AnyCase
from evals.datasets.questions import QuestionCase
from evals.metrics import parity
from evals.metrics.cited import cited_claims
from evals.metrics.measured import Measured
from evals.metrics.measured import failed as failure
from evals.runs.kinds.catalogue import kind_of
from evals.runs.kinds.kind import Scores, Tools
from evals.runs.output import AnyOutput, QuestionOutput
from evals.runs.record import Attempt
from knowledge.ports import EvalRow

BOTH = "both"


class Tried(NamedTuple):
    """A case, one attempt at it, and what came out, or None where it failed."""

    case: AnyCase
    attempt: Attempt
    output: AnyOutput | None


def rows_of(tried: list[Tried], tools: Tools) -> list[EvalRow]:
    """A row for every metric of every attempt, and for every pair of twins."""
    return [row for each in tried for row in _own(each, tools)] + list(_pairs(tried))


def scores_of(tried: Tried, tools: Tools) -> Scores:
    """The metrics of one attempt."""
    kind = kind_of(tried.case.kind)
    if tried.output is None:
        return kind.failed(tried.case, tried.attempt.error or "no output")
    return kind.measure(tried.case, tried.output, tools)


def _own(tried: Tried, tools: Tools) -> Iterator[EvalRow]:
    for name, result in scores_of(tried, tools).items():
        yield _row(tried, tried.case.language, name, result)


def _pairs(tried: list[Tried]) -> Iterator[EvalRow]:
    """The parity of each Dutch question with its English twin, in each repeat."""
    known: Mapping[tuple[str, int], Tried] = {(each.case.id, each.attempt.repeat): each for each in tried}
    for dutch in tried:
        if not isinstance(dutch.case, QuestionCase) or dutch.case.language != "nl" or not dutch.case.twin:
            continue
        english = known.get((dutch.case.twin, dutch.attempt.repeat))
        if english is not None:
            for name, result in _parity(dutch.output, english.output).items():
                yield _row(dutch, BOTH, name, result)


def _parity(one: AnyOutput | None, other: AnyOutput | None) -> Scores:
    if not isinstance(one, QuestionOutput) or not isinstance(other, QuestionOutput):
        return {metric.name: failure("one of the two failed") for metric in parity.METRICS}
    dutch, english = cited_claims(one.answer), cited_claims(other.answer)
    return {
        parity.FACTS.name: parity.fact_parity(dutch, english),
        parity.SOURCES.name: parity.source_parity(dutch, english),
    }


def _row(tried: Tried, language: str, metric: str, result: Measured) -> EvalRow:
    used = tried.attempt.usage
    return EvalRow(
        case=tried.case.id,
        cluster=tried.case.cluster,
        language=language,
        repeat=tried.attempt.repeat,
        metric=metric,
        value=result.value,
        status=result.status,
        reason=result.reason,
        weight=result.weight,
        tokens=used.input_tokens + used.output_tokens,
        cost=used.cost,
        seconds=tried.attempt.seconds,
    )


def measured_of(row: EvalRow) -> Measured:
    """What the metric said, out of its row."""
    return Measured.model_validate(
        {"value": row.value, "status": row.status, "reason": row.reason, "weight": row.weight}
    )
