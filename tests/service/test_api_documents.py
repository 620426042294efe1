from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.api.app import create_app
from service.bootstrap import Koers

TEXT = b"# Strategie\n\nHet waterverlies daalt naar 4,5 % in 2028.\n"


@pytest.fixture
def client(koers: Koers) -> Iterator[TestClient]:
    with TestClient(create_app(koers), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


def ended(client: TestClient, path: str) -> dict[str, Any]:
    """The job once it has ended; every question to the server gives it time to go on."""
    deadline = monotonic() + 20
    while monotonic() < deadline:
        job: dict[str, Any] = client.get(path).json()
        if job["state"] in {"done", "failed"}:
            return job
    raise AssertionError(job)


def test_a_document_is_found_at_once_and_a_job_embeds_it(client: TestClient) -> None:
    accepted = client.post("/api/v1/documents", files={"file": ("strategie.md", TEXT)})
    assert accepted.status_code == 202, accepted.text
    assert accepted.json()["document"]["id"] == "strategie.md"
    assert client.get("/api/v1/search", params={"q": "waterverlies"}).json()["items"]
    job = ended(client, accepted.headers["location"])
    assert (job["state"], job["kind"], job["result"]) == ("done", "embed", {"embedded": job["total"]})
    assert client.get("/api/v1/readyz").json() == {"status": "ok", "pending": 0}
    assert client.get("/readyz").json() == {"status": "ok", "pending": 0}


def test_the_same_document_again_needs_no_job(client: TestClient) -> None:
    first = client.post("/api/v1/documents", files={"file": ("a.md", TEXT)})
    ended(client, first.headers["location"])
    again = client.post("/api/v1/documents", files={"file": ("a.md", TEXT)}).json()
    assert (again["document"]["changed"], again["job"]) == (False, None)


def test_a_deleted_document_is_never_found_again(client: TestClient) -> None:
    client.post("/api/v1/documents", files={"file": ("a.md", TEXT)})
    assert [each["id"] for each in client.get("/api/v1/documents").json()["items"]] == ["a.md"]
    assert client.delete("/api/v1/documents/a.md").status_code == 204
    assert client.get("/api/v1/documents").json() == {"items": [], "next": None}
    assert client.get("/api/v1/search", params={"q": "waterverlies"}).json() == {"items": []}
    assert client.delete("/api/v1/documents/a.md").status_code == 404


def test_a_deletion_that_is_sent_twice_with_a_key_is_answered_the_same(client: TestClient) -> None:
    client.post("/api/v1/documents", files={"file": ("a.md", TEXT)})
    replies = [client.delete("/api/v1/documents/a.md", headers={"Idempotency-Key": "k"}) for _ in range(2)]
    assert [reply.status_code for reply in replies] == [204, 204]


def test_labels_are_kept(client: TestClient) -> None:
    labels = {"groups": ["board", "directors"], "effective_from": "2026-01-01", "version": "2.0"}
    client.post("/api/v1/documents", files={"file": ("a.md", TEXT)}, data=labels)
    about = client.get("/api/v1/documents").json()["items"][0]
    assert (about["groups"], about["effective_from"], about["version"]) == (["board", "directors"], "2026-01-01", "2.0")
    assert "text" not in about


def test_the_list_comes_in_pages(client: TestClient) -> None:
    for name in ("a.md", "b.md", "c.md"):
        client.post("/api/v1/documents", files={"file": (name, TEXT + name.encode())})
    first = client.get("/api/v1/documents", params={"limit": 2}).json()
    second = client.get("/api/v1/documents", params={"limit": 2, "cursor": first["next"]}).json()
    assert [each["id"] for each in first["items"] + second["items"]] == ["a.md", "b.md", "c.md"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.md", b"", "empty"),
        ("broken.pdf", b"%PDF-1.7 broken", "broken.pdf"),
        ("image.pdf", b"\x89PNG\r\n\x1a\n", "image"),
        ("../../etc/passwd.exe", b"MZ\x00\x01", "program"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_and_leaves_nothing(
    client: TestClient, name: str, content: bytes, says: str
) -> None:
    refused = client.post("/api/v1/documents", files={"file": (name, content)})
    assert refused.status_code == 422, refused.text
    assert says in refused.json()["detail"]
    assert client.get("/api/v1/documents").json()["items"] == []


def test_a_file_that_is_too_large_is_refused(client: TestClient, koers: Koers) -> None:
    too_much = koers.settings.max_upload_mb * 1_000_000 + 1
    refused = client.post("/api/v1/documents", content=b"", headers={"Content-Length": str(too_much)})
    assert refused.status_code == 413


@pytest.mark.parametrize("params", [{}, {"q": ""}, {"q": "x", "limit": 0}, {"q": "x", "as_of": "?"}, {"q": "a" * 5000}])
def test_a_search_that_cannot_be_done_is_a_422(client: TestClient, params: dict[str, Any]) -> None:
    assert client.get("/api/v1/search", params=params).status_code == 422
