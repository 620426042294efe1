"""Comparing: what got better and worse, per metric and case by case."""

from pathlib import Path

import pytest

from evals.compare import Comparison, compare
from evals.runs.record import Plan
from knowledge.errors import InvalidInput
from tests.evals.runs import kit
from tests.evals.runs.scripted import Script


def compared(folder: Path, a: Script, b: Script, pairs: int = 12) -> Comparison:
    store = kit.store(folder)
    sides = []
    for name, script in (("a", a), ("b", b)):
        plan = Plan(dataset=kit.dataset(pairs, pairs), variant=kit.variant(name))
        sides.append(kit.side(kit.done(plan, kit.bench(kit.systems(script), store, code=name)), store))
    return compare(*sides)


def worse(question: str) -> str:
    return "" if question in {"nl 3", "en 3", "nl 4"} else kit.right(question)


def test_what_got_worse_stands_first_with_both_texts(tmp_path: Path) -> None:
    found = compared(tmp_path, kit.right, worse)
    first = next(each for each in found.changes if each.case == "q3.nl" and each.language == "nl")
    assert first.a == "Er zijn er 3."
    assert first.b == "[-]"
    assert first.gains["nugget_recall"] == -1.0
    assert first.gains["over_refusal"] == -1.0  # turned: refusing is worse
    assert {each.case for each in found.changes} == {"q3.nl", "q3.en", "q4.nl"}


def test_differences_are_paired_per_language_and_turned_so_that_more_is_better(tmp_path: Path) -> None:
    found = compared(tmp_path, kit.right, worse)
    by_name = {(each.metric, each.language): each for each in found.differences}
    dutch = by_name["nugget_recall", "nl"]
    assert dutch.gain == pytest.approx(-2 / 12)
    assert (dutch.better, dutch.worse, dutch.n, dutch.clusters) == (0, 2, 12, 12)
    assert by_name["nugget_recall", "en"].gain == pytest.approx(-1 / 12)
    assert by_name["over_refusal", "nl"].gain == pytest.approx(-2 / 12)
    assert by_name["fact_parity", "both"].n == 11  # of q3 neither answer rests on a fact any more
    assert all(each.adjusted is None or each.adjusted >= (each.p or 0) for each in found.differences)


def test_the_same_twice_differs_in_nothing(tmp_path: Path) -> None:
    found = compared(tmp_path, kit.right, kit.right)
    assert found.changes == ()
    assert {each.gain for each in found.differences} == {0.0}


def test_only_cases_that_did_not_change_are_compared(tmp_path: Path) -> None:
    store = kit.store(tmp_path)
    whole = kit.dataset()
    changed = whole.cases[0].model_copy(update={"question": "nl 2"})
    other = whole.model_copy(update={"cases": (changed, *whole.cases[1:])})
    one, two = (
        kit.side(kit.done(Plan(dataset=each, variant=kit.variant()), kit.bench(kit.systems(), store)), store)
        for each in (whole, other)
    )
    assert compare(one, two).left_out == (changed.id,)


def test_runs_of_different_datasets_are_not_compared(tmp_path: Path) -> None:
    store = kit.store(tmp_path)
    named = kit.dataset().model_copy(update={"name": "others"})
    one, two = (
        kit.side(kit.done(Plan(dataset=each, variant=kit.variant()), kit.bench(kit.systems(), store)), store)
        for each in (kit.dataset(), named)
    )
    with pytest.raises(InvalidInput, match="is of counts, run "):
        compare(one, two)
