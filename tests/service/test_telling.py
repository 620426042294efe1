"""Who is told what of an alert: in their language, within their rights, and of an end only after a beginning."""

from pathlib import Path

import pytest

from knowledge.pitfalls.finding import Severity, Subject
from service.delivery.bundle import MOST_TOLD, Bundle
from service.delivery.content import Content
from service.delivery.message import Message
from tests.service.watching import FIRST, Watched, finding


def recipient(name: str, **fields: str) -> str:
    rows = {"name": f'"{name}"', "to": '"https://hooks.example/koers"', **fields}
    return "[[recipient]]\n" + "".join(f"{field} = {value}\n" for field, value in rows.items())


def subject(number: int) -> Subject:
    return Subject(kind="use_case", id=f"S-{number}", name=f"Titel {number}")


def items_of(content: Content) -> tuple[Message, ...]:
    """The messages that came in one, or the one that came by itself."""
    return content.items if isinstance(content, Bundle) else (content,) if isinstance(content, Message) else ()


def titles(watched: Watched, **how: bool) -> list[tuple[str, str]]:
    return [(who, content.title) for who, content in watched.told(**how)]


def test_each_recipient_is_told_in_its_language_what_its_groups_may_read(tmp_path: Path) -> None:
    watched = Watched(
        tmp_path / "w", recipient("team", language='"en"') + recipient("mt", groups='["board"]', language='"nl"')
    )
    assert watched.scan(finding("UC-1"), finding("UC-9"), days=2) == ["seen", "seen", "fired", "fired"]
    told = watched.told()
    bundle = told[1][1]
    assert isinstance(bundle, Bundle)
    assert [item.title.rpartition(" ")[2] for item in bundle.items] == ["UC-1", "UC-9"]
    assert all(item.title.startswith("Nieuwe melding: Losgekoppeld van de strategie – ") for item in bundle.items)
    assert [(who, content.title) for who, content in told] == [
        ("team", "New alert: Decoupled from strategy – Titel van UC-1"),
        ("mt", "Koers: 2 meldingen"),
    ]


@pytest.mark.parametrize(
    ("asks", "hears"),
    [
        ({}, {"UC-1", "UC-2"}),
        ({"severity": '"high"'}, {"UC-2"}),
        ({"teams": '["financiën"]'}, {"UC-1"}),
        ({"teams": '["Onbekend"]'}, set()),
        ({"pitfalls": '["no_rhythm"]'}, set()),
        ({"pitfalls": '["no_rhythm", "decoupled"]'}, {"UC-1", "UC-2"}),
        ({"digest": '"daily"'}, set()),
        ({"level": "1"}, set()),
    ],
)
def test_a_recipient_hears_what_it_asks_for(tmp_path: Path, asks: dict[str, str], hears: set[str]) -> None:
    watched = Watched(tmp_path / "w", recipient("r", **asks))
    watched.scan(finding("UC-1"), finding("UC-2", Severity.HIGH), days=2)
    told = [item for _, content in watched.told() for item in items_of(content)]
    assert {item.title.rpartition(" ")[2] for item in told} == hears


def test_an_end_is_told_to_whom_the_beginning_reached_and_to_nobody_else(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("all") + recipient("severe", severity='"high"'))
    watched.scan(finding("UC-1"), days=2)
    assert [who for who, _ in titles(watched)] == ["all"]
    (watched.koers.home / "recipients.toml").write_text(recipient("all") + recipient("late"))
    assert watched.scan(days=2) == ["resolved"]
    assert titles(watched) == [("all", "Opgelost: Losgekoppeld van de strategie – Titel van UC-1")]


def test_ends_of_what_was_told_together_are_told_each_to_whom_it_reached(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("all", language='"en"'))
    watched.scan(finding("UC-1"), finding("UC-2", Severity.HIGH), days=2)
    ((_, told),) = watched.told()
    assert [item.title.rpartition(" ")[2] for item in items_of(told)] == ["UC-2", "UC-1"]  # the worst first
    assert watched.scan(finding("UC-1"), days=2) == ["resolved"]
    assert titles(watched) == [("all", "Resolved: Decoupled from strategy – Titel van UC-2")]
    assert watched.scan(finding("UC-2", Severity.HIGH), days=2) == ["resolved", "reopened"]
    ((_, both),) = watched.told()
    assert (both.title, [item.ends for item in items_of(both)]) == ("Koers: 1 alert and 1 resolved", [False, True])
    assert watched.scan(days=2) == ["resolved"]
    assert titles(watched) == [("all", "Resolved: Decoupled from strategy – Titel van UC-2")]


