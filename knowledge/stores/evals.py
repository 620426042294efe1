"""Runs of evals, their rows, and the outputs and datasets that they share."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Table, delete, select
from sqlalchemy import insert as plain_insert

from knowledge.ports import EvalRow, KeptEval
from knowledge.stores import schema
from knowledge.stores.dialects import insert
from knowledge.stores.engine import reading, writing

NAMED = 500
"""A database takes only so many keys in one statement."""
_runs, _rows = schema.eval_runs, schema.eval_rows
_outputs, _datasets = schema.eval_outputs, schema.eval_datasets


class SqlEvalStore:
    """Implements ``ports.EvalStore``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, run: KeptEval) -> None:
        values = run.model_dump() | {"began_at": run.began_at.timestamp()}
        with writing(self._engine) as connection:
            statement = insert(connection, _runs).values(values)
            newer = {"payload": statement.excluded.payload}
            connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=newer))

    def run(self, run_id: str) -> KeptEval | None:
        with reading(self._engine) as connection:
            found = connection.execute(select(_runs).where(_runs.c.id == run_id)).mappings().one_or_none()
        return _run(found) if found else None

    def runs(self, dataset: str | None = None, limit: int = 100) -> list[KeptEval]:
        statement = select(_runs).order_by(_runs.c.began_at.desc(), _runs.c.id).limit(limit)
        if dataset is not None:
            statement = statement.where(_runs.c.dataset == dataset)
        with reading(self._engine) as connection:
            return [_run(row) for row in connection.execute(statement).mappings()]

    def put_rows(self, run_id: str, rows: Sequence[EvalRow]) -> None:
        values = [{**row.model_dump(), "run": run_id} for row in rows]
        with writing(self._engine) as connection:
            connection.execute(delete(_rows).where(_rows.c.run == run_id))
            if values:
                connection.execute(plain_insert(_rows), values)

    def rows(self, run_id: str) -> list[EvalRow]:
        columns = [_rows.c[name] for name in EvalRow.model_fields]
        statement = select(*columns).where(_rows.c.run == run_id).order_by(_rows.c.seq)
        with reading(self._engine) as connection:
            return [EvalRow.model_validate(dict(row)) for row in connection.execute(statement).mappings()]

    def keep(self, key: str, output: str) -> None:
        self._once(_outputs, key, output)

    def outputs(self, keys: Collection[str]) -> dict[str, str]:
        wanted = sorted(keys)
        found: dict[str, str] = {}
        with reading(self._engine) as connection:
            for start in range(0, len(wanted), NAMED):
                some = wanted[start : start + NAMED]
                statement = select(_outputs.c.key, _outputs.c.payload).where(_outputs.c.key.in_(some))
                found.update((key, payload) for key, payload in connection.execute(statement))
        return found

    def put_dataset(self, content_hash: str, payload: str) -> None:
        self._once(_datasets, content_hash, payload)

    def dataset(self, content_hash: str) -> str | None:
        with reading(self._engine) as connection:
            found: str | None = connection.execute(
                select(_datasets.c.payload).where(_datasets.c.key == content_hash)
            ).scalar()
        return found

    def _once(self, table: Table, key: str, payload: str) -> None:
        with writing(self._engine) as connection:
            statement = insert(connection, table).values(key=key, payload=payload)
            connection.execute(statement.on_conflict_do_nothing(index_elements=["key"]))


def _run(row: Mapping[Any, Any]) -> KeptEval:
    return KeptEval.model_validate(dict(row) | {"began_at": datetime.fromtimestamp(row["began_at"], UTC)})
