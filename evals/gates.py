"""The gate: is the system still as good as the accepted baseline, per metric and language, and how sure is that."""

import hashlib
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import Field, ValidationError

from evals.compare import Side
from evals.datasets.case import Kind, Split
from evals.datasets.dataset import AnyCase
from evals.metrics import parity
from evals.metrics.catalogue import metric_named
from evals.metrics.metric import Metric
from evals.runs.figures import items
from evals.statistics.gate import LEAST_CASES, LEAST_CLUSTERS, Decision, Gate, Verdict, decide_all
from evals.statistics.items import Item
from evals.statistics.paired import paired_difference
from knowledge.errors import InvalidInput, NotFound
from knowledge.model.base import LANGUAGES, Frozen
from knowledge.ports import EvalRow

Spoken: TypeAlias = Literal["nl", "en", "both"]
DIGITS = 4
HASHED = 12
BOTH = frozenset(metric.name for metric in parity.METRICS)
OWN = Path(__file__).with_name("baseline.json")
HINT = "See evals/gates.toml for how gates are written."


class Watched(Frozen):
    """A metric that must not get worse by more than ``margin``, judged on at least so many cases."""

    metric: str
    margin: float = Field(gt=0)
    least_cases: int = Field(default=LEAST_CASES, ge=2)
    least_clusters: int = Field(default=LEAST_CLUSTERS, ge=2)


class Limit(Frozen):
    """A metric whose mean must not go beyond a bound, whatever it was before; the ``known`` cases, which are still to
    be mended, do not count."""

    metric: str
    most: float | None = None
    least: float | None = None
    known: tuple[str, ...] = ()


class Part(Frozen):
    """A dataset that the gate runs, or about so many of its cases."""

    dataset: str
    limit: int | None = Field(default=None, ge=1)


class Gates(Frozen):
    """What the gate runs, and what it demands."""

    embedder: str
    split: Split
    runs: tuple[Part, ...] = Field(min_length=1)
    watched: tuple[Watched, ...]
    limits: tuple[Limit, ...] = ()


class Accepted(Frozen):
    """What one case scored when the baseline was accepted; ``hash`` tells whether it is still the same case."""

    cluster: str
    hash: str
    scores: dict[str, float]


class Baseline(Frozen):
    """The accepted scores: per dataset, the cases of the split that was run."""

    datasets: dict[str, dict[str, Accepted]]


class Judged(Frozen):
    """One gate in one language, over all datasets of a kind."""

    kind: Kind
    language: Spoken
    decision: Decision


class Bound(Frozen):
    """One limit: what was measured, and the cases beyond it."""

    metric: str
    verdict: Verdict
    value: float | None
    n: int
    most: float | None = None
    least: float | None = None
    cases: tuple[str, ...] = ()


class GateReport(Frozen):
    """Everything that the gate decided. ``changed`` are cases that the baseline does not know as they are now."""

    verdict: Verdict
    judged: tuple[Judged, ...]
    bounds: tuple[Bound, ...]
    changed: tuple[str, ...] = ()


def gates(file: Path | None = None) -> Gates:
    """Those of a file, or those that ship with Koers. InvalidInput says what is wrong with them."""
    source: Path | Traversable = file or files("evals") / "gates.toml"
    try:
        found = Gates.model_validate(tomllib.loads(source.read_text("utf-8")))
    except FileNotFoundError:
        raise NotFound(f"There is no file {source.name}.", HINT) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InvalidInput(f"{source.name} cannot be read: {error}.", HINT) from None
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"]))
        raise InvalidInput(f"{source.name}: {where}: {fault['msg']}.", HINT) from None
    for name in [each.metric for each in found.watched] + [each.metric for each in found.limits]:
        metric_named(name)
    return found


def baseline(file: Path | None = None) -> Baseline:
    """The accepted one, of a file or as it ships with Koers. NotFound where none was accepted yet."""
    source = file or OWN
    try:
        return Baseline.model_validate_json(source.read_text("utf-8"))
    except FileNotFoundError:
        raise NotFound(f"There is no baseline {source.name}.", "Accept one with koers eval baseline.") from None
    except (ValidationError, UnicodeDecodeError, OSError):
        raise InvalidInput(f"{source.name} is no baseline.", "Accept a new one with koers eval baseline.") from None


def accepted(sides: Iterable[Side]) -> Baseline:
    """What these runs scored, as a baseline: repeats averaged, no fact of this machine in it."""
    return Baseline(datasets={side.record.dataset: _cases(side) for side in sides})


def written(found: Baseline) -> str:
    """A baseline as text: one case a line, so that a change of it can be read."""
    lines = []
    for name, cases in sorted(found.datasets.items()):
        each = [f"   {json.dumps(key)}: {json.dumps(case.model_dump())}" for key, case in sorted(cases.items())]
        lines.append(f"  {json.dumps(name)}: {{\n" + ",\n".join(each) + "\n  }")
    return '{"datasets": {\n' + ",\n".join(lines) + "\n}}\n"