def test_of_what_was_given_up_together_no_end_is_told(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("all"))
    watched.scan(finding("UC-1"), finding("UC-2"), days=2)
    assert len(watched.told(arrives=False)) == 1
    assert watched.scan(days=2) == ["resolved", "resolved"]
    assert watched.told() == []


def test_a_great_many_alerts_are_one_message_that_names_the_worst_and_counts_the_rest(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("all", language='"en"'))
    cases = [finding("UC-1").model_copy(update={"subject": subject(number)}) for number in range(MOST_TOLD + 5)]
    watched.scan(*cases, days=2)
    ((_, told),) = watched.told()
    assert isinstance(told, Bundle)
    assert (told.title, len(told.items), told.more) == ("Koers: 30 alerts", MOST_TOLD, 5)
    assert told.plain().endswith("- and another 5\n\nAll alerts: koers alerts")
    assert watched.scan(days=2) == ["resolved"] * 30
    ((_, over),) = watched.told()
    assert over.title == "Koers: 30 resolved"


def test_an_end_is_not_told_where_the_beginning_was_given_up(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("all"))
    watched.scan(finding("UC-1"), days=2)
    assert len(watched.told(arrives=False)) == 1
    assert watched.scan(days=2) == ["resolved"]
    assert watched.told() == []
    assert watched.scan(finding("UC-1"), days=2) == ["reopened"]
    assert [who for who, _ in watched.told()] == ["all"]


def test_an_end_is_not_told_to_who_may_no_longer_read_it(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("mt", groups='["board"]'))
    watched.scan(finding("UC-9"), days=2)
    assert len(watched.told()) == 1
    (watched.koers.home / "recipients.toml").write_text(recipient("mt"))
    watched.scan(days=2)
    assert watched.told() == []


def test_what_nobody_answers_is_brought_up_once_a_level_and_then_to_others_too(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("team") + recipient("chief", level="2"))
    # Fired on day 2: a week later is day 9, three weeks later day 23.
    happened = watched.scan(finding("UC-1"), days=30)
    assert happened == ["seen", "fired", "escalated", "escalated"]
    told = [(who, title.partition(":")[0]) for who, title in titles(watched)]
    assert sorted(told) == [
        ("chief", "Nog zonder reactie"),
        ("team", "Nieuwe melding"),
        ("team", "Nog zonder reactie"),
        ("team", "Nog zonder reactie"),
    ]


def test_what_gets_worse_is_told_to_those_who_heard_of_it_and_to_those_for_whom_it_now_counts(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("all") + recipient("severe", severity='"high"', language='"en"'))
    watched.scan(finding("UC-1"), days=2)
    assert [who for who, _ in titles(watched)] == ["all"]
    assert watched.scan(finding("UC-1", Severity.HIGH), days=2) == ["worsened"]
    assert titles(watched) == [
        ("all", "Ernstiger geworden: Losgekoppeld van de strategie – Titel van UC-1"),
        ("severe", "Became more severe: Decoupled from strategy – Titel van UC-1"),
    ]
    assert watched.scan(finding("UC-1"), finding("UC-1", Severity.HIGH), days=2) == []
    assert watched.scan(days=2) == ["resolved"]
    assert [who for who, _ in titles(watched)] == ["all", "severe"]


def test_a_message_names_what_it_is_about_and_where_that_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOERS_BASE_URL", "https://koers.example/")
    watched = Watched(tmp_path / "w", recipient("all"))
    watched.scan(finding("UC-1"), days=2)
    ((_, message),) = watched.told()
    assert isinstance(message, Message)
    assert (message.since, message.ends) == (FIRST, False)
    assert message.link == f"https://koers.example/api/v1/alerts/{message.reference}"
    assert message.plain().endswith(f"Bekijken: {message.link}")


def test_a_file_that_is_wrong_stops_the_scan_and_changes_nothing(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("all"))
    watched.scan(finding("UC-1"))
    (watched.koers.home / "recipients.toml").write_text("[[recipient]]\nname = 3\n")
    with pytest.raises(Exception, match=r"recipients\.toml: recipient 1 \(3\): name: .*, to: "):
        watched.scan(finding("UC-1"))
    assert [alert.state.value for alert in watched.koers.stores.alerts.load().alerts] == ["pending"]
