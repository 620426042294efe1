from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from knowledge.ports import EvalRow, KeptEval
from knowledge.stores.evals import SqlEvalStore

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def run(key: str = "r1", dataset: str = "questions", later: int = 0, payload: str = "{}") -> KeptEval:
    return KeptEval(id=key, owner="ann", dataset=dataset, began_at=AT + timedelta(minutes=later), payload=payload)


def row(case: str = "c1.nl", value: float | None = 0.5, repeat: int = 0) -> EvalRow:
    return EvalRow(
        case=case, cluster="d1", language="nl", repeat=repeat, metric="nugget_recall", value=value,
        status="ok" if value is not None else "failed", reason="" if value is not None else "took too long",
        weight=3.0, tokens=120, cost=0.01, seconds=0.25,
    )  # fmt: skip


def test_runs_come_back_the_newest_first(engine: Engine, other_engine: Engine) -> None:
    store = SqlEvalStore(engine)
    runs = [run("r1"), run("r2", "attacks", 1), run("r3", later=2)]
    for each in runs:
        store.put(each)
    other = SqlEvalStore(other_engine)
    assert other.runs() == [runs[2], runs[1], runs[0]]
    assert other.runs("questions") == [runs[2], runs[0]]
    assert other.runs(limit=1) == [runs[2]]
    assert other.run("r2") == runs[1]
    assert other.run("r9") is None


def test_a_run_that_went_on_replaces_what_was_kept_of_it(engine: Engine) -> None:
    store = SqlEvalStore(engine)
    store.put(run())
    store.put(run(payload='{"state": "done"}'))
    assert [each.payload for each in store.runs()] == ['{"state": "done"}']


def test_rows_come_back_in_their_order_and_are_replaced_as_a_whole(engine: Engine, other_engine: Engine) -> None:
    store = SqlEvalStore(engine)
    rows = [row("c2.nl"), row("c1.nl"), row("c1.nl", None, 1)]
    store.put_rows("r1", rows)
    store.put_rows("r2", [row("c9.nl")])
    assert SqlEvalStore(other_engine).rows("r1") == rows
    store.put_rows("r1", rows[:1])
    assert store.rows("r1") == rows[:1]
    store.put_rows("r1", [])
    assert store.rows("r1") == []
    assert store.rows("r2") == [row("c9.nl")]


def test_an_output_is_kept_once(engine: Engine, other_engine: Engine) -> None:
    store = SqlEvalStore(engine)
    store.keep("k1", "first")
    SqlEvalStore(other_engine).keep("k1", "second")
    store.keep("k2", "other")
    assert store.outputs({"k1", "k2", "k3"}) == {"k1": "first", "k2": "other"}
    assert store.outputs(set()) == {}


def test_many_outputs_are_found_at_once(engine: Engine) -> None:
    store = SqlEvalStore(engine)
    store.keep("k7", "kept")
    assert store.outputs({f"k{number}" for number in range(1_200)}) == {"k7": "kept"}


def test_a_dataset_is_kept_by_its_hash(engine: Engine) -> None:
    store = SqlEvalStore(engine)
    store.put_dataset("h1", "cases")
    store.put_dataset("h1", "cases")
    assert store.dataset("h1") == "cases"
    assert store.dataset("h2") is None
