"""Digests: what changed since the one before, once a period, and nothing where nothing changed."""

from datetime import date, timedelta
from pathlib import Path

from knowledge.pitfalls.finding import Finding, Severity
from service.delivery.digest import Digest
from service.delivery.recipients import Cadence
from service.watch.digest import MOST_TOLD, send_digests
from tests.service.test_telling import recipient
from tests.service.watching import FIRST, Watched, finding


def sent(watched: Watched, on: date | None = None, cadence: Cadence = "daily", *, arrives: bool = True) -> list[Digest]:
    send_digests(watched.koers, cadence, on or watched.today)
    return [content for _, content in watched.told(arrives=arrives) if isinstance(content, Digest)]


def counted(digest: Digest) -> dict[str, list[str]]:
    return {section.name: [item.title.rpartition(" ")[2] for item in section.items] for section in digest.sections}


def test_a_digest_tells_what_is_new_what_still_waits_and_what_ended(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("r", digest='"daily"'))
    watched.scan(finding("UC-1"), days=2)
    (first,) = sent(watched)
    assert (counted(first), first.text) == ({"new": ["UC-1"]}, "1 nieuw.")
    watched.scan(finding("UC-1"), finding("UC-2", Severity.HIGH), days=2)
    (second,) = sent(watched)
    assert counted(second) == {"new": ["UC-2"], "open": ["UC-1"]}
    watched.scan(finding("UC-2", Severity.HIGH), days=3)
    (third,) = sent(watched)
    assert (counted(third), third.text) == (
        {"cleared": ["UC-1"], "open": ["UC-2"]},
        "1 opgelost en 1 nog open.",
    )
    watched.scan(finding("UC-2", Severity.HIGH), days=5)
    (fourth,) = sent(watched)
    assert counted(fourth) == {"escalated": ["UC-2"]}


def test_a_digest_tells_what_became_more_severe_once(tmp_path: Path) -> None:
    watched = Watched(
        tmp_path / "w", recipient("r", digest='"daily"') + recipient("s", digest='"daily"', severity='"high"')
    )
    watched.scan(finding("UC-1"), days=2)
    assert [counted(digest) for digest in sent(watched)] == [{"new": ["UC-1"]}]
    assert watched.scan(finding("UC-1", Severity.HIGH)) == ["worsened"]
    assert [(counted(digest), digest.text) for digest in sent(watched)] == [
        ({"worsened": ["UC-1"]}, "1 ernstiger geworden."),
        ({"new": ["UC-1"]}, "1 nieuw."),
    ]
    watched.scan(finding("UC-1"))
    watched.scan(finding("UC-1", Severity.HIGH))
    assert sent(watched) == []


def test_nothing_is_sent_where_nothing_changed_unless_that_is_asked_for(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("r", digest='"daily"') + recipient("q", digest='"daily"', quiet="true"))
    assert [digest.text for digest in sent(watched)] == ["Er is niets veranderd: er staat niets open."]
    watched.scan(finding("UC-1"), days=2)
    assert len(sent(watched)) == 2
    watched.scan(finding("UC-1"))
    assert [digest.text for digest in sent(watched)] == ["Er is niets veranderd: 1 nog open."]


def test_a_period_has_one_digest_however_often_it_is_asked_for(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("r", digest='"weekly"', quiet="true"))
    assert FIRST.isocalendar().weekday == 1
    sevens = [len(sent(watched, FIRST + timedelta(days), "weekly")) for days in range(14)]
    assert [place for place, count in enumerate(sevens) if count] == [0, 7]
    assert sent(watched, FIRST, "daily") == []


def test_what_was_told_in_no_digest_is_not_told_to_have_ended(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("r", digest='"daily"', quiet="true"))
    watched.scan(finding("UC-1"), days=2)
    (lost,) = sent(watched, arrives=False)
    assert counted(lost) == {"new": ["UC-1"]}
    watched.scan(days=2)
    (digest,) = sent(watched)
    assert counted(digest) == {}


def test_a_digest_waits_for_the_one_before(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("r", digest='"daily"', quiet="true"))
    assert send_digests(watched.koers, "daily", FIRST) == 1
    assert send_digests(watched.koers, "daily", FIRST + timedelta(1)) == 0
    assert len(watched.told()) == 1
    assert send_digests(watched.koers, "daily", FIRST + timedelta(1)) == 1


def test_a_digest_holds_what_its_reader_may_read_in_its_language(tmp_path: Path) -> None:
    watched = Watched(
        tmp_path / "w",
        recipient("r", digest='"daily"', language='"en"') + recipient("mt", digest='"daily"', groups='["board"]'),
    )
    watched.scan(finding("UC-1"), finding("UC-9"), days=2)
    mine, theirs = sent(watched)
    assert (counted(mine), counted(theirs)) == ({"new": ["UC-1"]}, {"new": ["UC-1", "UC-9"]})
    assert mine.title == "Koers: alerts up to and including 4 March 2026"
    assert "UC-9" not in mine.plain()
    assert mine.plain().splitlines()[2:5] == [
        "New (1)",
        "- Decoupled from strategy – Titel van UC-1 (medium · firing)",
        "  Why: UC-1 drifts",
    ]


def test_a_digest_of_very_many_alerts_says_how_many_more_there_are(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "w", recipient("r", digest='"daily"'))
    many: list[Finding] = [
        finding("UC-1").model_copy(update={"subject": finding(f"UC-{number}").subject}) for number in range(40)
    ]
    watched.scan(*many, days=2)
    (digest,) = sent(watched)
    (section,) = digest.sections
    assert (len(section.items), section.more, len(digest.levels)) == (MOST_TOLD, 15, 40)
    assert digest.plain().endswith("- en nog 15: koers alerts")
