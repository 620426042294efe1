from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.api.app import create_app
from service.bootstrap import Koers

CSV = "title,team,stage\nRoosters maken,Planning,pilot\nPost sorteren,Planning,idee\n"


@pytest.fixture
def client(portfolio: Koers) -> TestClient:
    return TestClient(create_app(portfolio), base_url="http://127.0.0.1", raise_server_exceptions=False)


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert set(told) == {"type", "title", "status", "detail", "instance", "errors"}
    assert told["status"] == status
    return told


def test_the_list_is_filtered_and_comes_in_pages(client: TestClient) -> None:
    first = client.get("/api/v1/use-cases", params={"limit": 2}).json()
    second = client.get("/api/v1/use-cases", params={"limit": 2, "cursor": first["next"]}).json()
    assert [case["id"] for case in first["items"] + second["items"]] == ["UC-3", "UC-1", "UC-2"]
    assert second["next"] is None
    pilots = client.get("/api/v1/use-cases", params={"stage": "pilot", "team": "finance", "as_of": "2026-03-02"})
    assert [case["id"] for case in pilots.json()["items"]] == ["UC-1"]


def test_one_use_case_comes_with_its_history(client: TestClient) -> None:
    told = client.get("/api/v1/use-cases/77").json()
    assert told["id"] == "UC-1"
    assert [event["kind"] for event in told["history"]] == ["registered", "stage_changed", "blocker_raised"]


def test_an_event_is_recorded_and_answered_with_201(client: TestClient) -> None:
    event = {"kind": "stage_changed", "on": "2026-10-01", "fields": {"stage": "live"}}
    made = client.post("/api/v1/use-cases/UC-1/events", json=event)
    assert (made.status_code, made.json()["stage"]) == (201, "live")
    assert client.get("/api/v1/use-cases/UC-1").json()["stage"] == "live"


def test_a_write_that_is_sent_twice_is_done_once_and_answered_the_same(client: TestClient) -> None:
    sent = {"json": {"kind": "decision", "text": "één"}, "headers": {"Idempotency-Key": "k-1"}}
    first = client.post("/api/v1/use-cases/UC-1/events", **sent)
    second = client.post("/api/v1/use-cases/UC-1/events", **sent)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert second.headers["idempotency-replayed"] == "true"
    assert len(client.get("/api/v1/use-cases/UC-1").json()["history"]) == 4


def test_a_key_that_comes_with_another_request_is_refused(client: TestClient) -> None:
    headers = {"Idempotency-Key": "k-1"}
    client.post("/api/v1/use-cases/UC-1/events", json={"kind": "decision"}, headers=headers)
    other = client.post("/api/v1/use-cases/UC-2/events", json={"kind": "decision"}, headers=headers)
    assert "ander verzoek" in problem(other, 422)["detail"]


def test_a_write_that_failed_may_be_tried_again_with_its_key(client: TestClient) -> None:
    headers = {"Idempotency-Key": "k-1"}
    problem(client.post("/api/v1/use-cases/UC-9/events", json={"kind": "decision"}, headers=headers), 404)
    problem(client.post("/api/v1/use-cases/UC-9/events", json={"kind": "decision"}, headers=headers), 404)


def test_an_upload_that_is_sent_twice_with_a_key_is_done_once(client: TestClient) -> None:
    sent: dict[str, Any] = {"files": {"file": ("p.csv", CSV)}, "headers": {"Idempotency-Key": "k-1"}}
    first = client.post("/api/v1/imports", **sent)
    second = client.post("/api/v1/imports", **sent)
    assert first.json()["created"] == 2, first.text
    assert second.json() == first.json()
    assert client.post("/api/v1/imports", files=sent["files"]).json()["unchanged"] == 2


def test_a_dry_run_writes_nothing(client: TestClient) -> None:
    told = client.post("/api/v1/imports", files={"file": ("p.csv", CSV)}, data={"dry_run": "true"}).json()
    assert (told["created"], told["dry_run"]) == (2, True)
    assert len(client.get("/api/v1/use-cases").json()["items"]) == 3


