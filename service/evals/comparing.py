"""Two kept runs side by side, for every door."""

from typing import TYPE_CHECKING

from evals.compare import Comparison, Side, compare
from evals.runs.record import RunRecord
from evals.runs.run import tried_of
from service.evals.runs import one

if TYPE_CHECKING:
    from service.bootstrap import Koers


def compared(koers: "Koers", a: str, b: str) -> Comparison:
    """Run B against run A. NotFound for one that is not there; InvalidInput where they cannot be compared."""
    return compare(side(koers, one(koers, a)), side(koers, one(koers, b)))


def side(koers: "Koers", record: RunRecord) -> Side:
    """A run with its rows and its outputs."""
    store = koers.stores.evals
    return Side(record=record, rows=tuple(store.rows(record.id)), tried=tuple(tried_of(record, store)))
