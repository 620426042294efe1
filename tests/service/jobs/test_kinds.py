"""The kinds of jobs that there are, done in one process."""

import os
from collections.abc import Iterator
from datetime import timedelta
from time import monotonic

import pytest
from fastapi.testclient import TestClient

from knowledge.model.principal import OWNER
from service.api.app import create_app
from service.bootstrap import Koers
from service.jobs import InProcessJobs, Job
from service.jobs.imports import FOLDER
from service.jobs.port import ENDED
from tests.service.conftest import NOW
from tests.service.test_telling import recipient

CSV = b"title,team,stage\nRoosters maken,Planning,pilot\nPost sorteren,Planning,idee\n"


@pytest.fixture
def jobs(portfolio: Koers) -> Iterator[InProcessJobs]:
    built = InProcessJobs(portfolio)
    yield built
    built.close()


@pytest.fixture
def client(portfolio: Koers, jobs: InProcessJobs) -> TestClient:
    return TestClient(create_app(portfolio, jobs), base_url="http://127.0.0.1", raise_server_exceptions=False)


def ended(jobs: InProcessJobs, job_id: str) -> Job:
    deadline = monotonic() + 20
    while (job := jobs.job(job_id, OWNER)).state not in ENDED:
        assert monotonic() < deadline, job
    return job


def sent(client: TestClient, content: bytes, **data: str) -> str:
    answer = client.post(
        "/api/v1/imports", files={"file": ("p.csv", content)}, data=data, headers={"Prefer": "wait=5, respond-async"}
    )
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"/api/v1/jobs/{answer.json()['id']}"
    return str(answer.json()["id"])


def test_a_scan_is_a_job_that_says_what_it_found(jobs: InProcessJobs, portfolio: Koers) -> None:
    job = ended(jobs, jobs.start("scan", OWNER).id)
    assert (job.state, job.done, job.total) == ("done", 1, 1)
    assert job.result["as_of"] == "2026-10-31"
    assert portfolio.stores.alerts.load().scanned_on == NOW.date()


def test_a_digest_follows_a_scan_of_today(jobs: InProcessJobs, portfolio: Koers) -> None:
    (portfolio.home / "recipients.toml").write_text(
        "\n".join(
            f'[[recipient]]\nname = "{name}"\nto = "json://a.example"\nquiet = true\ndigest = "{name}"\n'
            for name in ("daily", "weekly")
        )
    )
    assert ended(jobs, jobs.start("digest", OWNER).id).result == {"digests": 1}
    assert portfolio.stores.alerts.load().scanned_on == NOW.date()
    assert ended(jobs, jobs.start("digest_weekly", OWNER).id).result == {"digests": 1}
    assert ended(jobs, jobs.start("digest", OWNER).id).result == {"digests": 0}
    assert portfolio.stores.outbox.waiting() == 2


def test_recipients_that_are_wrong_fail_the_job_in_a_line(jobs: InProcessJobs, portfolio: Koers) -> None:
    (portfolio.home / "recipients.toml").write_text(recipient("a b"))
    job = ended(jobs, jobs.start("digest", OWNER).id)
    assert job.state == "failed"
    assert "ontvanger 1 (a b): name" in str(job.problem)


def test_an_import_is_a_job_where_that_is_preferred_and_its_file_is_gone_after_it(
    client: TestClient, jobs: InProcessJobs, portfolio: Koers
) -> None:
    job = ended(jobs, sent(client, CSV))
    assert (job.state, job.result["created"], job.result["rejected"]) == ("done", 2, [])
    assert job.result == client.get(f"/api/v1/jobs/{job.id}").json()["result"]
    assert list((portfolio.home / FOLDER).iterdir()) == []
    dry = ended(jobs, sent(client, CSV.replace(b"Post", b"Pakketten"), dry_run="true"))
    assert (dry.result["dry_run"], dry.result["created"]) == (True, 1)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\xff", b"a,b\n1,2\n"])
def test_a_file_that_cannot_be_imported_fails_its_job_and_is_gone_too(
    client: TestClient, jobs: InProcessJobs, portfolio: Koers, content: bytes
) -> None:
    refused = client.post("/api/v1/imports", files={"file": ("p.csv", content)})
    job = ended(jobs, sent(client, content))
    assert (job.state, job.problem) == ("failed", refused.json()["detail"])
    assert list((portfolio.home / FOLDER).iterdir()) == []


def test_a_file_that_its_job_left_is_deleted_a_month_later(
    client: TestClient, portfolio: Koers, jobs: InProcessJobs
) -> None:
    folder = portfolio.home / FOLDER
    folder.mkdir()
    for name, days in (("old", 31), ("young", 29)):
        (folder / name).write_bytes(CSV)
        at = (NOW - timedelta(days)).timestamp()
        os.utime(folder / name, (at, at))
    ended(jobs, sent(client, CSV))
    assert [path.name for path in folder.iterdir()] == ["young"]


def test_a_file_that_is_gone_says_so(jobs: InProcessJobs, portfolio: Koers) -> None:
    given = {"name": "p.csv", "mapping": None, "dry_run": False, "language": None}
    assert "Stuur het opnieuw" in str(ended(jobs, jobs.start("import", OWNER, given).id).problem)


def test_the_routes_list_jobs_a_page_at_a_time(client: TestClient, jobs: InProcessJobs) -> None:
    begun = {jobs.start("scan", OWNER).id for _ in range(3)}
    first = client.get("/api/v1/jobs", params={"limit": 2}).json()
    second = client.get("/api/v1/jobs", params={"limit": 2, "cursor": first["next"]}).json()
    assert {job["id"] for job in first["items"] + second["items"]} == begun
    assert second["next"] is None
    assert client.get("/api/v1/jobs", params={"cursor": "x"}).status_code == 422
