"""Runs: everything is kept, nothing is run twice, and what fails counts."""

from pathlib import Path

import pytest

from evals.runs.kinds.questions import texts_of
from evals.runs.record import Plan
from evals.runs.run import found, scored
from evals.runs.variant import Variant
from knowledge.errors import InvalidInput
from tests.evals.kit import passage
from tests.evals.runs import kit


def test_a_run_gives_every_metric_per_language(tmp_path: Path) -> None:
    store = kit.store(tmp_path)
    done = kit.done(Plan(dataset=kit.dataset(unanswerable=2), variant=kit.variant()), kit.bench(kit.systems(), store))
    assert done.state == "done"
    assert kit.figure(done, "nugget_recall", "nl") == 1.0
    assert kit.figure(done, "nugget_recall", "en") == 1.0
    assert kit.figure(done, "abstention_recall", "nl") == 0.0  # it answers everything
    assert kit.figure(done, "over_refusal", "en") == 0.0
    assert kit.figure(done, "fact_parity", "both") == 1.0
    assert found(store, done.id) == done
    rows = store.rows(done.id)
    assert {row.language for row in rows} == {"nl", "en", "both"}
    assert {row.tokens for row in rows} == {15}
    assert done.usage.input_tokens == 16 * 10


def test_what_was_run_before_is_not_run_again(tmp_path: Path) -> None:
    store, made = kit.store(tmp_path), kit.systems()
    plan = Plan(dataset=kit.dataset(), variant=kit.variant())
    first = kit.done(plan, kit.bench(made, store))
    second = kit.done(Plan(dataset=kit.dataset(), variant=kit.variant("other name")), kit.bench(made, store))
    assert set(made.asked.values()) == {1}
    assert second.figures == first.figures
    assert (first.usage.model_calls, second.usage.model_calls) == (16, 0)


def test_the_repeat_and_the_code_and_the_variant_are_part_of_the_key(tmp_path: Path) -> None:
    store, made = kit.store(tmp_path), kit.systems()
    kit.done(Plan(dataset=kit.dataset(), variant=kit.variant(), repeats=3), kit.bench(made, store))
    assert set(made.asked.values()) == {3}
    kit.done(Plan(dataset=kit.dataset(), variant=kit.variant()), kit.bench(made, store, code="changed"))
    assert set(made.asked.values()) == {4}
    other = Variant(name="plain", retrieval={"embedder": "hashing"})
    kit.done(Plan(dataset=kit.dataset(), variant=other), kit.bench(made, store))
    assert set(made.asked.values()) == {5}


def test_a_case_that_was_changed_is_run_again_and_no_other(tmp_path: Path) -> None:
    store, made, whole = kit.store(tmp_path), kit.systems(), kit.dataset()
    kit.done(Plan(dataset=whole, variant=kit.variant()), kit.bench(made, store))
    changed = whole.cases[0].model_copy(update={"question": "nl 1 ?"})
    kit.done(
        Plan(dataset=whole.model_copy(update={"cases": (changed, *whole.cases[1:])}), variant=kit.variant()),
        kit.bench(made, store),
    )
    assert made.asked["nl 1 ?"] == 1
    assert set(made.asked.values()) == {1}


def test_a_case_that_crashes_is_a_failure_and_never_left_out(tmp_path: Path) -> None:
    def script(question: str) -> str:
        if question.startswith("nl") and int(question.split()[1]) % 2:
            raise RuntimeError("secret words")
        return kit.right(question)

    store = kit.store(tmp_path)
    done = kit.done(Plan(dataset=kit.dataset(), variant=kit.variant()), kit.bench(kit.systems(script), store))
    assert kit.figure(done, "nugget_recall", "nl") == 0.5  # 4 of 8 crashed
    assert kit.figure(done, "over_refusal", "nl") == 0.5  # a crash is no answer
    assert kit.figure(done, "fact_parity", "both") == 0.5
    assert kit.figure(done, "nugget_recall", "en") == 1.0
    assert {each.error for each in done.attempts} == {"", "RuntimeError"}
    assert all("secret" not in row.reason for row in store.rows(done.id))


