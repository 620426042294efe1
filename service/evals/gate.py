"""The gate over this Koers: run what it asks for, and hold it against the accepted baseline."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from evals.compare import Side
from evals.gates import Baseline, GateReport, Gates, accepted, baseline, decided, gates, written
from evals.runs.run import Report
from knowledge.errors import UnreadableFile
from service.evals.comparing import side
from service.evals.runs import Order, execute, plan_of

if TYPE_CHECKING:
    from service.bootstrap import Koers

Watch = Callable[[str], Report]
"""What is told how far the run of a dataset is."""


def gate(koers: "Koers", watch: Watch, demanded: Path | None = None, before: Path | None = None) -> GateReport:
    """Runs and decides. NotFound where no baseline was accepted yet."""
    wanted, known = gates(demanded), baseline(before)
    return decided(wanted, known, runs(koers, wanted, watch))


def accept(koers: "Koers", watch: Watch, place: Path, demanded: Path | None = None) -> Baseline:
    """Runs the same, and writes what it scored as the new baseline."""
    found = accepted(runs(koers, gates(demanded), watch))
    half = place.with_name(f".{place.name}.half")
    try:
        half.write_text(written(found), "utf-8")
        half.replace(place)
    except OSError as error:
        raise UnreadableFile(f"{place} cannot be written: {error.strerror}.", "Name another with --out.") from None
    return found


def runs(koers: "Koers", wanted: Gates, watch: Watch) -> list[Side]:
    """A run of each dataset, without a model whatever the settings name."""
    found = []
    for part in wanted.runs:
        order = Order(
            dataset=part.dataset,
            name="gate",
            variant={"embedder": wanted.embedder},
            split=wanted.split,
            limit=part.limit,
        )
        record = execute(koers, plan_of(koers, order), koers.ids(), koers.principal, watch(part.dataset))
        found.append(side(koers, record))
    return found
