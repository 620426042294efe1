"""Use cases: how far the system's ratings are from those that raters gave."""

from collections.abc import Mapping
from statistics import fmean
from typing import NamedTuple

from evals.datasets.ratings import RatingCase
from evals.metrics.measured import failed as failure
from evals.metrics.measured import measured
from evals.metrics.rating_agreement import KAPPA, SPEARMAN, farthest
from evals.metrics.rating_error import METRIC as ERROR
from evals.metrics.rating_error import rating_error
from evals.runs.kinds.kind import CaseKind, Scores, Tools
from evals.runs.output import RatingOutput
from evals.runs.system import System
from knowledge.scoring.rating import Criterion


class Graded(NamedTuple):
    """One rating beside the system's, None where it gave none, and beside a second rater's, where there is one."""

    person: int
    system: int | None
    second: int | None


async def run(system: System, case: RatingCase) -> RatingOutput:
    """Rates the use case."""
    return await system.rate(case.use_case, case.as_of, case.language)


def measure(case: RatingCase, output: RatingOutput, _: Tools) -> Scores:
    """The mean number of steps off; a criterion that was not rated is as far off as it can be."""
    reference = case.ratings[0]
    off = []
    for criterion in Criterion:
        person = reference.value(criterion)
        off.append(rating_error(person, output.values.get(criterion, farthest(person))).value or 0.0)
    return {ERROR.name: measured(fmean(off))}


def failed(_: RatingCase, reason: str) -> Scores:
    """As far off as it can be."""
    return {ERROR.name: failure(reason)}


def graded(case: RatingCase, output: RatingOutput | None) -> Mapping[str, tuple[Graded, ...]]:
    """What the agreement over all cases is computed from."""
    first, *others = case.ratings
    pairs = tuple(
        Graded(
            first.value(each),
            output.values.get(each) if output else None,
            others[0].value(each) if others else None,
        )
        for each in Criterion
    )
    return {KAPPA.name: pairs, SPEARMAN.name: pairs}


KIND = CaseKind(run, measure, failed, graded)