def test_a_case_that_takes_too_long_is_a_failure(tmp_path: Path) -> None:
    given = kit.bench(kit.systems(delay=5.0), kit.store(tmp_path), seconds=0.01)
    done = kit.done(Plan(dataset=kit.dataset(pairs=1), variant=kit.variant()), given)
    assert [each.error for each in done.attempts] == ["took longer than 0.01 seconds"] * 2
    assert kit.figure(done, "nugget_recall", "nl") == 0.0


def test_a_failure_is_tried_again_in_the_next_run(tmp_path: Path) -> None:
    store = kit.store(tmp_path)
    plan = Plan(dataset=kit.dataset(pairs=2), variant=kit.variant())
    broken = kit.done(plan, kit.bench(kit.systems(lambda question: 1 / 0), store))  # type: ignore[arg-type,return-value]
    mended = kit.done(plan, kit.bench(kit.systems(), store))
    assert kit.figure(broken, "nugget_recall", "nl") == 0.0
    assert kit.figure(mended, "nugget_recall", "nl") == 1.0


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def report(done: int, total: int) -> None:
        assert total == 16
        if done == 5:
            raise Enough

    store, made = kit.store(tmp_path), kit.systems()
    plan = Plan(dataset=kit.dataset(), variant=kit.variant())
    with pytest.raises(Enough):
        kit.done(plan, kit.bench(made, store, report))
    (stopped,) = store.runs()
    assert '"state":"stopped"' in stopped.payload
    assert made.asked.total() == 5
    kit.done(plan, kit.bench(made, store))
    assert made.asked.total() == 16


def test_a_run_is_scored_again_without_asking_anything(tmp_path: Path) -> None:
    store, made = kit.store(tmp_path), kit.systems()
    done = kit.done(Plan(dataset=kit.dataset(), variant=kit.variant(), repeats=2), kit.bench(made, store))
    rows = store.rows(done.id)
    store.put_rows(done.id, [])
    again = scored(done, store, kit.tools())
    assert again.figures == done.figures
    assert store.rows(done.id) == rows
    assert set(made.asked.values()) == {2}


def test_many_cases_at_once_give_what_one_after_the_other_gives(tmp_path: Path) -> None:
    plan = Plan(dataset=kit.dataset(), variant=kit.variant(), repeats=2)
    one = kit.done(plan, kit.bench(kit.systems(), kit.store(tmp_path)))
    (tmp_path / "other").mkdir()
    other = kit.done(plan, kit.bench(kit.systems(delay=0.001), kit.store(tmp_path / "other"), at_once=4))
    assert one.figures == other.figures


def test_there_has_to_be_something_to_run(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no case to run"):
        kit.done(
            Plan(dataset=kit.dataset(), variant=kit.variant(), split="held_back"),
            kit.bench(kit.systems(), kit.store(tmp_path)),
        )


def test_a_limit_takes_whole_pairs_over_all_clusters() -> None:
    cases = Plan(dataset=kit.dataset(pairs=12, clusters=3), variant=kit.variant(), limit=6).cases
    assert len(cases) == 6
    assert {case.cluster for case in cases} == {"d0", "d1", "d2"}
    assert {case.twin for case in cases} == {case.id for case in cases}


def test_the_hash_of_a_variant_is_of_all_but_its_name() -> None:
    assert Variant(name="a").hash == Variant(name="b").hash
    assert Variant(name="a", retrieval={"embedder": "e5"}).hash != Variant(name="a").hash
    written = Variant(name="a", mode="generative", model="m", prompts={"write.nl@1": "x"})
    assert written.hash != written.model_copy(update={"prompts": {"write.nl@2": "y"}}).hash


def test_a_variant_has_what_its_mode_needs() -> None:
    for wrong in ({"mode": "generative"}, {"model": "m"}, {"name": "two\nlines"}):
        with pytest.raises(ValueError, match=r"names a model|has none|one line"):
            Variant.model_validate({"name": "a", **wrong})


def test_what_stands_at_a_place_is_known_without_the_whole_text() -> None:
    one, other = passage("p1", "Drie pilots.", start=10), passage("p2", "Twee.", start=4)
    texts = texts_of([one, other], {"p1": "Drie pilots.", "p2": "Twee."})
    assert texts["d1", "1"][10:22] == "Drie pilots."
    assert texts["d1", "1"][4:9] == "Twee."