def decided(demanded: Gates, before: Baseline, sides: Sequence[Side]) -> GateReport:
    """Every gate and limit on these runs. One that fails fails all; else one that is inconclusive makes all so.

    Datasets of one kind are judged together: their organisations differ, what is measured does not.
    """
    pairs = [_pair(side, before.datasets.get(side.record.dataset, {})) for side in sides]
    kinds = list(dict.fromkeys(pair.kind for pair in pairs))
    asked = [
        (kind, language, gate)
        for kind in kinds
        for language, gate in _asked(demanded, [pair for pair in pairs if pair.kind == kind])
    ]
    decisions = decide_all([gate for _, _, gate in asked])
    judged = tuple(
        Judged(kind=kind, language=language, decision=decision)
        for (kind, language, _), decision in zip(asked, decisions, strict=True)
    )
    bounds = tuple(_bound(limit, sides) for limit in demanded.limits)
    verdicts = [each.decision.verdict for each in judged] + [each.verdict for each in bounds]
    changed = sorted(case for pair in pairs for case in pair.changed)
    return GateReport(verdict=_worst(verdicts), judged=judged, bounds=bounds, changed=tuple(changed))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A run beside what was accepted of its cases: of those that are still the ``same``."""

    side: Side
    same: Mapping[str, Accepted]
    changed: Sequence[str]

    @property
    def kind(self) -> Kind:
        return self.side.tried[0].case.kind

    def measures(self, metric: str, language: Spoken) -> bool:
        """Whether the run has anything of a metric, known to the baseline or not."""
        return any(
            (row.metric, row.language) == (metric, language) and row.status in {"ok", "failed"}
            for row in self.side.rows
        )

    def before(self, metric: str, language: Spoken) -> list[Item]:
        """What they scored then; ids of cases and clusters are told apart by their dataset."""
        spoken = {each.case.id: each.case.language for each in self.side.tried}
        name = self.side.record.dataset
        return [
            Item(f"{name}/{key}", f"{name}/{case.cluster}", case.scores[metric])
            for key, case in self.same.items()
            if metric in case.scores and language in {"both", spoken[key]}
        ]

    def after(self, metric: Metric, language: Spoken) -> list[Item]:
        """What they score now, to as many digits as a baseline keeps."""
        name = self.side.record.dataset
        wanted = (metric.name, language)
        rows = [row for row in self.side.rows if (row.metric, row.language) == wanted and row.case in self.same]
        return [
            Item(f"{name}/{item.case}", f"{name}/{item.cluster}", round(item.mean, DIGITS))
            for item in items(metric, rows)
        ]


def _worst(verdicts: Sequence[Verdict]) -> Verdict:
    if not verdicts:
        return "inconclusive"
    order: tuple[Verdict, ...] = ("fail", "inconclusive", "pass")
    return min(verdicts, key=order.index)


def _cases(side: Side) -> dict[str, Accepted]:
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    for (metric, _), rows in _by_metric(side.rows).items():
        for item in items(metric_named(metric), rows):
            scores[item.case][metric] = round(item.mean, DIGITS)
    cases = {each.case.id: each.case for each in side.tried}
    return {
        key: Accepted(cluster=case.cluster, hash=_hash(case), scores=dict(sorted(scores[key].items())))
        for key, case in cases.items()
    }


def _by_metric(rows: Iterable[EvalRow]) -> Mapping[tuple[str, str], list[EvalRow]]:
    found: dict[tuple[str, str], list[EvalRow]] = defaultdict(list)
    for row in rows:
        found[row.metric, row.language].append(row)
    return found


def _hash(case: AnyCase) -> str:
    return hashlib.sha256(case.model_dump_json().encode()).hexdigest()[:HASHED]


def _pair(side: Side, known: Mapping[str, Accepted]) -> _Pair:
    cases = {each.case.id: each.case for each in side.tried}
    same = {key: known[key] for key, case in cases.items() if key in known and known[key].hash == _hash(case)}
    changed = [f"{side.record.dataset}/{key}" for key in cases if key not in same]
    return _Pair(side, same, changed)


def _asked(demanded: Gates, pairs: Sequence[_Pair]) -> Iterable[tuple[Spoken, Gate]]:
    for watched in demanded.watched:
        metric = metric_named(watched.metric)
        spoken: tuple[Spoken, ...] = ("both",) if watched.metric in BOTH else LANGUAGES
        for language in spoken:
            before = [item for pair in pairs for item in pair.before(watched.metric, language)]
            after = [item for pair in pairs for item in pair.after(metric, language)]
            if before or any(pair.measures(watched.metric, language) for pair in pairs):
                # The gate turns the difference itself.
                found = paired_difference(before, after, metric.kind)
                yield language, Gate(metric, found, watched.margin, watched.least_cases, watched.least_clusters)


def _bound(limit: Limit, sides: Sequence[Side]) -> Bound:
    metric = metric_named(limit.metric)
    every = [
        (f"{side.record.dataset}/{item.case}", item.mean)
        for side in sides
        for item in items(metric, [row for row in side.rows if row.metric == metric.name])
    ]
    found = [(key, value) for key, value in every if key not in limit.known]
    mean = sum(value for _, value in found) / len(found) if found else None
    most, least = limit.most, limit.least
    beyond = mean is not None and ((most is not None and mean > most) or (least is not None and mean < least))
    cases = [key for key, value in found if value != (metric.worst == 0)] if beyond else []
    return Bound(
        metric=metric.name,
        verdict="inconclusive" if mean is None else "fail" if beyond else "pass",
        value=mean,
        n=len(found),
        most=most,
        least=least,
        cases=tuple(cases),
    )
