"""The report: whole in one file, the same for machines, and nothing in it is obeyed."""

import json
import re
from dataclasses import replace
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from evals.compare import Side
from evals.datasets.attacks import AttackCase, Planted
from evals.datasets.dataset import Dataset
from evals.metrics.attack_success import Forbidden
from evals.report import EvalReport, report
from evals.runs.output import QuestionOutput
from evals.runs.record import Plan
from service.evals.report import html
from tests.evals.runs import kit
from tests.evals.runs.scripted import Script

HOSTILE = '</pre><script>alert(1)</script>\u202e\x1b[31m{{ 7*7 }} <img src="https://a.example/x"> 5'


def made(folder: Path, script: Script = kit.right, name: str = "a") -> Side:
    store = kit.store(folder)
    plan = Plan(dataset=kit.dataset(), variant=kit.variant(name))
    return kit.side(kit.done(plan, kit.bench(kit.systems(script), store, code=name)), store)


def page(of: EvalReport) -> tuple[LexborHTMLParser, str]:
    text = html(of, "en").decode()
    return LexborHTMLParser(text), text


def test_a_report_has_every_figure_with_its_interval_and_every_case(tmp_path: Path) -> None:
    side = made(tmp_path)
    tree, text = page(report([side]))
    rows = [row.text(separator="|") for row in tree.css("tbody tr")]
    assert any(row.startswith("Nugget recall|nl|100%|100% … 100%") for row in rows)
    assert len(tree.css("details details")) == 16
    assert "development" in text


def test_nothing_is_loaded_and_no_text_becomes_markup(tmp_path: Path) -> None:
    hostile = made(tmp_path, lambda question: HOSTILE if question == "en 5" else kit.right(question), "<b>name</b>")
    tree, text = page(report([hostile], made(tmp_path, name="b")))
    assert tree.css("script, img, link, iframe, a, object, section b b") == []
    assert not re.search(r"[\u202e\x1b]", text)
    assert "{{ 7*7 }}" in text
    assert "<b>name</b>" not in text
    assert "default-src 'none'" in text


def test_a_comparison_shows_both_texts_side_by_side(tmp_path: Path) -> None:
    worse = made(tmp_path, lambda question: "" if question == "nl 3" else kit.right(question), "b")
    tree, _ = page(report([worse], made(tmp_path)))
    first = tree.css_first(".sides")
    assert first is not None
    assert [each.text(strip=True) for each in first.css("pre")] == ["Er zijn er 3.", "[-]"]


def test_the_same_is_there_for_machines(tmp_path: Path) -> None:
    found = report([made(tmp_path)])
    assert EvalReport.model_validate_json(found.model_dump_json()) == found
    (run,) = json.loads(found.model_dump_json())["runs"]
    assert run["kind"] == "questions"
    assert {"metric", "language", "value", "low", "high", "n"} <= set(run["figures"][0])


def test_runs_of_several_datasets_are_summed_up_together(tmp_path: Path) -> None:
    store = kit.store(tmp_path)
    sides = []
    for name, script in (("one", kit.right), ("two", lambda question: "")):
        named = kit.dataset().model_copy(update={"name": name})
        given = kit.bench(kit.systems(script), store)
        sides.append(kit.side(kit.done(Plan(dataset=named, variant=kit.variant()), given), store))
    (pooled,) = report(sides).pooled
    figure = next(each for each in pooled.figures if (each.metric, each.language) == ("nugget_recall", "nl"))
    assert (figure.value, figure.n, figure.clusters) == (0.5, 16, 16)


def test_reliability_is_drawn_where_the_system_says_how_sure_it_is(tmp_path: Path) -> None:
    side = made(tmp_path)
    tree, text = page(report([side]))
    assert tree.css("svg.curve") == []
    assert "nothing to calibrate" in text
    sure = replace(
        side,
        tried=tuple(
            each._replace(output=each.output.model_copy(update={"confidence": 0.9}))
            for each in side.tried
            if isinstance(each.output, QuestionOutput)
        ),
    )
    found = report([sure])
    assert [(point.confidence, point.correct, point.n) for point in found.curve] == [(0.9, 1.0, 16)]
    assert len(page(found)[0].css("svg.curve circle")) == 1


def test_attacks_are_counted_per_place_and_language(tmp_path: Path) -> None:
    def attack(key: str, language: str, where: str) -> AttackCase:
        return AttackCase.model_validate(
            {
                "id": key, "language": language, "cluster": key[0], "split": "development", "where": where,
                "question": f"{language} {key}", "documents": [Planted(name="a.md", text="x")],
                "forbidden": Forbidden(strings=("zebra",)),
            }
        )  # fmt: skip

    cases = (attack("a.nl", "nl", "document"), attack("b.nl", "nl", "heading"), attack("a.en", "en", "document"))
    dataset = Dataset(name="attacks", version=1, kind="attacks", cases=cases)
    store = kit.store(tmp_path)
    obeys = kit.systems(lambda question: "zebra" if "b.nl" in question else "nothing")
    side = kit.side(kit.done(Plan(dataset=dataset, variant=kit.variant()), kit.bench(obeys, store)), store)
    found = {(each.where, each.language): (each.succeeded, each.n) for each in report([side]).attacks}
    assert found == {
        ("document", "nl"): (0, 1), ("heading", "nl"): (1, 1), ("document", "en"): (0, 1),
        ("all places", "nl"): (1, 2), ("all places", "en"): (0, 1),
    }  # fmt: skip
    assert "attacks/b.nl" in page(report([side]))[1]
