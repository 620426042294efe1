"""The gate: seen to pass, to fail on a planted regression, and to say that it does not know."""

from pathlib import Path

import pytest

from evals.compare import Side
from evals.gates import Accepted, Baseline, Gates, Limit, Part, Watched, accepted, baseline, decided, gates, written
from evals.runs.record import Plan
from knowledge.errors import InvalidInput, NotFound
from tests.evals.runs import kit
from tests.evals.runs.scripted import Script

DEMANDED = Gates(
    embedder="use",
    split="development",
    runs=(Part(dataset="counts"),),
    watched=(Watched(metric="nugget_recall", margin=0.05), Watched(metric="fact_parity", margin=0.05)),
    limits=(Limit(metric="over_refusal", most=0.5),),
)


def side(folder: Path, script: Script = kit.right, pairs: int = 24, clusters: int = 8) -> Side:
    store = kit.store(folder)
    plan = Plan(dataset=kit.dataset(pairs, clusters), variant=kit.variant())
    return kit.side(kit.done(plan, kit.bench(kit.systems(script), store, code=str(script))), store)


def crippled(question: str) -> str:
    """One that answers two of three questions, of every document."""
    return kit.right(question) if int(question.split()[1]) % 3 else ""


def test_what_did_not_change_passes(tmp_path: Path) -> None:
    now = side(tmp_path)
    report = decided(DEMANDED, accepted([now]), [now])
    assert report.verdict == "pass"
    assert {(each.language, each.decision.verdict) for each in report.judged} == {
        ("nl", "pass"), ("en", "pass"), ("both", "pass"),
    }  # fmt: skip
    assert report.changed == ()


def test_a_planted_regression_fails(tmp_path: Path) -> None:
    before = accepted([side(tmp_path)])
    report = decided(DEMANDED, before, [side(tmp_path, crippled)])
    assert report.verdict == "fail"
    failed = {(each.decision.metric, each.language) for each in report.judged if each.decision.verdict == "fail"}
    assert {("nugget_recall", "nl"), ("nugget_recall", "en")} <= failed
    assert report.judged[0].decision.gain == pytest.approx(-1 / 3)
    assert report.judged[0].decision.detectable is not None


def test_a_system_that_crashes_fails(tmp_path: Path) -> None:
    def crash(question: str) -> str:
        raise RuntimeError

    before = accepted([side(tmp_path)])
    assert decided(DEMANDED, before, [side(tmp_path, crash)]).verdict == "fail"


def test_too_few_cases_are_inconclusive_and_say_what_could_have_been_seen(tmp_path: Path) -> None:
    few = side(tmp_path, pairs=8)
    report = decided(DEMANDED, accepted([few]), [few])
    assert report.verdict == "inconclusive"
    decision = report.judged[0].decision
    assert (decision.verdict, decision.why, decision.cases) == ("inconclusive", "too_few", 8)
    assert decision.detectable is not None
    assert "add items" in decision.sentence.en


def test_too_wide_an_interval_is_inconclusive(tmp_path: Path) -> None:
    # One of 24 is lost: −4.2 points, and the interval reaches beyond the margin of 5.
    before = accepted([side(tmp_path)])
    lost = side(tmp_path, lambda question: "" if question == "nl 5" else kit.right(question))
    report = decided(DEMANDED, before, [lost])
    dutch = next(each for each in report.judged if (each.decision.metric, each.language) == ("nugget_recall", "nl"))
    assert (dutch.decision.verdict, dutch.decision.why) == ("inconclusive", "wide")
    assert dutch.decision.needed is not None
    assert dutch.decision.detectable is not None


def test_a_case_that_was_changed_or_added_is_not_held_against_the_baseline(tmp_path: Path) -> None:
    now = side(tmp_path)
    known = accepted([now]).datasets["counts"]
    older = {key: case for key, case in known.items() if key != "q1.nl"}
    older["q2.en"] = Accepted(cluster="d2", hash="other", scores={"nugget_recall": 1.0})
    report = decided(DEMANDED, Baseline(datasets={"counts": older}), [now])
    assert report.changed == ("counts/q1.nl", "counts/q2.en")
    assert {each.decision.cases for each in report.judged if each.decision.metric == "nugget_recall"} == {23}


def test_without_a_baseline_of_a_dataset_nothing_can_be_said(tmp_path: Path) -> None:
    report = decided(DEMANDED, Baseline(datasets={}), [side(tmp_path)])
    assert report.verdict == "inconclusive"


def test_a_limit_holds_whatever_was_accepted(tmp_path: Path) -> None:
    silent = side(tmp_path, lambda question: "")
    report = decided(DEMANDED, accepted([silent]), [silent])
    (bound,) = report.bounds
    assert (report.verdict, bound.verdict, bound.value) == ("fail", "fail", 1.0)
    assert len(bound.cases) == 48


def test_a_case_that_is_known_to_be_broken_does_not_count_against_a_limit(tmp_path: Path) -> None:
    lost = side(tmp_path, lambda question: "" if question == "nl 5" else kit.right(question))
    limits = (Limit(metric="over_refusal", most=0.0, known=("counts/q5.nl",)), Limit(metric="over_refusal", most=0.0))
    one, other = decided(DEMANDED.model_copy(update={"limits": limits}), accepted([lost]), [lost]).bounds
    assert (one.verdict, one.n) == ("pass", 47)
    assert (other.verdict, other.cases) == ("fail", ("counts/q5.nl",))


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    found = accepted([side(tmp_path)])
    file = tmp_path / "baseline.json"
    file.write_text(written(found), "utf-8")
    assert baseline(file) == found
    assert str(tmp_path) not in written(found)


def test_what_is_no_baseline_and_what_are_no_gates_is_named(tmp_path: Path) -> None:
    file = tmp_path / "own"
    with pytest.raises(NotFound, match="koers eval baseline"):
        baseline(file)
    with pytest.raises(NotFound, match="own"):
        gates(file)
    file.write_text("[]")
    with pytest.raises(InvalidInput, match="no baseline"):
        baseline(file)
    for wrong, told in (
        ("x = [", "cannot be read"),
        ("embedder = 1", "embedder"),
        (
            'embedder="use"\nsplit="development"\nruns=[{dataset="a"}]\nwatched=[{metric="nugget_recall",margin=0}]',
            "margin",
        ),
        (
            'embedder="use"\nsplit="development"\nruns=[{dataset="a"}]\nwatched=[{metric="nugget_recal",margin=1}]',
            "nugget_recal",
        ),
    ):
        file.write_text(wrong)
        with pytest.raises((InvalidInput, NotFound), match=told):
            gates(file)


def test_the_gates_that_ship_name_datasets_that_there_are() -> None:
    from evals.datasets.load import dataset

    for part in gates().runs:
        assert dataset(part.dataset).only(gates().split).cases