@pytest.mark.parametrize(
    ("method", "path", "more", "status", "says"),
    [
        ("GET", "/api/v1/use-cases/UC-99", {}, 404, "Did you mean"),
        ("GET", "/api/v1/use-cases?stage=flying", {}, 422, "is no stage"),
        ("GET", "/api/v1/use-cases?as_of=yesterday", {}, 422, "as_of"),
        ("GET", "/api/v1/use-cases?limit=0", {}, 422, "limit"),
        ("GET", "/api/v1/use-cases?cursor=x", {}, 422, "cursor"),
        ("GET", "/api/v1/nothing", {}, 404, "openapi.json"),
        ("GET", "/", {}, 404, "openapi.json"),
        ("DELETE", "/api/v1/use-cases", {}, 405, "Allow"),
        ("POST", "/api/v1/use-cases/UC-1/events", {"json": {"kind": "flown"}}, 422, "Kinds are"),
        ("POST", "/api/v1/use-cases/UC-1/events", {"json": {"kind": "decision", "x": 1}}, 422, "x"),
        ("POST", "/api/v1/use-cases/UC-1/events", {"json": ["decision"]}, 422, "request does not fit"),
        ("POST", "/api/v1/use-cases/UC-1/events", {"content": "{"}, 422, "request does not fit"),
        ("POST", "/api/v1/use-cases/UC-1/events", {}, 422, "Content-Type: application/json"),
        ("POST", "/api/v1/imports", {"files": {"file": ("p.csv", b"\x00\x01\xff")}}, 422, "p.csv"),
        ("POST", "/api/v1/imports", {"files": {"file": ("p.csv", b"")}}, 422, "p.csv"),
        ("POST", "/api/v1/imports", {"data": {"dry_run": "true"}}, 422, "file"),
        ("GET", "/api/v1/jobs/nothing", {}, 404, "no job"),
    ],
)
def test_every_error_is_a_problem_that_says_what_is_wrong(
    client: TestClient, method: str, path: str, more: dict[str, Any], status: int, says: str
) -> None:
    told = problem(client.request(method, f"{path}{'&' if '?' in path else '?'}language=en", **more), status)
    assert says in told["detail"]
    assert told["instance"] == path.split("?", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("method", "path", "more", "says"),
    [
        ("GET", "/use-cases?as_of=gisteren", {}, "as_of: dit is geen datum: schrijf 2025-01-31"),
        ("GET", "/use-cases?limit=0", {}, "limit: dit is te klein: minstens 1"),
        ("GET", "/kpis?points=999999", {}, "points: dit is te groot: hoogstens"),
        ("GET", "/kpis?series=eeuw", {}, "series: dit is geen van: "),
        ("GET", "/search", {}, "q: dit ontbreekt"),
        (
            "POST",
            "/ask",
            {"content": "{", "headers": {"Content-Type": "application/json"}},
            "body: dit is geen geldige JSON",
        ),
        ("POST", "/ask", {"content": "vraag=x"}, "hier hoort JSON, met Content-Type"),
        ("POST", "/ask", {"json": {"question": 3}}, "question: dit is geen tekst"),
        ("POST", "/ask", {"json": {"question": "x", "vraag": "x"}}, "vraag: deze naam is niet bekend"),
        ("POST", "/ask", {"content": b"x" * 2_000_000}, "groter dan 1 MB"),
        ("POST", "/imports", {"data": {"dry_run": "misschien"}}, "dry_run: dit is geen ja of nee"),
        ("POST", "/imports", {"files": {"file": ("", b"x")}}, "file: hier hoort een bestand met een naam"),
        ("POST", "/imports", {"data": {"file": "x"}}, "file: hier hoort een bestand"),
        ("GET", "/niets", {}, "is niets"),
        ("DELETE", "/use-cases", {}, "Zie de header Allow"),
        ("POST", "/ask", {"json": {"question": "x"}, "headers": {"Origin": "http://evil.example"}}, "andere site"),
        ("GET", "/use-cases", {"headers": {"Host": "evil.example"}}, "alleen op deze machine"),
        ("POST", "/documents", {"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}, "niet te lezen"),
    ],
)
@pytest.mark.parametrize("accepted", ["nl-NL,nl;q=0.9,en;q=0.8", "fr, nl;q=0.5"])
def test_a_dutch_asker_is_told_in_dutch_which_field_is_wrong_and_what_belongs_there(
    client: TestClient, accepted: str, method: str, path: str, more: dict[str, Any], says: str
) -> None:
    headers = {"Accept-Language": accepted, **more.get("headers", {})}
    told = client.request(method, f"/api/v1{path}", **{**more, "headers": headers})
    assert says in problem(told, told.status_code)["detail"]
    english = client.request(method, f"/api/v1{path}", **{**more, "headers": {**headers, "Accept-Language": "en"}})
    assert says not in english.json()["detail"]
    assert english.json()["type"] == told.json()["type"]


def test_what_was_sent_is_not_repeated_in_a_problem(client: TestClient) -> None:
    sent = {"kind": "decision", "on": "s3cret", "fields": {}}
    assert "s3cret" not in client.post("/api/v1/use-cases/UC-1/events", json=sent).text


def test_an_unforeseen_error_is_a_problem_without_details(portfolio: Koers, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Any:
        raise LookupError("s3cret")

    portfolio.clock = broken
    client = TestClient(create_app(portfolio), base_url="http://127.0.0.1", raise_server_exceptions=False)
    told = client.get("/api/v1/use-cases")
    assert problem(told, 500)["type"] == "urn:koers:internal-error"
    assert "s3cret" not in told.text


def test_the_description_names_every_route_and_every_error(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            assert operation.get("description"), (method, path)
            assert "application/problem+json" in operation["responses"]["422"]["content"], path
    assert "Problem" in described["components"]["schemas"]
    routes = """
        ask
        use-cases use-cases/{reference} use-cases/{reference}/events
        imports
        documents documents/{document_id}
        search
        kpis
        priorities scores ratings
        decisions
        briefings briefings/{briefing_id} briefings/{briefing_id}/decision
        coach coach/{roadmap_id}
        eval-cases eval-runs eval-runs/{run_id} eval-runs/{run_id}/against/{other}
        links links/{link_id}/{verdict}
        scans alerts alerts/precision alerts/{alert_id} alerts/{alert_id}/{action}
        jobs jobs/{job_id} jobs/{job_id}/cancel
        healthz readyz
    """
    assert {f"/api/v1/{route}" for route in routes.split()} == set(described["paths"])
