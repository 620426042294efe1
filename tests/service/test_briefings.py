import json
from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from agents.lint import unsupported, unsupported_in
from knowledge.errors import InvalidInput
from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.events import Changed, CommitmentKept, CommitmentMade, StageChanged
from knowledge.model.portfolio import Stage
from knowledge.model.principal import OWNER, Principal
from service.api.app import create_app
from service.bootstrap import Koers
from service.briefings.listing import one
from service.briefings.make import Order, audience_of, request_of
from service.briefings.telling import enclosed
from service.cli.app import app
from service.cli.session import Given
from service.delivery.courier import Courier
from service.delivery.targets import senders
from service.export import FORMATS
from service.jobs.brief import BRIEF
from service.jobs.kinds import Work
from service.settings import load
from tests.service.conftest import small_portfolio
from tests.service.delivery.conftest import receiver
from tests.service.delivery.receiver import Receiver
from tests.service.export.reading import text_of

__all__ = ["receiver"]
TODAY = date(2026, 10, 31)
RECIPIENTS = """
[[recipient]]
name = "mt"
to = "json://127.0.0.1:9/mt"
groups = ["mt"]

[[recipient]]
name = "or"
to = "json://127.0.0.1:9/or"
"""


class Clock:
    """The morning of a day that a test may move on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 10, 31, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def koers(clock: Clock) -> Iterator[Koers]:
    with Koers(load(), clock=clock) as built:
        built.stores.portfolio.apply(small_portfolio())
        built.stores.portfolio.apply(
            PortfolioChanges(
                events=(
                    StageChanged(id="s-9", on=TODAY, use_case="UC-1", stage=Stage.LIVE),
                    CommitmentMade(id="c-1", on=TODAY, use_case="UC-1", commitment="T-1", due=date(2026, 11, 9)),
                )
            )
        )
        yield built


def cli(koers: Koers, *arguments: str) -> Result:
    given = Given(build=lambda settings: Koers(settings, clock=koers.clock))
    return CliRunner().invoke(app, list(arguments), obj=given)


def result(koers: Koers, *arguments: str) -> Any:
    done = cli(koers, *arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_briefing_is_drafted_shown_edited_and_approved_at_the_command_line(koers: Koers) -> None:
    made = result(koers, "brief", "--lang", "en")
    assert (made["state"], made["period"]) == ("draft", {"from": "2026-10-18", "to": "2026-10-31"})
    shown = cli(koers, "briefing", made["id"])
    assert "What changed" in shown.stdout
    claim = made["sections"][0]["claims"][0]
    assert claim["id"] in shown.stdout
    edited = cli(koers, "briefing", made["id"], "edit", "--claim", claim["id"], "--text", "We doen het goed.")
    assert "(sentence by the editor)" in edited.stdout
    assert result(koers, "briefing", made["id"], "approve")["state"] == "published"
    assert result(koers, "briefing", made["id"], "approve")["state"] == "published"
    assert [each["state"] for each in result(koers, "briefings")["items"]] == ["published"]
    refused = cli(koers, "briefing", made["id"], "reject", "--reason", "Toch niet.")
    assert (refused.exit_code, "is published" in refused.output) == (1, True)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_briefing_is_written_to_a_file(koers: Koers, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"briefing.{suffix}"
    done = cli(koers, "brief", "--out", str(file), "--lang", "nl")
    assert done.exit_code == 0, done.output
    assert "In gebruik genomen" in text_of(file.read_bytes(), suffix)


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["brief", "--audience", "team:Finanse"], 1, "There is no team 'Finanse'"),
        (["brief", "--audience", "directie"], 1, "is no audience"),
        (["brief", "--as-of", "2027-01-01"], 1, "still to come"),
        (["brief", "--since", "2026-10-30", "--as-of", "2026-10-01"], 1, "is about no day"),
        (["brief", "--recipient", "wie"], 1, "There is no recipient 'wie'"),
        (["brief", "--out", "briefing.txt"], 2, "--out must end in one of"),
        (["briefing", "b-9"], 1, "There is no briefing 'b-9'"),
        (["briefing", "b-9", "reject"], 2, "--reason is needed"),
        (["briefing", "b-9", "edit", "--text", "Zo."], 2, "needs --claim"),
        (["briefing", "b-9", "approve"], 1, "There is no briefing 'b-9'"),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(koers: Koers, arguments: list[str], status: int, told: str) -> None:
    done = cli(koers, *arguments, "--lang", "en")
    assert done.exit_code == status, done.output
    assert told in " ".join(done.output.split()), done.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["brief", "--audience", "directie"], "‘directie’ is geen publiek"),
        (["brief", "--as-of", "2027-01-01"], "moet nog komen"),
        (["brief", "--since", "2026-10-30", "--as-of", "2026-10-01"], "gaat over geen enkele dag"),
        (["brief", "--recipient", "wie"], "Er is geen ontvanger ‘wie’"),
        (["briefing", "b-9"], "Er is geen briefing ‘b-9’"),
    ],
)
def test_a_dutch_reader_is_told_so_in_dutch(koers: Koers, arguments: list[str], told: str) -> None:
    done = cli(koers, *arguments, "--lang", "nl")
    assert (done.exit_code, told in " ".join(done.output.split())) == (1, True), done.output


def test_the_next_briefing_begins_where_the_last_one_ended_and_answers_its_promises(koers: Koers, clock: Clock) -> None:
    first = result(koers, "brief", "--as-of", "2026-10-31")
    result(koers, "briefing", first["id"], "approve")
    clock.now += timedelta(days=14)
    kept = CommitmentKept(id="k-1", on=date(2026, 11, 9), use_case="UC-1", commitment="T-1")
    koers.stores.portfolio.apply(PortfolioChanges(events=(kept,)))
    second = result(koers, "brief", "--lang", "en")
    assert second["previous"] == first["id"]
    assert second["period"] == {"from": "2026-11-01", "to": "2026-11-14"}
    told = [claim["text"] for section in second["sections"] for claim in section["claims"]]
    assert "1 commitment of the previous briefing: kept." in told


def test_a_draft_or_a_rejected_one_is_not_looked_back_on_but_its_reason_is_told(koers: Koers) -> None:
    first = result(koers, "brief")
    second = result(koers, "brief")
    assert (second["previous"], second["period"]) == (None, first["period"])
    result(koers, "briefing", second["id"], "reject", "--reason", "Zet de besluiten voorop.")
    third = result(koers, "brief")
    assert third["steps"][0]["note"] == "Zet de besluiten voorop."
    result(koers, "briefing", third["id"], "approve")
    assert result(koers, "brief", "--since", "2026-10-01")["steps"][0]["note"] == ""


def closed(koers: Koers, *groups: str) -> None:
    event = Changed(id="g-1", on=TODAY, use_case="UC-1", field="groups", before=[], after=list(groups))
    koers.stores.portfolio.apply(PortfolioChanges(events=(event,)))


def test_recipients_get_what_all_of_them_may_read_and_only_once_approved(koers: Koers) -> None:
    (koers.home / "recipients.toml").write_text(RECIPIENTS)
    closed(koers, "mt")
    for names, has in ((["mt"], True), (["mt", "or"], False)):
        arguments = [part for name in names for part in ("--recipient", name)]
        made = result(koers, "brief", *arguments, "--lang", "en")
        assert ("UC-1" in json.dumps(made["sections"])) is has
        assert made["readers"] == [["mt"], []][: len(names)]
        waiting = koers.stores.outbox.waiting()
        result(koers, "briefing", made["id"], "approve")
        result(koers, "briefing", made["id"], "approve")
        assert koers.stores.outbox.waiting() == waiting + len(names)


def test_a_reader_sees_a_briefing_only_where_all_that_it_rests_on_may_be_read(
    koers: Koers, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(koers, "mt")
    whole, part = result(koers, "brief"), result(koers, "brief", "--audience", "team:Klant")
    monkeypatch.setenv("KOERS_READER_GROUPS", "or")
    assert [each["id"] for each in result(koers, "briefings")["items"]] == [part["id"]]
    for action in (["show"], ["approve"], ["reject", "--reason", "Nee."]):
        done = cli(koers, "briefing", whole["id"], *action, "--lang", "en")
        assert (done.exit_code, "There is no briefing" in done.output) == (1, True)
    monkeypatch.setenv("KOERS_READER_GROUPS", "mt,or")
    assert len(result(koers, "briefings")["items"]) == 2


def test_a_use_case_that_is_closed_off_later_closes_off_the_briefings_before(
    koers: Koers, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = result(koers, "brief")
    closed(koers, "mt")
    monkeypatch.setenv("KOERS_READER_GROUPS", "or")
    assert cli(koers, "briefing", made["id"]).exit_code == 1


@pytest.fixture
def client(koers: Koers) -> Iterator[TestClient]:
    with TestClient(create_app(koers), base_url="http://127.0.0.1") as opened:
        yield opened


def test_a_briefing_goes_its_whole_way_over_http(client: TestClient) -> None:
    made = client.post("/api/v1/briefings", json={"language": "en"})
    assert made.status_code == 201, made.text
    where = made.headers["location"]
    assert client.get(where).json() == made.json()
    page = client.get("/api/v1/briefings", params={"limit": 1}).json()
    assert [each["id"] for each in page["items"]] == [made.json()["id"]]
    text = client.get(where, headers={"Accept": "text/markdown"})
    assert text.headers["content-type"].startswith("text/markdown")
    assert "What changed" in text.text
    assert client.get(where, headers={"Accept": "text/html, */*;q=0.5"}).text.startswith("<!")
    assert client.get(where, headers={"Accept": "image/png"}).status_code == 406
    rejected = client.post(f"{where}/decision", json={"action": "reject", "reason": "Te lang."})
    assert (rejected.status_code, rejected.json()["state"]) == (200, "rejected")
    assert client.post(f"{where}/decision", json={"action": "approve"}).status_code == 409


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_format_may_be_asked_for_and_opens_again(client: TestClient, language: str) -> None:
    where = client.post("/api/v1/briefings", json={"language": language}).headers["location"]
    title = {"nl": "Directiebriefing", "en": "Leadership briefing"}[language]
    for form, media in FORMATS.items():
        got = client.get(where, headers={"Accept": media.partition(";")[0]})
        assert (got.status_code, got.headers["content-type"]) == (200, media)
        assert title in text_of(got.content, form)


def test_a_decision_that_does_not_fit_is_a_problem(client: TestClient) -> None:
    where = client.post("/api/v1/briefings", json={}).headers["location"]
    for body in (
        {"action": "reject"},
        {"action": "edit", "claim": "c-1"},
        {"action": "edit", "text": "Zo."},
        {"action": "publish"},
        {"action": "approve", "extra": 1},
        {"action": "reject", "reason": "x" * 5_000},
    ):
        refused = client.post(f"{where}/decision", json=body)
        assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json"), body
    assert client.get(where).json()["state"] == "draft"


def test_a_list_goes_on_where_the_page_before_ended(client: TestClient) -> None:
    made = [client.post("/api/v1/briefings", json={}).json()["id"] for _ in range(3)]
    first = client.get("/api/v1/briefings", params={"limit": 2}).json()
    second = client.get("/api/v1/briefings", params={"limit": 2, "cursor": first["next"]}).json()
    assert [each["id"] for each in (*first["items"], *second["items"])] == made[::-1]
    assert second["next"] is None
    assert client.get("/api/v1/briefings", params={"cursor": "morgen"}).status_code == 422
    assert client.get("/api/v1/briefings", params={"state": "published"}).json()["items"] == []
    assert len(client.get("/api/v1/briefings", params={"audience": "board"}).json()["items"]) == 3
    assert client.get("/api/v1/briefings", params={"audience": "team:Klant"}).json()["items"] == []


def test_a_briefing_may_be_asked_for_as_a_job(client: TestClient) -> None:
    begun = client.post("/api/v1/briefings", json={"language": "nl"}, headers={"Prefer": "respond-async"})
    assert begun.status_code == 202
    while (job := client.get(begun.headers["location"]).json())["state"] in {"waiting", "running"}:
        pass
    assert job["state"] == "done", job
    assert client.get(f"/api/v1/briefings/{job['result']['id']}").json()["state"] == "draft"


def test_a_job_that_is_done_again_goes_on_with_the_same_draft_and_sends_nothing(
    koers: Koers, monkeypatch: pytest.MonkeyPatch
) -> None:
    (koers.home / "recipients.toml").write_text(RECIPIENTS)
    work = Work(koers, "job-1", OWNER, {}, {}, lambda done, total: None)
    first, again = BRIEF.steps["draft"](work), BRIEF.steps["draft"](work)
    assert first == again
    assert koers.stores.outbox.waiting() == 0
    assert len(koers.stores.briefings.listed()) == 1
    assert BRIEF.name == "brief"


def test_a_scheduled_briefing_is_made_for_the_recipients_in_the_settings(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOERS_BRIEF_RECIPIENTS", "mt, or")
    with Koers(load(), clock=clock) as koers:
        (koers.home / "recipients.toml").write_text(RECIPIENTS)
        koers.stores.portfolio.apply(small_portfolio())
        BRIEF.steps["draft"](Work(koers, "job-1", OWNER, {}, {}, lambda done, total: None))
        [kept] = koers.stores.briefings.listed()
    assert kept.recipients == ("mt", "or")
    assert kept.briefing.state.value == "draft"


def courier(koers: Koers) -> Courier:
    """What delivers, as a process does that was only just started."""
    return Courier(koers.stores.outbox, senders(koers.settings, koers.clock, enclosed(koers)), koers.clock, 3)


@pytest.fixture
def reached(
    clock: Clock, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Koers, Receiver, Callable[..., Any]]]:
    """A portfolio with two recipients who can be reached, by apprise and by webhook; and what makes a briefing."""
    monkeypatch.setenv("KOERS_ALLOW_PRIVATE_ADDRESSES", "true")
    monkeypatch.setenv("KOERS_BASE_URL", "https://koers.example")
    with Koers(load(), clock=clock) as koers:
        (koers.home / "recipients.toml").write_text(
            f"""
            [[recipient]]
            name = "mt"
            to = "{receiver.url.replace("http", "json")}/status/200"
            groups = ["mt"]

            [[recipient]]
            name = "hook"
            to = "{receiver.url}/status/201"
            secret = "een lang geheim van de organisatie"
            """
        )
        koers.stores.portfolio.apply(small_portfolio())

        def made(*arguments: str) -> Any:
            return result(koers, "brief", "--recipient", "mt", "--recipient", "hook", *arguments)

        yield koers, receiver, made


def test_a_briefing_goes_out_after_approval_as_a_file_and_as_json_and_only_once(
    reached: tuple[Koers, Receiver, Callable[..., Any]],
) -> None:
    koers, receiver, made = reached
    draft = made("--lang", "en")
    assert (courier(koers).deliver_due(), receiver.got) == (0, [])
    approved = result(koers, "briefing", draft["id"], "approve")
    # The process that committed it is gone; another one delivers, and neither does so twice.
    assert [courier(koers).deliver_due() for _ in range(2)] == [2, 0]
    result(koers, "briefing", draft["id"], "approve")
    assert courier(koers).deliver_due() == 0
    bodies = {path: json.loads(body) for path, _, body in receiver.got}
    assert len(receiver.got) == len(bodies) == 2
    told, posted = bodies["/status/200"], bodies["/status/201"]
    [file] = told["attachments"]
    assert (file["filename"], file["mimetype"]) == ("briefing-2026-10-31.pdf", "application/pdf")
    text = text_of(b64decode(file["base64"]), "pdf")
    assert "State published" in text
    assert "draft" not in text
    assert f"https://koers.example/api/v1/briefings/{draft['id']}" in told["message"]
    assert posted["briefing"] == approved
    assert posted["link"] == f"https://koers.example/api/v1/briefings/{draft['id']}"


def test_what_was_closed_off_since_approval_does_not_go_along(
    reached: tuple[Koers, Receiver, Callable[..., Any]],
) -> None:
    koers, receiver, made = reached
    result(koers, "briefing", made("--lang", "nl")["id"], "approve")
    closed(koers, "mt")
    assert courier(koers).deliver_due() == 2
    bodies = {path: json.loads(body) for path, _, body in receiver.got}
    assert len(bodies["/status/200"]["attachments"]) == 1
    assert bodies["/status/201"]["briefing"] is None


def test_whoever_approves_hears_once_that_a_scheduled_draft_waits_and_nothing_of_what_it_says(
    reached: tuple[Koers, Receiver, Callable[..., Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    koers, receiver, _ = reached
    monkeypatch.setenv("KOERS_BRIEF_RECIPIENTS", "mt")
    monkeypatch.setenv("KOERS_BRIEF_APPROVERS", "hook")
    koers.settings = load()
    work = Work(koers, "job-1", OWNER, {}, {}, lambda done, total: None)
    drafted = [BRIEF.steps["draft"](work) for _ in range(2)]
    assert [courier(koers).deliver_due() for _ in range(2)] == [1, 0]
    [(path, _, body)] = receiver.got
    told = json.loads(body)
    assert path == "/status/201"
    assert told["title"].startswith("Concept wacht op goedkeuring: 18 oktober 2026")
    assert "koers briefing job-1 approve" in told["text"]
    assert "briefing" not in told or told["briefing"] is None
    [claim, *_] = drafted[0]["sections"][0]["claims"]
    assert claim["text"] not in body.decode()
    result(koers, "briefing", "job-1", "approve")
    assert courier(koers).deliver_due() == 1
    assert receiver.got[-1][0] == "/status/200"


def test_no_more_is_read_than_the_asker_may_read(koers: Koers) -> None:
    (koers.home / "recipients.toml").write_text(RECIPIENTS)
    closed(koers, "mt")
    asker = Principal(id="ann", groups=frozenset({"hr"}))
    asked = request_of(koers, Order(recipients=["mt"]), asker, "b-1")
    assert koers.stores.portfolio.load(asked.readers).histories.keys() == {"UC-2", "UC-3"}


@pytest.mark.parametrize("text", ["", "board:x", "team", "team:", "persoon:ann", ":", "use-case: "])
def test_what_is_no_audience_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="is no audience"):
        audience_of(text)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_number_in_the_rendered_text_stands_in_the_evidence(koers: Koers, tmp_path: Path, language: str) -> None:
    file = tmp_path / "briefing.md"
    made = result(koers, "brief", "--out", str(file), "--lang", language)
    briefing = one(koers, made["id"])
    text = file.read_text("utf-8").replace("\\", "")
    assert unsupported(briefing) == ()
    assert unsupported_in(text, briefing) == ()
    assert unsupported_in(text + "\n4711", briefing) == ("4711",)
