import json
from typing import Any

import pytest

from knowledge.model.principal import OWNER
from service.bootstrap import Koers
from service.jobs.durable import DurableJobs, Pace
from service.jobs.registry import KINDS
from service.jobs.schedules import Schedule
from service.settings import load
from tests.service.test_cli import koers


def result(*arguments: str) -> Any:
    done = koers(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.slow
def test_jobs_are_listed_shown_and_cancelled_and_schedules_stay() -> None:
    assert result("jobs") == {"items": [], "next": None}
    daily = {"scan": Schedule("0 6 * * *", "Europe/Amsterdam")}
    with Koers(load()) as built:
        waiting = DurableJobs(built, KINDS, daily, Pace(at_once=0))
        ids = {waiting.start("embed", OWNER).id, waiting.start("scan", OWNER).id}
        waiting.close()
    listed = result("jobs")["items"]
    assert {job["id"] for job in listed} == ids
    assert {job["state"] for job in listed} == {"waiting"}
    key = listed[0]["id"]
    assert result("job", key)["kind"] == listed[0]["kind"]
    assert result("job", key, "cancel")["state"] == "cancelled"
    assert "afgebroken" in koers("job", key, "--wait").stdout
    page = result("jobs", "--limit", "1")
    assert len(page["items"] + result("jobs", "--limit", "1", "--cursor", page["next"])["items"]) == 2
    assert "--cursor" in koers("jobs", "--limit", "1").stdout
    with Koers(load()) as built:
        again = DurableJobs(built, KINDS, pace=Pace(at_once=0))
        assert again._library.schedule({"scan": ("0 6 * * *", "Europe/Amsterdam")}) == {"scan"}
        again.close()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["job", "nothing"], 1, "There is no job 'nothing'"),
        (["job", "nothing", "explode"], 2, "is no action"),
        (["jobs", "--cursor", "x"], 1, "cursor"),
        (["jobs", "--limit", "0"], 2, "limit"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(arguments: list[str], status: int, said: str) -> None:
    done = koers(*arguments, "--lang", "en")
    assert done.exit_code == status
    assert said in " ".join(done.output.split())
    assert "Traceback" not in done.output
