import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import numpy as np
import pytest

from knowledge.errors import Misconfigured
from knowledge.search.embedders import choose, endpoint


class Server(ThreadingHTTPServer):
    """An embeddings endpoint; ``replies`` are given first, in their order, before it behaves."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: list[tuple[int, Any]] = []
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append(asked)
        self.server.keys.append(self.headers["authorization"])
        rows = [
            {"object": "embedding", "index": i, "embedding": [3.0, len(text), 1.0]}
            for i, text in enumerate(asked["input"])
        ]
        good = {"object": "list", "model": "m", "data": rows[::-1], "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        status, reply = self.server.replies.pop(0) if self.server.replies else (200, good)
        body = reply.encode() if isinstance(reply, str) else json.dumps(reply).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("retry-after-ms", "1")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keeps quiet."""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def url(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}/v1"


def test_texts_go_to_the_endpoint_in_batches_and_come_back_as_unit_vectors_in_order(server: Server) -> None:
    embedder = choose("openai:small", url(server), "geheim")
    texts = ["x" * (n + 1) for n in range(endpoint.BATCH + 6)]
    vectors = embedder.passages(texts)
    assert vectors.shape == (len(texts), 3)
    # the endpoint gives (3, length, 1)
    assert vectors[:, 1] / vectors[:, 0] * 3 == pytest.approx(np.arange(1, len(texts) + 1), rel=1e-4)
    assert [len(asked["input"]) for asked in server.asked[:2]] == [endpoint.BATCH, 6]
    assert server.asked[0]["model"] == "small"
    assert server.keys[0] == "Bearer geheim"
    assert embedder.dimension == 3
    assert embedder.id == "openai:small"
    assert embedder.passages([]).shape == (0, 3)


def test_an_empty_text_is_not_sent_empty(server: Server) -> None:
    embedder = choose("openai:small", url(server))
    assert embedder.query(" \x00").shape == (3,)
    assert all(text for asked in server.asked for text in asked["input"])


def test_a_busy_endpoint_is_asked_again(server: Server) -> None:
    server.replies = [(429, {"error": {"message": "slow down"}}), (503, {"error": {"message": "starting"}})]
    assert choose("openai:small", url(server)).query("tekst").shape == (3,)


@pytest.mark.parametrize(
    ("status", "reply", "says"),
    [
        (401, {"error": {"message": "wrong key"}}, "401.*wrong key"),
        (404, {"error": {"message": "no such model"}}, "404.*no such model"),
        (200, "<html>", "not one of an embeddings endpoint"),
        (200, {"object": "list"}, "not one of an embeddings endpoint"),
        (200, {"object": "list", "data": []}, "not one of an embeddings endpoint|0 vectors"),
        (200, {"object": "list", "data": [{"index": 0, "embedding": [float("nan"), 1.0]}]}, "broken"),
        (200, {"object": "list", "data": [{"index": 0, "embedding": []}]}, "broken|vectors of 0"),
    ],
)
def test_an_endpoint_that_gives_no_vectors_is_explained(server: Server, status: int, reply: Any, says: str) -> None:
    server.replies = [(status, reply)] * 5
    with pytest.raises(Misconfigured, match=says) as caught:
        choose("openai:small", url(server), "geheim").query("tekst")
    assert "geheim" not in str(caught.value)


def test_an_endpoint_that_is_not_there_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "RETRIES", 0)
    with pytest.raises(Misconfigured, match="cannot be reached"):
        choose("openai:small", "http://127.0.0.1:1/v1").query("tekst")


def test_vectors_that_change_their_length_are_refused(server: Server) -> None:
    embedder = choose("openai:small", url(server))
    assert embedder.dimension == 3
    server.replies = [(200, {"object": "list", "data": [{"index": 0, "embedding": [1.0, 2.0]}]})]
    with pytest.raises(Misconfigured, match="vectors of 2 numbers, and 3 before"):
        embedder.query("tekst")
