"""A small search: every variant of a grid on the development split, then the best once on what is held back."""

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean
from typing import TYPE_CHECKING

from evals.datasets.dataset import Dataset
from evals.metrics.catalogue import metric_named
from evals.metrics.metric import Metric
from evals.runs.record import Figure, Plan, RunRecord
from evals.runs.run import Report
from evals.runs.variant import Variant
from knowledge.errors import InvalidInput
from knowledge.model.base import Frozen
from service.evals.runs import execute
from service.evals.variants import grid

if TYPE_CHECKING:
    from service.bootstrap import Koers


class Tried(Frozen):
    """A variant with the metric that was searched for: the mean over both languages, and each with its interval."""

    run: str
    variant: Variant
    value: float
    figures: tuple[Figure, ...]


class Sweep(Frozen):
    """``tried`` from best to worst on the development split; ``held_back`` is the best one on unseen cases.

    The best of many looks better than it is: the figure to believe is the one that is held back.
    """

    metric: str
    tried: tuple[Tried, ...]
    held_back: Tried


def sweep(
    koers: "Koers",
    dataset: Dataset,
    values: Mapping[str, tuple[str, ...]],
    metric: str,
    repeats: int,
    watch: Callable[[str], Report],
) -> Sweep:
    """Runs the grid and its winner. InvalidInput where the dataset holds nothing back, or measures no such metric."""
    wanted = metric_named(metric)
    if not dataset.only("held_back").cases:
        raise InvalidInput(f"{dataset.name} holds nothing back.", "A search needs cases that it did not see.")
    variants = grid(koers, values)

    def run(variant: Variant, split: str) -> Tried:
        plan = Plan.model_validate({"dataset": dataset, "variant": variant, "repeats": repeats, "split": split})
        return _tried(execute(koers, plan, koers.ids(), koers.principal, watch(variant.name)), wanted)

    best_first = sorted((run(variant, "development") for variant in variants), key=lambda each: _rank(each, wanted))
    return Sweep(metric=metric, tried=tuple(best_first), held_back=run(best_first[0].variant, "held_back"))


def _tried(record: RunRecord, metric: Metric) -> Tried:
    figures: Sequence[Figure] = [each for each in record.figures if each.metric == metric.name]
    values = [each.value for each in figures if each.value is not None]
    if not values:
        raise InvalidInput(f"{record.dataset} does not measure {metric.name}.", "Choose a metric that the run shows.")
    return Tried(run=record.id, variant=record.variant, value=fmean(values), figures=tuple(figures))


def _rank(tried: Tried, metric: Metric) -> float:
    return -tried.value if metric.better == "higher" else tried.value
