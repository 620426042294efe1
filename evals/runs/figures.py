"""From rows to figures: every metric per language, with its interval."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from evals.metrics.calibration import ERROR, Prediction, calibration_error
from evals.metrics.catalogue import METRICS
from evals.metrics.measured import Measured
from evals.metrics.metric import Metric
from evals.metrics.rating_agreement import KAPPA, SPEARMAN, Agreement, rating_agreement
from evals.metrics.summary import summarise
from evals.runs.kinds.catalogue import KINDS
from evals.runs.kinds.questions import predicted
from evals.runs.kinds.ratings import Graded
from evals.runs.output import QuestionOutput
from evals.runs.record import Figure
from evals.runs.scoring import Tried, measured_of
from evals.statistics.clustered import Estimate
from evals.statistics.items import Item, Score, items_of
from evals.statistics.jackknife import jackknife
from evals.statistics.rate import estimate
from evals.statistics.variance import share_of_repeats
from knowledge.model.base import LANGUAGES
from knowledge.ports import EvalRow

LANGUAGES_AND_BOTH = (*LANGUAGES, "both")
AGREEMENT: Mapping[str, Callable[[Agreement], float | None]] = {
    KAPPA.name: lambda found: found.kappa,
    SPEARMAN.name: lambda found: found.rho,
}


def figures_of(rows: Sequence[EvalRow], tried: Sequence[Tried]) -> tuple[Figure, ...]:
    """One figure a metric and language that anything was measured of, in the order of the catalogue."""
    grouped: dict[tuple[str, str], list[EvalRow]] = defaultdict(list)
    for row in rows:
        grouped[row.metric, row.language].append(row)
    found = [
        _figure(metric, language, grouped[metric.name, language])
        for metric in METRICS
        for language in LANGUAGES_AND_BOTH
        if grouped.get((metric.name, language))
    ]
    return tuple(figure for figure in (*found, *_of_sets(rows, tried)) if figure.value is not None or figure.unparsable)


def items(metric: Metric, rows: Iterable[EvalRow]) -> tuple[Item, ...]:
    """The cases that count, their repeats averaged; those that failed count as the worst."""
    scored = ((row, metric.score(measured_of(row))) for row in rows)
    return items_of(Score(row.case, row.cluster, value, row.repeat) for row, value in scored if value is not None)


def _figure(metric: Metric, language: str, rows: Sequence[EvalRow]) -> Figure:
    counted = Counter(row.status for row in rows)
    if metric.summed == "pooled":
        return _said(metric.name, language, _pooled(metric, rows), counted)
    cases = items(metric, rows)
    said = _said(metric.name, language, estimate(cases, metric.kind), counted)
    return said.model_copy(update={"by_repeats": share_of_repeats(cases)})


def _pooled(metric: Metric, rows: Sequence[EvalRow]) -> Estimate | None:
    """Parts over wholes, with the interval of leaving out one cluster after the other."""
    clusters: dict[str, list[Measured]] = defaultdict(list)
    for row in rows:
        result = measured_of(row)
        if metric.score(result) is not None:
            clusters[row.cluster].append(result)
    found = jackknife(clusters, lambda results: summarise(metric, results).value)
    if found is None or found.low is None or found.high is None or metric.kind == "continuous":
        return found
    return replace(found, low=max(0.0, found.low), high=min(1.0, found.high))


def _of_sets(rows: Sequence[EvalRow], tried: Sequence[Tried]) -> Iterable[Figure]:
    for language in LANGUAGES:
        own = [each for each in tried if each.case.language == language]
        yield from _agreements(language, own)
        yield from _calibration(language, own, rows)


def _agreements(language: str, tried: Sequence[Tried]) -> Iterable[Figure]:
    clusters: dict[str, list[Graded]] = defaultdict(list)
    for each in tried:
        graded = KINDS[each.case.kind].graded
        # The first repeat: agreement with the others is another question.
        if graded is not None and each.attempt.repeat == 0:
            clusters[each.case.cluster] += graded(each.case, each.output)[KAPPA.name]
    if not clusters:
        return
    seconds = [each for group in clusters.values() for each in group if each.second is not None]
    ceiling = rating_agreement([each.person for each in seconds], [each.second for each in seconds])
    failed = sum(each.output is None and each.attempt.repeat == 0 for each in tried)
    for name, figure in AGREEMENT.items():
        said = _said(name, language, jackknife(clusters, _agreeing(figure)), Counter(failed=failed))
        within = {"low": _within(said.low), "high": _within(said.high)}
        yield said.model_copy(update=within | {"ceiling": figure(ceiling) if seconds else None})


def _within(end: float | None) -> float | None:
    """Neither κ nor ρ goes beyond 1, whatever the interval does."""
    return None if end is None else min(1.0, max(-1.0, end))


def _agreeing(figure: Callable[[Agreement], float | None]) -> Callable[[Sequence[Graded]], float | None]:
    return lambda graded: figure(_agreement(graded))


def _agreement(graded: Sequence[Graded]) -> Agreement:
    return rating_agreement([each.person for each in graded], [each.system for each in graded])


def _calibration(language: str, tried: Sequence[Tried], rows: Sequence[EvalRow]) -> Iterable[Figure]:
    clusters = predictions(tried, rows)
    if clusters:
        yield _said(ERROR.name, language, jackknife(clusters, calibration_error), Counter())


def predictions(tried: Sequence[Tried], rows: Sequence[EvalRow]) -> dict[str, list[Prediction]]:
    """How sure the system said it was of each attempt and whether it was right, by cluster."""
    scores: dict[tuple[str, int], dict[str, Measured]] = defaultdict(dict)
    for row in rows:
        scores[row.case, row.repeat].setdefault(row.metric, measured_of(row))
    found: dict[str, list[Prediction]] = defaultdict(list)
    for each in tried:
        if isinstance(each.output, QuestionOutput) and each.output.confidence is not None:
            prediction = predicted(each.output, scores[each.case.id, each.attempt.repeat])
            found[each.case.cluster] += [prediction] if prediction else []
    return found


def _said(metric: str, language: str, found: Estimate | None, counted: Mapping[str, int]) -> Figure:
    return Figure.model_validate(
        {
            "metric": metric,
            "language": language,
            "value": found.mean if found else None,
            "low": found.low if found else None,
            "high": found.high if found else None,
            "n": found.n if found else 0,
            "clusters": found.clusters if found else 0,
            "method": found.method if found else "",
            "failed": counted.get("failed", 0),
            "not_applicable": counted.get("not_applicable", 0),
            "unparsable": counted.get("unparsable", 0),
        }
    )


def seconds_per_case(rows: Iterable[EvalRow]) -> float | None:
    """The mean time that an attempt took."""
    each = {(row.case, row.repeat): row.seconds for row in rows}
    return fmean(each.values()) if each else None
