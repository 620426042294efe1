import shutil
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from knowledge.model.principal import OWNER
from knowledge.sample.load import SAMPLE_TODAY
from service.api.app import create_app
from service.bootstrap import Koers
from service.delivery.bundle import Bundle
from service.settings import Settings, load
from service.watch.scan import scan
from tests.service.sample_home import Home, at, made

BEFORE = SAMPLE_TODAY - timedelta(1)
AFTER = SAMPLE_TODAY + timedelta(1)
# The rows of the table of plants with a dot at the end of October, and the two that are also true; on 2 November
# nothing of that has changed.
PLANTED = {
    ("decoupled", "UC-044"),
    ("decoupled", "UC-028"),
    ("decoupled", "D4"),
    ("no_rhythm", "bronnen-omgeving"),
    ("no_rhythm", "ict-data"),
    ("no_rhythm", "finance-control"),
    ("too_much_at_once", "storing-onderhoud"),
    ("no_leadership_signals", "mens-organisatie"),
    ("promise_drift", "UC-038/T-04"),
    ("stale_truth", "UC-034"),
    ("stale_truth", "procesoverzicht"),
    ("duplicate_effort", "UC-020+UC-030"),
    ("planning_instead_of_doing", "finance-control"),
    ("too_much_at_once", "ict-data"),
    ("too_much_at_once", "mens-organisatie"),
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def home(database: Path, tmp_path: Path) -> Home:
    return Home(database, tmp_path)


@pytest.fixture(scope="module")
def watched_database(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("watched")
    shutil.copy(database, folder)
    for day in (BEFORE, SAMPLE_TODAY):
        with Koers(Settings(home=folder), clock=partial(at, day)) as built:
            scan(built, day, "nl")
    return folder / "koers.db"


@pytest.fixture
def watched(watched_database: Path, tmp_path: Path) -> Home:
    """Scanned on two days: everything that was found has fired."""
    return Home(watched_database, tmp_path)


@pytest.fixture
def client(watched: Home) -> Iterator[TestClient]:
    with Koers(load(), clock=lambda: at(SAMPLE_TODAY)) as built:
        yield TestClient(create_app(built), base_url="http://127.0.0.1", raise_server_exceptions=False)


def about(alerts: list[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(alert["pitfall"], alert["subject"]["id"]) for alert in alerts}


def first(home: Home) -> str:
    return str(home.result(SAMPLE_TODAY, "alerts")[0]["id"])


def test_a_scan_of_the_sample_shows_what_is_planted_and_nothing_else(home: Home) -> None:
    found = home.result(SAMPLE_TODAY, "scan")
    assert about(found["alerts"]) == PLANTED
    assert {each["state"] for each in found["alerts"]} == {"pending"}
    assert [(each["pitfall"], each["part"]) for each in found["silences"]] == [("promise_drift", "added_midway")]


def test_what_two_scans_found_fires(watched: Home) -> None:
    alerts = watched.result(SAMPLE_TODAY, "alerts")
    assert about(alerts) == PLANTED
    assert {alert["state"] for alert in alerts} == {"firing"}
    assert {step["what"] for alert in alerts for step in alert["history"]} == {"seen", "fired"}


def test_a_second_scan_of_the_same_day_changes_nothing(watched: Home) -> None:
    before = watched.result(SAMPLE_TODAY, "alerts", "--all")
    again = watched.result(SAMPLE_TODAY, "scan")
    assert again["happened"] == []
    assert again["alerts"] == before
    with Koers(load()) as built:
        assert built.stores.alerts.load().revision == 2


def test_a_clock_that_went_back_and_a_day_to_come_are_refused_in_a_line(watched: Home) -> None:
    back = watched.koers(BEFORE, "scan", "--lang", "en")
    assert (back.exit_code, back.stdout) == (1, "")
    assert "A scan of 2026-11-01 cannot follow one of 2026-11-02." in back.stderr
    ahead = watched.koers(SAMPLE_TODAY, "scan", "--as-of", "2026-11-03", "--lang", "nl")
    assert ahead.exit_code == 1
    assert "2026-11-03 moet nog komen" in ahead.stderr
    assert watched.result(AFTER, "scan")["happened"] == []


def test_a_clock_that_went_back_is_noticed_where_nothing_was_ever_found(koers: Koers) -> None:
    assert scan(koers, date(2026, 10, 30), "nl").alerts == []
    with pytest.raises(Exception, match="cannot follow one of 2026-10-30"):
        scan(koers, date(2026, 10, 29), "nl")


def test_of_many_scans_at_once_each_finding_is_seen_by_one(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_WEBHOOK_URL", "https://hooks.example/koers")
    monkeypatch.setenv("KOERS_WEBHOOK_SECRET", "een lang geheim van de organisatie")

    def happened(day: date) -> list[str]:
        with Koers(load(), clock=lambda: at(day)) as built:
            return [each.what for each in scan(built, day, "nl").happened]

    for day, what in ((BEFORE, "seen"), (SAMPLE_TODAY, "fired")):
        with ThreadPoolExecutor(4) as pool:
            assert Counter(chain.from_iterable(pool.map(happened, [day] * 4))) == {what: len(PLANTED)}
    with Koers(load()) as built:
        assert built.stores.outbox.waiting() == 1


def test_an_alert_has_the_shape_of_the_interface(watched: Home) -> None:
    alert = watched.result(SAMPLE_TODAY, "alerts", "--lang", "en")[0]
    wanted = "id pitfall severity subject state since first_seen last_seen fingerprint claims evidence clears_when"
    assert {*wanted.split(), "history", "snoozed_until"} == set(alert)
    (claim,) = alert["claims"]
    assert set(claim["evidence"]) == {fact["id"] for fact in alert["evidence"]}
    assert (claim["support"], alert["severity"]) == ("computed", "high")
    assert alert["clears_when"].startswith("This ends when ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ("Dubbel werk", "sinds 23 februari 2026", "bewijs: ", "(stand 2 november 2026)", "Dit vervalt zodra")),
        (
            "en",
            ("Duplicate effort", "since 23 February 2026", "evidence: ", "(as of 2 November 2026)", "This ends when"),
        ),
    ],
)
def test_people_read_why_since_when_on_what_evidence_and_what_clears_it(
    watched: Home, language: str, said: tuple[str, ...]
) -> None:
    read = " ".join(watched.koers(SAMPLE_TODAY, "alerts", "--lang", language).stdout.split())
    assert [text for text in said if text not in read] == []


def test_an_alert_is_taken_up_and_put_off_and_returns(watched: Home) -> None:
    key = first(watched)
    assert watched.result(SAMPLE_TODAY, "alert", key, "ack", "--note", "na het MT")["state"] == "acknowledged"
    snoozed = watched.result(SAMPLE_TODAY, "alert", key, "snooze", "--until", "2026-11-03")
    assert (snoozed["state"], snoozed["snoozed_until"]) == ("snoozed", "2026-11-03")
    assert watched.result(AFTER, "scan")["happened"] == [{"alert_id": key, "what": "returned"}]
    history = watched.result(AFTER, "alerts", "--state", "firing")[0]["history"]
    assert [step["what"] for step in history] == ["seen", "fired", "acknowledged", "snoozed", "returned"]
    assert (history[2]["by"], history[2]["note"]) == (OWNER.id, "na het MT")


def test_what_was_resolved_is_listed_only_when_asked_for(watched: Home) -> None:
    key = first(watched)
    assert watched.result(SAMPLE_TODAY, "alert", key, "resolve")["state"] == "resolved"
    listed = {
        arguments: {alert["id"] for alert in watched.result(SAMPLE_TODAY, "alerts", *arguments)}
        for arguments in ((), ("--all",), ("--state", "resolved"), ("--state", "opgelost"))
    }
    assert key not in listed[()]
    assert key in listed[("--all",)]
    assert listed[("--state", "resolved")] == listed[("--state", "opgelost")] == {key}


def test_verdicts_are_kept_and_a_false_alarm_stays_away(watched: Home) -> None:
    one, two = (alert["id"] for alert in watched.result(SAMPLE_TODAY, "alerts")[:2])
    assert watched.result(SAMPLE_TODAY, "alert", one, "confirm")["state"] == "acknowledged"
    assert watched.result(SAMPLE_TODAY, "alert", two, "false-alarm")["state"] == "resolved"
    for days in (1, 2, 3):
        assert two not in str(watched.result(SAMPLE_TODAY + timedelta(days), "scan")["happened"])
    with Koers(load()) as built:
        given = [(each.alert_id, each.verdict) for each in built.stores.alerts.feedback()]
    assert given == [(one, "confirmed"), (two, "false_alarm")]


def test_the_precision_of_each_rule_is_what_people_said_of_its_alerts(watched: Home, client: TestClient) -> None:
    assert client.get("/api/v1/alerts/precision").json() == watched.result(SAMPLE_TODAY, "alerts", "--precision") == []
    rows = watched.result(SAMPLE_TODAY, "alerts")
    drifted = [row["id"] for row in rows if row["pitfall"] == "decoupled"]
    for key, verdict in zip(drifted, ("confirm", "confirm", "false-alarm"), strict=True):
        watched.result(SAMPLE_TODAY, "alert", key, verdict)
    (row,) = watched.result(SAMPLE_TODAY, "alerts", "--precision")
    # Wilson for 2 of 3: 0.208 to 0.939
    assert (row["pitfall"], row["confirmed"], row["judged"], row["share"]) == ("decoupled", 2, 3, 0.667)
    assert (row["low"], row["high"]) == (0.208, 0.939)
    assert client.get("/api/v1/alerts/precision").json() == [row]
    shown = watched.koers(SAMPLE_TODAY, "alerts", "--precision").stdout
    assert shown.startswith("Losgekoppeld van de strategie (v1): 66,7%, 2/3 bevestigd (20,8%–93,9%)")
    assert watched.koers(SAMPLE_TODAY, "alerts", "--precision", "--all").exit_code == 2


def test_one_alert_is_found_by_its_id(client: TestClient) -> None:
    first_listed = client.get("/api/v1/alerts").json()["items"][0]
    assert client.get(f"/api/v1/alerts/{first_listed['id']}").json() == first_listed
    assert client.get("/api/v1/alerts/a-0").status_code == 404


def test_an_action_that_was_done_already_changes_nothing(watched: Home) -> None:
    key = first(watched)
    once, twice = (watched.result(SAMPLE_TODAY, "alert", key, "ack") for _ in range(2))
    assert once == twice


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["alert", "a-0", "ack"], 1, "There is no alert 'a-0'."),
        (["alert", "KEY", "explode"], 2, "is no action"),
        (["alert", "KEY", "false_alarm"], 2, "false-alarm"),
        (["alert", "KEY", "snooze"], 1, "until a later day"),
        (["alert", "KEY", "snooze", "--until", "2026-11-02"], 1, "until a later day"),
        (["alert", "KEY", "snooze", "--until", "soon"], 2, "2026-03-31"),
        (["alert", "KEY", "ack", "--until", "2026-12-01"], 1, "Only a snooze"),
        (["alert", "KEY", "ack", "--note", "x" * 2_001], 1, "2,001 characters"),
        (["alerts", "--state", "burning"], 2, "is no state"),
        (["scan", "--replay", "2026-10-01", "2026-09-01"], 1, "nothing to scan"),
        (["scan", "--replay", "2000-01-01", "2026-09-01"], 1, "at most 1,100"),
        (["scan", "--replay", "2026-10-01", "soon"], 2, "2026-03-31"),
        (["scan", "--replay", "2026-10-01", "2026-10-02", "--as-of", "2026-10-02"], 2, "exclude"),
        (["scan", "--as-of", "soon"], 2, "2026-03-31"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(watched: Home, arguments: list[str], status: int, said: str) -> None:
    key = first(watched)
    done = watched.koers(SAMPLE_TODAY, *[key if each == "KEY" else each for each in arguments], "--lang", "en")
    assert done.exit_code == status
    assert said in " ".join(done.output.split())
    assert "Traceback" not in done.output


def test_what_has_not_fired_yet_cannot_be_taken_up(home: Home) -> None:
    key = home.result(SAMPLE_TODAY, "scan")["alerts"][0]["id"]
    done = home.koers(SAMPLE_TODAY, "alert", key, "ack")
    assert (done.exit_code, "is nog niet afgegaan" in done.output) == (1, True)


def test_a_replay_tells_when_alerts_would_have_fired_and_writes_nothing(home: Home) -> None:
    found = home.result(SAMPLE_TODAY, "scan", "--replay", "2026-06-15", "2026-08-31", "--lang", "en")
    assert found["scans"] == 78  # 16 days of June, 31 and 31
    fired = {(row["pitfall"], row["subject"]["id"]): row for row in found["fired"]}
    # D7 was retired on 1 July: found on 1 and 2 July, so it fired on the 2nd; UC-029 was stopped in August.
    drifted = fired["decoupled", "UC-028"]
    assert (drifted["since"], drifted["fired_on"], drifted["days_after"]) == ("2026-07-01", "2026-07-02", 1)
    assert drifted["resolved_on"] is None
    assert fired["decoupled", "UC-029"]["resolved_on"].startswith("2026-08")
    assert sum(row["fired"] for row in found["tally"]) == len(found["fired"])
    assert {row["quarter"] for row in found["tally"]} == {"2026-Q2", "2026-Q3"}
    with Koers(load()) as built:
        kept = built.stores.alerts.load()
    assert (kept.revision, kept.alerts, kept.scanned_on) == (0, (), None)


def test_a_replay_counts_what_people_called_a_false_alarm(watched: Home) -> None:
    alerts = watched.result(SAMPLE_TODAY, "alerts")
    key = next(alert["id"] for alert in alerts if alert["subject"]["id"] == "UC-028")
    watched.result(SAMPLE_TODAY, "alert", key, "false-alarm")
    found = watched.result(SAMPLE_TODAY, "scan", "--replay", "2026-06-15", "2026-08-31", "--every", "7")
    assert [row["subject"]["id"] for row in found["fired"] if row["verdict"] == "false_alarm"] == ["UC-028"]
    assert sum(row["false_alarms"] for row in found["tally"]) == 1


def test_what_fires_waits_in_the_outbox_once_in_the_language_of_the_house(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOERS_WEBHOOK_URL", "https://hooks.example/koers")
    monkeypatch.setenv("KOERS_WEBHOOK_SECRET", "een lang geheim van de organisatie")
    for day in (BEFORE, SAMPLE_TODAY, SAMPLE_TODAY):
        home.result(day, "scan")
    with Koers(load()) as built:
        (claimed,) = built.stores.outbox.claim(at(AFTER), timedelta(minutes=1), 50)
    told = Bundle.model_validate_json(claimed.message.payload)
    assert len(claimed.message.lanes) == len(told.references) == len(told.items) == len(PLANTED)
    assert (told.title, told.more, told.ended) == (f"Koers: {len(PLANTED)} meldingen", 0, ())
    duplicate = next(message for message in told.items if message.since == date(2026, 2, 23))
    assert duplicate.title.startswith("Nieuwe melding: Dubbel werk – ")
    assert duplicate.clears_when.startswith("Dit vervalt zodra ")
    assert all(message.evidence and message.why for message in told.items)


def test_the_route_scans_and_lists_what_the_command_shows(client: TestClient, watched: Home) -> None:
    scanned = client.post("/api/v1/scans", json={"as_of": "2026-11-02"})
    assert (scanned.status_code, scanned.json()["happened"]) == (200, [])
    assert client.post("/api/v1/scans").json() == scanned.json()
    pages, cursor = [], None
    while True:
        told = client.get("/api/v1/alerts", params={"limit": 4} | ({"cursor": cursor} if cursor else {})).json()
        pages += told["items"]
        cursor = told["next"]
        if cursor is None:
            break
    assert pages == watched.result(SAMPLE_TODAY, "alerts") == scanned.json()["alerts"]


def test_the_routes_do_what_the_command_does(client: TestClient) -> None:
    key = client.get("/api/v1/alerts").json()["items"][0]["id"]
    snoozed = client.post(f"/api/v1/alerts/{key}/snooze", json={"until": "2026-12-01", "note": "na het MT"})
    assert (snoozed.status_code, snoozed.json()["state"]) == (200, "snoozed")
    assert client.post(f"/api/v1/alerts/{key}/false-alarm").json()["state"] == "resolved"
    listed = client.get("/api/v1/alerts", params={"state": "resolved", "language": "en"}).json()["items"]
    assert [alert["id"] for alert in listed] == [key]
    assert listed[0]["clears_when"].startswith("This ends when")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("scans", {"as_of": "2026-11-01"}, 409),
        ("scans", {"as_of": "2026-11-03"}, 422),
        ("scans", {"as_of": "soon"}, 422),
        ("scans", {"day": "2026-11-02"}, 422),
        ("alerts/a-0/ack", {}, 404),
        ("alerts/KEY/explode", {}, 422),
        ("alerts/KEY/snooze", {}, 422),
        ("alerts/KEY/ack", {"until": "2026-12-01"}, 422),
        ("alerts/KEY/ack", {"note": "x" * 2_001}, 422),
    ],
)
def test_a_bad_request_is_a_problem(client: TestClient, path: str, body: dict[str, Any], status: int) -> None:
    key = client.get("/api/v1/alerts").json()["items"][0]["id"]
    answer = client.post(f"/api/v1/{path.replace('KEY', key)}", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_empty_home_can_be_scanned(koers: Koers) -> None:
    found = scan(koers, date(2026, 10, 31), "en")
    assert (found.alerts, found.happened) == ([], [])
    assert "decoupled" in {each.pitfall for each in found.silences}
