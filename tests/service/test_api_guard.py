from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from service.api.app import create_app
from service.api.guard import SMALL_BODY
from service.bootstrap import Koers

EVENT = {"kind": "decision", "text": "x"}


@pytest.fixture
def client(portfolio: Koers) -> TestClient:
    return TestClient(create_app(portfolio), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:8000", "[::1]:8000", "127.0.0.1:1"])
def test_it_answers_to_the_names_of_this_machine(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "localhost:x", "[::2]"]
)
def test_another_name_is_refused_because_it_may_have_been_pointed_here(client: TestClient, host: str) -> None:
    refused = client.get("/api/v1/use-cases", headers={"Host": host})
    assert refused.status_code == 421
    assert refused.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:3000"},
        {"Origin": "https://127.0.0.1:8000"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_site_cannot_write(client: TestClient, headers: dict[str, str], portfolio: Koers) -> None:
    before = portfolio.stores.portfolio.load(portfolio.principal)
    assert client.post("/api/v1/use-cases/UC-1/events", json=EVENT, headers=headers).status_code == 403
    assert portfolio.stores.portfolio.load(portfolio.principal) is before


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://127.0.0.1:8000"}, {"Sec-Fetch-Site": "same-origin"}])
def test_a_program_and_our_own_pages_can_write(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/v1/use-cases/UC-1/events", json=EVENT, headers=headers).status_code == 201


def test_a_body_that_says_it_is_too_large_is_refused_unread(client: TestClient) -> None:
    refused = client.post("/api/v1/ask", content=b"x" * (SMALL_BODY + 1))
    assert (refused.status_code, refused.json()["type"]) == (413, "urn:koers:too-large")


def test_a_body_that_does_not_say_how_large_it_is_is_refused_when_it_is_too_large(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(3):
            yield b" " * (SMALL_BODY // 2)

    refused = client.post("/api/v1/ask", content=endless(), headers={"Content-Type": "application/json"})
    assert refused.status_code == 413
    assert refused.headers["content-type"] == "application/problem+json"


def test_every_answer_says_not_to_sniff_and_not_to_keep_it(client: TestClient) -> None:
    headers = client.get("/api/v1/healthz").headers
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")


def test_no_other_site_may_read_an_answer(client: TestClient) -> None:
    answer = client.get("/api/v1/use-cases", headers={"Origin": "http://evil.example"})
    assert "access-control-allow-origin" not in answer.headers
    assert client.options("/api/v1/use-cases", headers={"Origin": "http://evil.example"}).status_code == 405
