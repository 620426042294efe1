"""Runs of evals, their rows, datasets and outputs."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from knowledge.model.base import Frozen


class EvalRow(Frozen):
    """What one metric said of one repeat of a case: a ``value``, or a ``status`` that says why there is none.

    ``weight`` is what the value is a share of, ``seconds`` and ``tokens`` what the attempt took. A row about a case in
    both languages has the language "both".
    """

    case: str
    cluster: str
    language: str
    repeat: int
    metric: str
    value: float | None
    status: str
    reason: str = ""
    weight: float = 1.0
    tokens: int = 0
    cost: float = 0.0
    seconds: float = 0.0


class KeptEval(Frozen):
    """A run of evals as it is kept; ``payload`` is the whole of it as JSON."""

    id: str
    owner: str
    dataset: str
    began_at: datetime
    payload: str


class EvalStore(Protocol):
    """Runs of evals, their rows, the datasets that they were of, and every output of the system, by what decided it."""

    def put(self, run: KeptEval) -> None:
        """Stores a run, or replaces the one with its id."""
        ...

    def run(self, run_id: str) -> KeptEval | None: ...

    def runs(self, dataset: str | None = None, limit: int = 100) -> list[KeptEval]:
        """The newest first, of one dataset or of all."""
        ...

    def put_rows(self, run_id: str, rows: Sequence[EvalRow]) -> None:
        """Replaces all rows of a run."""
        ...

    def rows(self, run_id: str) -> list[EvalRow]:
        """Those of a run, in the order in which they were given."""
        ...

    def keep(self, key: str, output: str) -> None:
        """Keeps an output; the first one under a key stays."""
        ...

    def outputs(self, keys: Collection[str]) -> dict[str, str]:
        """Those of these keys that are kept."""
        ...

    def put_dataset(self, content_hash: str, payload: str) -> None: ...
    def dataset(self, content_hash: str) -> str | None: ...
