"""The coach at every door: for whom it is, what it looks back on, and who is told."""

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from knowledge.errors import InvalidInput, Misconfigured, NotFound
from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.events import BlockerRaised, BlockerRemoved, LeadershipSignal, Registered, Signal
from knowledge.model.portfolio import Leader, Stage, Team, UseCase
from knowledge.model.principal import ANYBODY, OWNER, Principal
from service.api.app import create_app
from service.bootstrap import Koers
from service.cli.app import app
from service.coaching.listing import listed, one
from service.coaching.make import Order, make
from service.coaching.targets import orders
from service.coaching.telling import tell
from service.export import FORMATS
from service.jobs.coach import COACH
from service.jobs.local import InProcessJobs
from service.settings import load
from tests.service.conftest import NOW

FIRST, THEN = date(2026, 10, 16), date(2026, 10, 30)
ONE, OTHER = Principal(id="lead-one"), Principal(id="lead-two")
RECIPIENTS = """
[[recipient]]
name = "one"
to = "json://mail.example/one"
leader = "lead-one"
language = "en"

[[recipient]]
name = "two"
to = "json://mail.example/two"
leader = "lead-two"

[[recipient]]
name = "finance"
to = "json://mail.example/finance"
teams = ["Finance"]

[[recipient]]
name = "finance-inside"
to = "json://mail.example/inside"
teams = ["Finance"]
groups = ["inside"]

[[recipient]]
name = "everybody"
to = "json://mail.example/everybody"
"""


@pytest.fixture
def organised(koers: Koers) -> Koers:
    cases = (
        UseCase(id="UC-1", title="Facturen lezen", team="Finance", stage=Stage.PILOTING),
        UseCase(id="UC-2", title="Fraude zien", team="Finance", stage=Stage.PILOTING, groups=("inside",)),
    )
    start = date(2026, 1, 5)
    koers.stores.portfolio.apply(
        PortfolioChanges(
            teams=(Team(id="finance", name="Finance"),),
            leaders=(
                Leader(id="lead-one", name="Wietske Aardema", team="Finance"),
                Leader(id="lead-two", name="Joris Hoekwater", team="Finance"),
            ),
            events=(
                *(Registered(id=f"r-{case.id}", on=start, use_case=case.id, record=case) for case in cases),
                BlockerRaised(
                    id="b-1", on=date(2026, 9, 1), use_case="UC-1", blocker="B1", about="time", text="geen uren"
                ),
                LeadershipSignal(
                    id="u-1", on=date(2026, 10, 14), leader="lead-one", signal=Signal.OWN_USE, days=1, working_days=20
                ),
                LeadershipSignal(
                    id="u-2", on=date(2026, 10, 14), leader="lead-two", signal=Signal.OWN_USE, days=2, working_days=20
                ),
            ),
        )
    )
    return koers


def made(koers: Koers, principal: Principal = OWNER, key: str = "c-1", **order: Any) -> Any:
    return asyncio.run(make(koers, Order(**order), principal, key))


def test_a_leader_gets_their_own_and_nobody_elses(organised: Koers) -> None:
    roadmap = made(organised, ONE, leader="lead-one")
    assert roadmap.behaviours
    assert "1 van de 20 werkdagen" in roadmap.model_dump_json()
    assert "2 van de 20" not in roadmap.model_dump_json()
    for stranger in (OTHER, ANYBODY):
        with pytest.raises(NotFound, match="There is no leader 'lead-one' to coach"):
            made(organised, stranger, leader="lead-one")
        with pytest.raises(NotFound):
            listed(organised, Order(leader="lead-one"), stranger)
        with pytest.raises(NotFound):
            one(organised, "c-1", stranger)
    assert one(organised, "c-1", ONE) == one(organised, "c-1", OWNER) == roadmap


def test_a_leader_who_is_not_there_and_one_who_is_not_yours_are_told_alike(organised: Koers) -> None:
    told = []
    for asked in ("lead-one", "lead-six"):
        with pytest.raises(NotFound) as caught:
            made(organised, OTHER, leader=asked)
        told.append(str(caught.value).replace(asked, "X"))
    assert told[0] == told[1]
    assert "Aardema" not in told[0]


