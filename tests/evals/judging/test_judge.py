"""The judge: reason first, both orders, a reply that cannot be read is no score, and people correct it."""

import json
from pathlib import Path

import pytest

from evals.judging.judge import Judgement, Preference, prompt
from evals.judging.verdicts import labels_of
from evals.runs.record import Plan
from knowledge.errors import InvalidInput
from service.bootstrap import Koers
from service.evals.judging import Judged, judged
from service.settings import Settings
from tests.evals.runs import kit
from tests.model_behaviours import Behaviour, Request, reply_from, says
from tests.model_server import ModelServer


def settled(folder: Path, behaviour: Behaviour, labels: dict[str, bool], pair: bool = False) -> tuple[Judged, int]:
    """What a scripted judge says of a run that answers half of its questions, and how often it was asked."""
    with ModelServer(lambda request: behaviour) as server:
        settings = Settings(home=folder, embedder="hashing", model_base_url=server.base_url, model_attempts=1)
        with Koers(settings) as koers:
            store = koers.stores.evals
            runs = []
            for name, script in (("a", half), ("b", kit.right)):
                plan = Plan(dataset=kit.dataset(), variant=kit.variant(name))
                runs.append(kit.done(plan, kit.bench(kit.systems(script), store, code=name)))
            against = runs[1].id if pair else None
            judged(koers, runs[0].id, "judge", labels, against)
            found = judged(koers, runs[0].id, "judge", labels, against)
        return found, len([each for each in server.requests if each.body])


def half(question: str) -> str:
    return kit.right(question) if int(question.split()[1]) % 2 else ""


def honest(request: Request) -> object:
    """Says no where nothing was answered."""
    answered = "[-]" not in request.text
    return {"reason": "so it is", "verdict": "yes" if answered else "no"}


def test_the_reason_comes_before_the_verdict_and_the_temperature_is_0(tmp_path: Path) -> None:
    assert [next(iter(each.model_fields)) for each in (Judgement, Preference)] == ["reason", "reason"]
    seen: list[float] = []

    def answer(request: Request) -> object:
        seen.append(request.body["temperature"])
        return honest(request)

    settled(tmp_path, reply_from(answer), {})
    assert set(seen) == {0.0}


def test_a_verdict_is_asked_for_once_and_kept(tmp_path: Path) -> None:
    found, asked = settled(tmp_path, reply_from(honest), {})
    assert asked == 16  # judged twice
    assert {(each.language, each.right, each.n) for each in found.verdicts} == {("nl", 0.5, 8), ("en", 0.5, 8)}
    assert [each.calibrated for each in found.verdicts] == [False, False]


def test_people_validate_and_correct_the_judge(tmp_path: Path) -> None:
    labels = {f"q{number}.nl": number in {1, 3} for number in range(1, 7)}
    found, _ = settled(tmp_path, reply_from(honest), labels)
    dutch = next(each for each in found.verdicts if each.language == "nl")
    # It says yes to 1, 3, 5 and 7; people to 1 and 3 of the first six: 5 of 6 alike.
    assert dutch.labels == 6
    assert dutch.agreement["agreement"] == pytest.approx(5 / 6)
    assert dutch.corrected is not None
    assert dutch.corrected["mean"] < 0.5
    assert not dutch.calibrated


def test_a_terminal_shows_what_was_judged_and_that_it_is_uncalibrated(tmp_path: Path) -> None:
    from io import StringIO

    from rich.console import Console

    from service.cli.render.evals import judgement

    out = StringIO()
    for behaviour, pair in ((reply_from(honest), False), (says('{"reason": "r", "verdict": "tie"}'), True)):
        folder = tmp_path / str(pair)
        folder.mkdir()
        found, _ = settled(folder, behaviour, {"q1.nl": True, "q2.nl": False}, pair)
        Console(file=out, width=120).print(judgement(found, "en"))
    assert "uncalibrated (2 labels)" in out.getvalue()
    assert "A 0, B 0, = 8" in out.getvalue()


def test_a_reply_that_cannot_be_read_is_a_status_and_never_a_score(tmp_path: Path) -> None:
    found, _ = settled(tmp_path, says("I think it is rather good."), {})
    assert {(each.right, each.n, each.unparsable) for each in found.verdicts} == {(None, 0, 8)}


def test_two_runs_are_compared_in_both_orders(tmp_path: Path) -> None:
    always_first = {"reason": "it stands first", "verdict": "first"}
    found, asked = settled(tmp_path, says(json.dumps(always_first)), {}, pair=True)
    assert asked == 24  # 16 pairs in both orders; of 8 both answers are the same, and so are both orders
    for each in found.preferred:
        assert (each.figures["a"], each.figures["b"], each.figures["ties"]) == (0, 0, 8)
        assert each.disagreement == 1.0
        assert each.figures["first_p"] < 0.01


def test_texts_that_are_judged_are_fenced_as_data(tmp_path: Path) -> None:
    seen: list[str] = []

    def answer(request: Request) -> object:
        seen.append(request.text)
        return honest(request)

    settled(tmp_path, reply_from(answer), {})
    assert all(each.count("<<<DATA") >= 3 for each in seen)


@pytest.mark.parametrize("name", ["judge_answer", "judge_pair"])
def test_a_prompt_of_the_judge_is_alike_in_both_languages(name: str) -> None:
    dutch, english = prompt(name, "nl"), prompt(name, "en")
    assert (dutch.inputs, dutch.version, dutch.output) == (english.inputs, english.version, english.output)


def test_labels_are_read_row_by_row() -> None:
    assert labels_of("case,label\nq1.nl,ja\nq2.nl, No \n") == {"q1.nl": True, "q2.nl": False}
    for text, told in (("a,b\n1,2", "no columns"), ("case,label\nq1,maybe", "Row 2"), ("", "no columns")):
        with pytest.raises(InvalidInput, match=told):
            labels_of(text)
