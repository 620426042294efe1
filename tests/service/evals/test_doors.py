"""Evals through every door, on a small dataset of one's own and the empty organisation."""

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from service.api.app import create_app
from service.bootstrap import Koers
from service.cli.app import app
from service.settings import load

DATASET = """
name: own
version: 1
kind: pitfalls
cases:
  - id: healthy
    cluster: healthy
    as_of: 2026-06-01
    history: &history
      teams: [{id: T1, name: Finance}]
      use_cases:
        - {id: U1, title: Facturen lezen, team: Finance, history: [{day: 2026-05-25, registered: exploring}]}
    expected: []
  - id: other
    cluster: other
    as_of: 2026-06-02
    history: *history
    expected: [{pitfall: no_rhythm, subject: T9}]
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    file = tmp_path / "own.yaml"
    file.write_text(DATASET, "utf-8")
    return str(file)


def koers(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def result(*arguments: str) -> Any:
    done = koers(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_dataset_of_ones_own_is_run_listed_shown_compared_and_reported(own: str, tmp_path: Path) -> None:
    (run,) = result("eval", "run", own)["runs"]
    assert run["state"] == "done"
    recall = [each["value"] for each in run["figures"] if each["metric"] == "pitfall_recall"]
    assert recall == [0.0, 0.0]  # what is expected of T9 is not there
    (other,) = result("eval", "run", own, "--variant", "again")["runs"]
    assert [each["id"] for each in result("eval", "runs")["runs"]] == [other["id"], run["id"]]
    assert result("eval", "show", run["id"][:10])["id"] == run["id"]
    assert result("eval", "compare", run["id"], other["id"])["changes"] == []
    assert result("eval", "rescore", run["id"])["figures"] == run["figures"]
    out = tmp_path / "report.html"
    assert koers("eval", "report", run["id"], "--against", other["id"], "--out", str(out)).exit_code == 0
    assert out.read_text("utf-8").startswith("<!doctype html>")
    for command in (("eval", "show", run["id"]), ("eval", "runs"), ("eval", "compare", run["id"], other["id"])):
        for language in ("nl", "en"):
            assert koers(*command, "--lang", language).exit_code == 0


def test_the_best_of_a_grid_is_measured_once_on_what_is_held_back() -> None:
    found = result("eval", "sweep", "pitfalls-histories", "--try", "embedder=use,hashing", "--metric", "pitfall_f2")
    assert [each["variant"]["retrieval"]["embedder"] for each in found["tried"]] == ["use", "hashing"]
    held_back = result("eval", "show", found["held_back"]["run"])
    assert held_back["split"] == "held_back"
    assert koers("eval", "runs").exit_code == 0


def test_a_marked_answer_becomes_a_case_about_this_home(portfolio: Koers, tmp_path: Path) -> None:
    file = str(tmp_path / "mine.yaml")
    question = "Hoeveel use cases heeft Finance?"
    (added,) = result("eval", "add", file, "--question", question, "--reason", "nageteld")["added"]
    (run,) = result("eval", "run", file)["runs"]
    figures = {each["metric"]: each["value"] for each in run["figures"]}
    assert figures["nugget_recall"] == 1.0
    assert any(each["case"].startswith(added) for each in run["attempts"])


def test_a_verdict_on_an_alert_is_needed_before_it_can_be_a_case(tmp_path: Path) -> None:
    done = koers("eval", "add", str(tmp_path / "mine.yaml"), "--lang", "en")
    assert (done.exit_code, "no verdict" in done.output) == (1, True)


def test_every_version_of_every_prompt_is_listed() -> None:
    found = result("prompts")["prompts"]
    assert {"write_claims.nl@1", "write_claims.en@1"} <= {each["id"] for each in found}
    assert any(each["in_force"] for each in found)
    assert koers("prompts", "--lang", "nl").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "nothing"), "no dataset called nothing"),
        (("run", "nothing.yaml"), "no dataset nothing.yaml"),
        (("run", "coaching-situations", "--set", "colour=red"), "no setting colour"),
        (("run", "coaching-situations", "--set", "temperature=1"), "changes nothing"),
        (("run", "coaching-situations", "--set", "model=default"), "No language model is set"),
        (("run", "coaching-situations", "--set", "embedder"), "embedder"),
        (("sweep", "coaching-situations", "--try", "embedder=use"), "1 variants"),
        (("sweep", "coaching-situations", "--try", "embedder=use,e5", "--metric", "beauty"), "no metric called beauty"),
        (("show", "r1"), "no run 'r1'"),
        (("compare", "r1", "r2"), "no run 'r1'"),
        (("gate", "--baseline", "none.json"), "none.json"),
        (("gate", "--gates", "none.toml"), "none.toml"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(arguments: tuple[str, ...], told: str) -> None:
    done = koers("eval", *arguments, "--lang", "en")
    assert done.exit_code == 1, done.output
    assert told in done.output
    assert "Traceback" not in done.output


def test_evals_are_for_who_may_read_everything(own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_READER_GROUPS", "finance")
    for arguments in (("run", own), ("runs",), ("show", "x")):
        done = koers("eval", *arguments, "--lang", "en")
        assert done.exit_code == 1
        assert "read everything" in done.output


def test_a_run_over_http_is_a_job_with_the_id_of_the_run() -> None:
    with TestClient(create_app(Koers(load())), base_url="http://127.0.0.1") as client:
        begun = client.post("/api/v1/eval-runs", json={"dataset": "pitfalls-histories", "limit": 4})
        assert begun.status_code == 202, begun.text
        job = begun.json()["id"]
        while client.get(f"/api/v1/jobs/{job}").json()["state"] not in {"done", "failed"}:
            pass
        done = client.get(f"/api/v1/jobs/{job}").json()
        assert done["state"] == "done", done
        run = client.get(f"/api/v1/eval-runs/{job}").json()
        assert (run["state"], len(run["attempts"])) == ("done", 4)
        assert done["result"]["run"] == job
        assert client.get(f"/api/v1/eval-runs/{job}/against/{job}").json()["changes"] == []
        assert [each["id"] for each in client.get("/api/v1/eval-runs").json()] == [job]
        assert client.get("/api/v1/eval-runs/none").status_code == 404
        assert client.post("/api/v1/eval-runs", json={"dataset": "none"}).status_code == 404
        assert client.post("/api/v1/eval-runs", json={"dataset": "x", "variant": {"a": "b"}}).status_code in {404, 422}


def test_over_http_a_marked_answer_gives_the_text_of_a_dataset(portfolio: Koers, tmp_path: Path) -> None:
    """Two questions, one after the other, in one file that can be run; nothing is stored meanwhile."""
    file, text = tmp_path / "mine.yaml", ""
    with TestClient(create_app(Koers(load())), base_url="http://127.0.0.1") as client:
        for question in ("Hoeveel use cases heeft Finance?", "Hoeveel use cases zijn er?"):
            asked = {"name": "mine", "question": question, "mark": "good", "reason": "nageteld", "dataset": text}
            grown = client.post("/api/v1/eval-cases", json=asked)
            assert grown.status_code == 200, grown.text
            text = grown.json()["dataset"]
        nothing = client.post("/api/v1/eval-cases", json={"name": "mine"})
        assert (nothing.status_code, "verdict" in nothing.text) == (422, True)
        assert client.post("/api/v1/eval-cases", json={"name": "mine", "dataset": "- ["}).status_code in {400, 422}
    file.write_text(text, "utf-8")
    (run,) = result("eval", "run", str(file))["runs"]
    assert len(run["attempts"]) == 2
    assert {each["metric"]: each["value"] for each in run["figures"]}["nugget_recall"] == 1.0