def test_who_reads_along_counts(organised: Koers) -> None:
    with pytest.raises(NotFound):
        made(organised, Principal.together((ONE, OTHER)), leader="lead-one")


def test_a_teams_is_for_who_may_read_what_it_rests_on(organised: Koers) -> None:
    blocked = BlockerRaised(id="b-2", on=date(2026, 8, 1), use_case="UC-2", blocker="B2", about="tools", text="geheim")
    organised.stores.portfolio.apply(PortfolioChanges(events=(blocked,)))
    roadmap = made(organised, OWNER, team="Finance")
    assert "geheim" in roadmap.model_dump_json()
    with pytest.raises(NotFound):
        one(organised, "c-1", ANYBODY)
    assert one(organised, "c-1", Principal(id="x", groups=frozenset({"inside"}))) == roadmap
    open_one = made(organised, ANYBODY, "c-2", team="finance")
    assert "geheim" not in open_one.model_dump_json()
    assert "UC-2" not in open_one.model_dump_json()
    assert [each.id for each in listed(organised, Order(team="Finance"), ANYBODY)] == ["c-2"]


def test_the_next_run_looks_back(organised: Koers) -> None:
    first = made(organised, ONE, "c-1", leader="lead-one", as_of=FIRST)
    assert {each.rule for each in first.behaviours} == {"own_use", "unblock"}
    since = date(2026, 10, 20)
    organised.stores.portfolio.apply(
        PortfolioChanges(events=(BlockerRemoved(id="b-9", on=since, use_case="UC-1", blocker="B1"),))
    )
    second = made(organised, ONE, "c-2", leader="lead-one", as_of=THEN)
    assert second.previous == "c-1"
    assert {each.rule: each.status for each in second.looked_back} == {"own_use": "unknown", "unblock": "done"}
    assert made(organised, ONE, "c-3", leader="lead-one", as_of=FIRST).looked_back == ()


def test_scores_of_a_team_need_five_people_and_stay_for_the_next_run(organised: Koers) -> None:
    with pytest.raises(InvalidInput, match="at least 5 people"):
        made(organised, team="Finance", adkar={"desire": 2}, respondents=4)
    first = made(organised, team="Finance", adkar={"desire": 2}, respondents=5, as_of=FIRST)
    second = made(organised, OWNER, "c-2", team="Finance", as_of=THEN)
    assert first.barrier == second.barrier == "desire"


def test_a_day_to_come_is_refused(organised: Koers) -> None:
    with pytest.raises(InvalidInput, match="still to come"):
        made(organised, team="Finance", as_of=date(2026, 12, 1))


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["coach", *arguments])


def test_the_command_shows_it_in_both_languages_and_lists_what_came_before(organised: Koers) -> None:
    nl = run("--leader", "lead-one", "--as-of", "2026-10-30", "--lang", "nl")
    assert nl.exit_code == 0, nl.output
    assert "Leider van Finance – twee weken: 31 oktober 2026 – 13 november 2026" in nl.stdout
    assert "Gevraagd aan de leider van Finance, uiterlijk 13 november 2026" in nl.stdout
    en = run("--leader", "Wietske Aardema", "--as-of", "2026-10-30", "--lang", "en")
    assert "Asked of the leader of Finance, by 13 November 2026" in en.stdout
    assert len(json.loads(run("--leader", "lead-one", "--earlier", "--json").stdout)["roadmaps"]) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("--leader", "a", "--team", "b"),
        ("--team", "Finance", "--adkar", "hope=3"),
        ("--team", "Finance", "--adkar", "desire=6"),
        ("--team", "Finance", "--adkar", "desire"),
        ("--team", "Finance", "--out", "plan.exe"),
        ("--team", "Finance", "--earlier", "--out", "plan.pdf"),
    ],
)
def test_wrong_usage_is_said(organised: Koers, wrong: tuple[str, ...]) -> None:
    assert run(*wrong).exit_code == 2


