"""A run as it is kept: what was asked of whom with what, how far it is, and what came of it."""

import hashlib
from collections.abc import Sequence
from typing import Literal

from pydantic import AwareDatetime, Field

from evals.datasets.case import Split
from evals.datasets.dataset import AnyCase, Dataset
from evals.runs.provenance import Provenance
from evals.runs.variant import Variant
from evals.runs.world import world_of
from knowledge.model.answer import Usage
from knowledge.model.base import Frozen, Language

RunState = Literal["running", "done", "stopped"]


class Attempt(Frozen):
    """One repeat of a case. ``key`` names its kept output; one that crashed or took too long has an ``error`` instead.

    ``seconds`` is what it took when it was made, which for a kept output was an earlier run.
    """

    case: str
    repeat: int
    key: str
    error: str = ""
    seconds: float = 0.0
    usage: Usage = Usage()
    kept: bool = False


class Figure(Frozen):
    """One metric of one language over all cases, with its 95 % interval where it can be told.

    ``ceiling`` is the agreement of people with each other, ``by_repeats`` the share of the uncertainty that comes from
    the repeats: where it is small, only more cases help. ``language`` is "both" for what compares the two.
    """

    metric: str
    language: Language | Literal["both"]
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    clusters: int = 0
    failed: int = 0
    not_applicable: int = 0
    unparsable: int = 0
    method: str = ""
    ceiling: float | None = None
    by_repeats: float | None = None


class Plan(Frozen):
    """What is to be run: the ``cases`` of a dataset that are in ``split``, ``repeats`` times each."""

    dataset: Dataset
    variant: Variant
    repeats: int = Field(default=1, ge=1, le=100)
    split: Split | None = "development"
    limit: int | None = Field(default=None, ge=1)

    @property
    def cases(self) -> tuple[AnyCase, ...]:
        """Those that are run; a limit takes whole pairs of twins, evenly over the clusters."""
        chosen = self.dataset.only(self.split).cases
        return chosen if self.limit is None else _spread(chosen, self.limit)


class RunRecord(Frozen):
    """Everything about a run but its rows, its outputs and its dataset, which are kept by their keys."""

    id: str
    owner: str
    dataset: str
    dataset_version: int
    dataset_hash: str
    split: Split | None
    variant: Variant
    repeats: int
    cases: tuple[str, ...]
    provenance: Provenance
    state: RunState = "running"
    began_at: AwareDatetime
    ended_at: AwareDatetime | None = None
    attempts: tuple[Attempt, ...] = ()
    figures: tuple[Figure, ...] = ()
    judge: str = ""

    @property
    def usage(self) -> Usage:
        """What the model calls of this run took; kept outputs were paid for before."""
        return sum((each.usage for each in self.attempts if not each.kept), start=Usage())


def key_of(plan: Plan, case: AnyCase, repeat: int, code: str) -> str:
    """The key of an output: everything that decides it, the repeat included."""
    world = world_of(plan.dataset, case)
    asked = hashlib.sha256(case.model_dump_json().encode()).hexdigest()
    parts = (plan.dataset.name, asked, world.hash, plan.variant.hash, code, str(repeat))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _spread(cases: Sequence[AnyCase], limit: int) -> tuple[AnyCase, ...]:
    """The first pair of every cluster, then the second, until there are ``limit`` cases; in their old order."""
    pairs: dict[str, dict[str, list[AnyCase]]] = {}
    for case in cases:
        pairs.setdefault(case.cluster, {}).setdefault(min(case.id, case.twin or case.id), []).append(case)
    left = [list(each.values()) for each in pairs.values()]
    taken: list[AnyCase] = []
    while any(left) and len(taken) < limit:
        for cluster in left:
            if cluster and len(taken) < limit:
                taken += cluster.pop(0)
    chosen = {case.id for case in taken}
    return tuple(case for case in cases if case.id in chosen)
