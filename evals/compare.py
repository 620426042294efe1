"""Two runs side by side: what got better and worse, per metric with how sure that is, and per case with its texts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from evals.datasets.dataset import AnyCase
from evals.metrics.catalogue import METRICS
from evals.metrics.metric import Metric
from evals.runs.figures import LANGUAGES_AND_BOTH, items
from evals.runs.output import text_of
from evals.runs.record import RunRecord
from evals.runs.scoring import Tried
from evals.statistics.holm import holm
from evals.statistics.items import Item
from evals.statistics.paired import Difference, paired_difference
from knowledge.errors import InvalidInput
from knowledge.model.base import Frozen
from knowledge.ports import EvalRow


class MetricDifference(Frozen):
    """B against A on the cases that both have. ``gain`` is turned so that above 0 is better, as are ``low`` and
    ``high``, its 95 % interval; ``adjusted`` is Holm's p over all that were compared."""

    metric: str
    language: str
    a: float
    b: float
    gain: float
    low: float | None
    high: float | None
    p: float | None
    adjusted: float | None = None
    test: str
    detectable: float | None
    n: int
    clusters: int
    better: int
    worse: int


class CaseChange(Frozen):
    """A case that scored differently: the ``gains`` by metric, above 0 for better, and what each run said."""

    case: str
    language: str
    question: str
    gains: dict[str, float]
    a: str
    b: str

    @property
    def total(self) -> float:
        """What all metrics together gained."""
        return sum(self.gains.values())


class Comparison(Frozen):
    """Run B against run A. ``left_out`` are cases that only one of both has, or that were changed in between."""

    a: str
    b: str
    name_a: str
    name_b: str
    dataset: str
    differences: tuple[MetricDifference, ...]
    changes: tuple[CaseChange, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """A run with all that a comparison looks at."""

    record: RunRecord
    rows: tuple[EvalRow, ...]
    tried: tuple[Tried, ...]


def compare(a: Side, b: Side) -> Comparison:
    """B against A. InvalidInput where they are of different datasets, or share no case."""
    if a.record.dataset != b.record.dataset:
        raise InvalidInput(
            f"Run {a.record.id} is of {a.record.dataset}, run {b.record.id} of {b.record.dataset}.",
            "Compare two runs of the same dataset.",
        )
    first, second = cases_of(a), cases_of(b)
    same = {key for key, case in first.items() if second.get(key) == case}
    if not same:
        raise InvalidInput("Both runs have no case in common.", "Run both on the same split of the same dataset.")
    differences = _differences(_of(a.rows, same), _of(b.rows, same))
    return Comparison(
        a=a.record.id,
        b=b.record.id,
        name_a=a.record.variant.name,
        name_b=b.record.variant.name,
        dataset=a.record.dataset,
        differences=_adjusted(differences),
        changes=_changes(a, b, same),
        left_out=tuple(sorted((first.keys() | second.keys()) - same)),
    )


def cases_of(side: Side) -> dict[str, AnyCase]:
    """The cases of a run by id."""
    return {each.case.id: each.case for each in side.tried}


def difference(metric: Metric, a: Sequence[Item], b: Sequence[Item]) -> Difference | None:
    """B against A, turned so that above 0 is better."""
    found = paired_difference(a, b, metric.kind)
    return found.turned() if found and metric.better == "lower" else found


def question_of(case: AnyCase) -> str:
    """What a case asks, in a line."""
    for name in ("question", "situation", "use_case"):
        if hasattr(case, name):
            return str(getattr(case, name))
    return case.id


def _of(rows: Iterable[EvalRow], cases: set[str]) -> dict[tuple[str, str], list[EvalRow]]:
    found: dict[tuple[str, str], list[EvalRow]] = defaultdict(list)
    for row in rows:
        if row.case in cases:
            found[row.metric, row.language].append(row)
    return found


Rows = Mapping[tuple[str, str], Sequence[EvalRow]]


def _differences(a: Rows, b: Rows) -> list[MetricDifference]:
    found = []
    for metric in METRICS:
        for language in LANGUAGES_AND_BOTH:
            key = metric.name, language
            first, second = (items(metric, rows.get(key, ())) for rows in (a, b))
            turned = difference(metric, first, second)
            if turned is not None:
                found.append(_said(metric, language, turned, first, second))
    return found


def _said(
    metric: Metric, language: str, turned: Difference, first: Sequence[Item], second: Sequence[Item]
) -> MetricDifference:
    shared = {item.case for item in first} & {item.case for item in second}
    return MetricDifference(
        metric=metric.name,
        language=language,
        a=fmean(item.mean for item in first if item.case in shared),
        b=fmean(item.mean for item in second if item.case in shared),
        gain=turned.delta,
        low=turned.low,
        high=turned.high,
        p=turned.p,
        test=turned.test,
        detectable=turned.detectable,
        n=turned.n,
        clusters=turned.clusters,
        better=turned.better,
        worse=turned.worse,
    )


def _adjusted(differences: Sequence[MetricDifference]) -> tuple[MetricDifference, ...]:
    adjusted = iter(holm([each.p for each in differences if each.p is not None]))
    return tuple(
        each if each.p is None else each.model_copy(update={"adjusted": next(adjusted)}) for each in differences
    )


def _changes(a: Side, b: Side, same: set[str]) -> tuple[CaseChange, ...]:
    """The cases that scored differently on anything, those that lost most first."""
    gains: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    first, second = _of(a.rows, same), _of(b.rows, same)
    for metric in METRICS:
        sign = 1 if metric.better == "higher" else -1
        for language in LANGUAGES_AND_BOTH:
            before = {item.case: item.mean for item in items(metric, first.get((metric.name, language), ()))}
            after = {item.case: item.mean for item in items(metric, second.get((metric.name, language), ()))}
            for case in before.keys() & after.keys():
                if after[case] != before[case]:
                    gains[case, language][metric.name] = sign * (after[case] - before[case])
    said_a, said_b, cases = _texts(a), _texts(b), cases_of(a)
    changes = [
        CaseChange(
            case=case,
            language=language,
            question=question_of(cases[case]),
            gains=found,
            a=said_a.get(case, ""),
            b=said_b.get(case, ""),
        )
        for (case, language), found in gains.items()
    ]
    return tuple(sorted(changes, key=lambda each: (each.total, each.case)))


def _texts(side: Side) -> dict[str, str]:
    """What the first repeat of every case said."""
    return {
        each.case.id: text_of(each.output) if each.output else f"({each.attempt.error})"
        for each in side.tried
        if each.attempt.repeat == 0
    }