@pytest.mark.parametrize("form", FORMATS)
def test_a_roadmap_is_written_to_a_file_and_shown_over_http_in_every_format(
    organised: Koers, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"plan.{form}"
    done = run("--leader", "lead-one", "--as-of", "2026-10-30", "--lang", "nl", "--out", str(file), "--json")
    assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    assert said["file"] == str(file)
    with TestClient(create_app(organised), base_url="http://127.0.0.1") as client:
        accept = {"Accept": FORMATS[form].split(";")[0]}
        assert client.get(f"/api/v1/coach/{said['id']}", headers=accept).content == file.read_bytes()


def test_the_file_of_one_leader_holds_nothing_of_another(organised: Koers, tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    run("--leader", "lead-one", "--as-of", "2026-10-30", "--lang", "nl", "--out", str(file))
    text = file.read_text()
    assert "1 van de 20 werkdagen" in text
    assert "2 van de 20" not in text
    assert not any(name in text for name in ("Joris", "Hoekwater", "Wietske", "Aardema"))


def test_an_unknown_team_ends_in_one_line(organised: Koers) -> None:
    done = run("--team", "Nergens")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1


def test_http_makes_shows_and_lists(organised: Koers) -> None:
    with TestClient(create_app(organised), base_url="http://127.0.0.1") as client:
        answer = client.post("/api/v1/coach", json={"team": "Finance", "language": "en"})
        assert answer.status_code == 201, answer.text
        shown = client.get(answer.headers["Location"])
        assert shown.json() == answer.json()
        assert [each["id"] for each in client.get("/api/v1/coach", params={"team": "finance"}).json()["items"]] == [
            answer.json()["id"]
        ]
        for wrong in ({}, {"team": "a", "leader": "b"}, {"team": "Finance", "adkar": {"desire": 9}}):
            assert client.post("/api/v1/coach", json=wrong).status_code == 422
        assert client.get("/api/v1/coach").status_code == 422
        assert client.post("/api/v1/coach", json={"leader": "nobody"}).status_code == 404
        assert client.get("/api/v1/coach/none").status_code == 404
        later = client.post("/api/v1/coach", json={"team": "Finance"}, headers={"Prefer": "respond-async"})
        assert later.status_code == 202


def with_settings(home: Path, monkeypatch: pytest.MonkeyPatch, coach_for: str) -> Koers:
    (home / "recipients.toml").write_text(RECIPIENTS)
    monkeypatch.setenv("KOERS_COACH_FOR", coach_for)
    return Koers(load(), clock=lambda: NOW)


def test_the_schedule_coaches_whom_the_settings_name_and_tells_only_them(
    organised: Koers, monkeypatch: pytest.MonkeyPatch
) -> None:
    with with_settings(organised.home, monkeypatch, "leader:lead-one, team:finance") as koers:
        jobs = InProcessJobs(koers)
        job = jobs.start(COACH.name, OWNER)
        jobs.close()
        assert jobs.job(job.id, OWNER).result == {"roadmaps": 2, "told": 3}
        waiting = koers.stores.outbox.claim(NOW, NOW - NOW, 10)
        assert sorted(each.message.target for each in waiting) == ["finance", "finance-inside", "one"]
        [own] = [each.message.payload for each in waiting if each.message.target == "one"]
        assert "Use AI for your own work" in own
        assert "Hoekwater" not in own
        assert "lead-two" not in own
        [team] = listed(koers, Order(team="finance"), OWNER)
        assert "UC-2" not in team.model_dump_json()  # not everybody whom it goes to may read that one
        [roadmap] = listed(koers, Order(leader="lead-one"), ONE)
        assert tell(koers, roadmap) == 0


def test_without_anybody_in_the_settings_the_schedule_does_nothing(organised: Koers) -> None:
    jobs = InProcessJobs(organised)
    job = jobs.start(COACH.name, OWNER)
    jobs.close()
    assert jobs.job(job.id, OWNER).result == {"roadmaps": 0, "told": 0}


def test_a_setting_that_names_neither_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_COACH_FOR", "Finance")
    with pytest.raises(Misconfigured, match="KOERS_COACH_FOR: 'Finance' is no leader or team"):
        orders(load())
