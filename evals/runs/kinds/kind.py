"""What a kind of case is to a run."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from evals.metrics.cited import Supports
from evals.metrics.language_purity import Drifts
from evals.metrics.measured import Measured
from evals.metrics.nuggets import Judge
from evals.runs.output import AnyOutput
from evals.runs.system import System
from knowledge.model.base import Language

Scores = dict[str, Measured]


@dataclass(frozen=True, slots=True)
class Tools:
    """What judges while measuring: by rules, unless a judge model takes its place."""

    supports: Callable[[Language], Supports]
    drifts: Drifts
    judge: Judge | None = None


@dataclass(frozen=True, slots=True)
class CaseKind:
    """``run`` puts a case to a system, ``measure`` gives the metrics of what came out by name, ``failed`` those of a
    case that crashed. A metric that needs all cases at once gets what it needs by ``graded``."""

    run: Callable[[System, Any], Awaitable[AnyOutput]]
    measure: Callable[[Any, Any, Tools], Scores]
    failed: Callable[[Any, str], Scores]
    graded: Callable[[Any, Any], Mapping[str, tuple[Any, ...]]] | None = None
