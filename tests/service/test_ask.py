import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from service.api.app import create_app
from service.bootstrap import Koers
from service.cli.app import app
from service.cli.session import Given
from tests.model_behaviours import fails
from tests.model_server import ModelServer
from tests.service.test_cli import at_a_fixed_time, filled, koers, result

__all__ = ["filled"]
QUESTION = "Hoeveel use cases heeft Finance?"


@pytest.fixture
def client(portfolio: Koers) -> TestClient:
    return TestClient(create_app(portfolio), base_url="http://127.0.0.1", raise_server_exceptions=False)


def streamed(text: str) -> list[tuple[str, Any]]:
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def test_an_answer_shows_its_evidence_numbered_and_its_day(filled: None) -> None:
    shown = koers("ask", QUESTION).stdout
    assert "[1]" in shown
    assert "Waar dit op rust" in shown
    assert "Facturen lezen (UC-1)" in shown
    assert "31 oktober 2026" in shown
    assert "zonder taalmodel" in shown


def test_an_answer_is_about_the_day_that_is_asked_for(filled: None) -> None:
    answer = result("ask", QUESTION, "--as-of", "2025-01-01")
    assert answer["as_of"] == "2025-01-01"
    assert answer["claims"] == [] or "geen" in answer["claims"][0]["text"].lower()


def test_a_question_can_come_from_standard_input(filled: None) -> None:
    done = CliRunner().invoke(app, ["ask", "-", "--json"], input=QUESTION + "\n", obj=Given(build=at_a_fixed_time))
    assert json.loads(done.stdout)["question"] == QUESTION


def test_a_thread_remembers_the_question_before(filled: None) -> None:
    result("ask", QUESTION, "--thread", "t1")
    assert "Klant" in json.dumps(result("ask", "En Klant?", "--thread", "t1")["claims"], ensure_ascii=False)


def test_an_empty_home_answers_honestly_that_there_is_nothing() -> None:
    done = koers("ask", "How many use cases are live?", "--lang", "en")
    assert done.exit_code == 0
    assert result("ask", "How many use cases are live?")["abstained"]


def test_over_http_the_answer_is_json_and_the_same(client: TestClient) -> None:
    answer = client.post("/api/v1/ask", json={"question": QUESTION, "as_of": "2026-10-31"}).json()
    assert answer["as_of"] == date(2026, 10, 31).isoformat()
    assert answer["claims"][0]["evidence"][0] == answer["evidence"][0]["id"]


def test_a_stream_brings_progress_then_claims_then_the_answer(client: TestClient) -> None:
    reply = client.post("/api/v1/ask", json={"question": QUESTION}, headers={"Accept": "text/event-stream"})
    assert reply.headers["content-type"].startswith("text/event-stream")
    events = streamed(reply.text)
    names = [name for name, _ in events]
    assert names[0] == "progress"
    assert names[-1] == "answer"
    assert names.index("claim") < names.index("answer")
    claims = [claim for name, claim in events if name == "claim"]
    assert claims == events[-1][1]["claims"]


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"question": ""}, "empty"),
        ({"question": "a" * 100_000}, "100,000 characters"),
        ({"question": "\x00\u200b "}, "empty"),
        ({"question": 7}, "question"),
        ({}, "question"),
        ({"question": "x", "as_of": "2026-02-30"}, "as_of"),
        ({"question": "x", "language": "de"}, "language"),
        ({"question": "x", "thread_id": "\x1b[31m"}, "thread"),
        ({"question": "x", "mood": "y"}, "mood"),
    ],
)
def test_a_question_that_cannot_be_asked_is_a_422(client: TestClient, asked: Any, says: str, accept: str) -> None:
    refused = client.post("/api/v1/ask", json=asked, params={"language": "en"}, headers={"Accept": accept})
    assert refused.status_code == 422, refused.text
    assert refused.headers["content-type"] == "application/problem+json"
    assert says in refused.json()["detail"]


def test_an_error_in_the_middle_of_a_stream_is_its_last_event(portfolio: Koers) -> None:
    class Broken:
        async def stream(self, request: Any) -> Any:
            yield (await self.answer(request))
            raise LookupError("s3cret")

        async def answer(self, request: Any) -> Any:
            from graphs.ask import Progress

            return Progress(step="plan", text="x")

    portfolio.__dict__["ask"] = Broken()
    client = TestClient(create_app(portfolio), base_url="http://127.0.0.1")
    reply = client.post("/api/v1/ask", json={"question": "x"}, headers={"Accept": "text/event-stream"})
    events = streamed(reply.text)
    assert [name for name, _ in events] == ["progress", "error"]
    assert events[-1][1]["status"] == 500
    assert "s3cret" not in reply.text


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with ModelServer() as server:
        monkeypatch.setenv("KOERS_MODEL", "test-model")
        monkeypatch.setenv("KOERS_MODEL_BASE_URL", server.base_url)
        monkeypatch.setenv("KOERS_MODEL_API_KEY", "k")
        monkeypatch.setenv("KOERS_MODEL_ATTEMPTS", "1")
        yield server


def test_a_model_is_asked_where_the_settings_name_one(filled: None, model: ModelServer) -> None:
    assert koers("doctor", "--model").exit_code == 0
    answer = result("ask", QUESTION)
    assert len(model.requests) > 1
    assert answer["usage"]["model_calls"] > 0


def test_a_model_that_fails_makes_the_answer_plainer_and_it_says_so(filled: None, model: ModelServer) -> None:
    model.script = [fails(500)]
    answer = result("ask", QUESTION)
    assert (answer["degraded"], answer["mode"]) == (True, "extractive")
    assert answer["claims"]
    assert "het taalmodel viel uit" in koers("ask", QUESTION).stdout


def test_a_budget_that_is_spent_makes_the_answer_plainer(
    filled: None, model: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOERS_TOKENS_PER_RUN", "1")
    answer = result("ask", QUESTION)
    assert (answer["degraded"], model.requests) == (True, [])


def test_an_answer_is_given_while_another_process_writes_in_the_database(
    filled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from knowledge.stores import engine
    from service.settings import load

    asked = result("ask", QUESTION)
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0)
    other = sqlite3.connect(load().home / "koers.db", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        assert result("ask", QUESTION)["claims"] == asked["claims"]
    finally:
        other.close()
