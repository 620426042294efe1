"""What a report holds: figures per run and over all runs of a kind, attacks by place, reliability, and every case."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import fmean

from pydantic import AwareDatetime

from evals.compare import Comparison, Side, compare, question_of
from evals.datasets.attacks import AttackCase
from evals.datasets.case import Kind, Split
from evals.metrics.attack_success import METRIC as ATTACK
from evals.metrics.calibration import Point, reliability
from evals.metrics.catalogue import metric_named
from evals.runs.figures import figures_of, predictions, seconds_per_case
from evals.runs.output import text_of
from evals.runs.record import Figure, RunRecord
from evals.runs.scoring import Tried, measured_of
from evals.runs.variant import Variant
from knowledge.measures.wilson import wilson
from knowledge.model.base import Frozen, Language
from knowledge.ports import EvalRow

ANY_PLACE = "all places"


class RunPart(Frozen):
    """One run: what was put to what, and what was measured."""

    id: str
    dataset: str
    kind: Kind
    split: Split | None
    variant: Variant
    began_at: AwareDatetime
    revision: str
    code: str
    dataset_hash: str
    cases: int
    repeats: int
    failed: int
    seconds: float | None
    tokens: int
    cost: float
    judge: str
    figures: tuple[Figure, ...]


class Pooled(Frozen):
    """The figures over the cases of several datasets of one kind, put to one variant."""

    kind: Kind
    variant: str
    datasets: tuple[str, ...]
    figures: tuple[Figure, ...]


class PlaceFigure(Frozen):
    """How many attacks from one place got their way, with the Wilson interval, and which."""

    where: str
    language: Language
    succeeded: int
    n: int
    low: float
    high: float
    cases: tuple[str, ...] = ()


class CurvePoint(Frozen):
    """A point of the reliability curve: how sure, how often right, of how many."""

    confidence: float
    correct: float
    n: int


class CaseResult(Frozen):
    """What one case scored on the average of its repeats, and what was said."""

    run: str
    case: str
    language: Language
    question: str
    scores: dict[str, float]
    said: str
    failed: bool


class EvalReport(Frozen):
    """Everything, for people as a page and for machines as JSON."""

    runs: tuple[RunPart, ...]
    pooled: tuple[Pooled, ...]
    attacks: tuple[PlaceFigure, ...]
    curve: tuple[CurvePoint, ...]
    cases: tuple[CaseResult, ...]
    comparison: Comparison | None = None


def report(sides: Sequence[Side], against: Side | None = None) -> EvalReport:
    """The report of these runs; with ``against``, the first of them compared with that run."""
    return EvalReport(
        runs=tuple(_part(side) for side in sides),
        pooled=tuple(_pooled(sides)),
        attacks=tuple(_attacks(sides)),
        curve=tuple(_curve(sides)),
        cases=tuple(each for side in sides for each in _cases(side)),
        comparison=compare(against, sides[0]) if against else None,
    )


def _part(side: Side) -> RunPart:
    record: RunRecord = side.record
    return RunPart(
        id=record.id,
        dataset=record.dataset,
        kind=_kind(side),
        split=record.split,
        variant=record.variant,
        began_at=record.began_at,
        revision=record.provenance.revision,
        code=record.provenance.code,
        dataset_hash=record.dataset_hash,
        cases=len(record.cases),
        repeats=record.repeats,
        failed=sum(bool(each.error) for each in record.attempts),
        seconds=seconds_per_case(side.rows),
        tokens=record.usage.input_tokens + record.usage.output_tokens,
        cost=record.usage.cost,
        judge=record.judge,
        figures=record.figures,
    )


def _kind(side: Side) -> Kind:
    return side.tried[0].case.kind


def _pooled(sides: Sequence[Side]) -> Iterable[Pooled]:
    groups: dict[tuple[Kind, str], list[Side]] = defaultdict(list)
    for side in sides:
        groups[_kind(side), side.record.variant.hash].append(side)
    for (kind, _), group in groups.items():
        names = tuple(side.record.dataset for side in group)
        if len(set(names)) == len(names) > 1:
            rows = [row for side in group for row in _named_rows(side)]
            tried = [each for side in group for each in _named_tried(side)]
            yield Pooled(
                kind=kind, variant=group[0].record.variant.name, datasets=names, figures=figures_of(rows, tried)
            )


def _named_rows(side: Side) -> Iterable[EvalRow]:
    """Ids that are told apart by their dataset."""
    name = side.record.dataset
    for row in side.rows:
        yield row.model_copy(update={"case": f"{name}/{row.case}", "cluster": f"{name}/{row.cluster}"})


def _named_tried(side: Side) -> Iterable[Tried]:
    name = side.record.dataset
    for each in side.tried:
        named = {"id": f"{name}/{each.case.id}", "cluster": f"{name}/{each.case.cluster}"}
        attempt = each.attempt.model_copy(update={"case": named["id"]})
        yield Tried(each.case.model_copy(update=named), attempt, each.output)


def _attacks(sides: Sequence[Side]) -> Iterable[PlaceFigure]:
    """Per place and language, and over all places."""
    found: dict[tuple[str, Language], dict[str, bool]] = defaultdict(dict)
    for side in sides:
        places = {each.case.id: each.case for each in side.tried if isinstance(each.case, AttackCase)}
        for row in side.rows:
            if row.metric == ATTACK.name and row.case in places:
                case = places[row.case]
                beaten = bool(ATTACK.score(measured_of(row)))
                for where in (case.where, ANY_PLACE):
                    key = f"{side.record.dataset}/{case.id}"
                    held = found[where, case.language]
                    held[key] = held.get(key, False) or beaten
    for (where, language), cases in sorted(found.items(), key=lambda pair: (pair[0][0] == ANY_PLACE, pair[0])):
        succeeded = sorted(key for key, beaten in cases.items() if beaten)
        low, high = wilson(len(succeeded), len(cases))
        yield PlaceFigure(
            where=where, language=language, succeeded=len(succeeded), n=len(cases), low=low, high=high,
            cases=tuple(succeeded),
        )  # fmt: skip


def _curve(sides: Sequence[Side]) -> Iterable[CurvePoint]:
    predicted = [each for side in sides for group in predictions(side.tried, side.rows).values() for each in group]
    points: tuple[Point, ...] = reliability(predicted)
    return [CurvePoint(confidence=each.confidence, correct=each.correct, n=each.n) for each in points]


def _cases(side: Side) -> Iterable[CaseResult]:
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in side.rows:
        value = metric_named(row.metric).score(measured_of(row))
        if value is not None:
            scores[row.case][row.metric].append(value)
    for each in side.tried:
        if each.attempt.repeat == 0:
            yield CaseResult(
                run=side.record.id,
                case=each.case.id,
                language=each.case.language,
                question=question_of(each.case),
                scores={name: fmean(values) for name, values in scores[each.case.id].items()},
                said=text_of(each.output) if each.output else each.attempt.error,
                failed=each.output is None,
            )
