"""No alert reaches somebody who may not read everything that it rests on."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import NotFound
from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.events import Registered
from knowledge.model.portfolio import Objective, Stage, UseCase
from service.bootstrap import Koers
from service.settings import Settings
from service.watch.alerts import Deed, alerts, do
from service.watch.replay import Span, replay
from service.watch.scan import scan

DAYS = (date(2026, 3, 2), date(2026, 3, 3))
SECRET = "Fusie voorbereiden"
Build = Callable[..., Koers]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """A Koers over one home for a reader of these groups; without groups for its owner."""
    made: list[Koers] = []

    def build(groups: str | None = None, day: date = DAYS[-1], **settings: Any) -> Koers:
        given = Settings(home=tmp_path, embedder="hashing", reader_groups=groups, **settings)
        made.append(Koers(given, clock=lambda: datetime(day.year, day.month, day.day, 12, tzinfo=UTC)))
        return made[-1]

    owner = build()
    owner.stores.portfolio.apply(PortfolioChanges(objectives=(Objective(id="O1", title="Minder"),), events=events()))
    owner.ingest.add("strategie.md", b"Onze strategie.", today=DAYS[0])
    late = b"Geheim plan. Herijking uiterlijk 1 februari 2026."
    owner.ingest.add("geheim.md", late, today=date(2025, 1, 1), groups=("bestuur",))
    yield build
    for each in made:
        each.close()


def events() -> tuple[Registered, ...]:
    """Both serve no objective; who reads one of them only may not read that they are alike."""
    cases = (
        UseCase(id="UC-1", title="Facturen lezen", purpose="lezen", stage=Stage.PILOTING),
        UseCase(id="UC-2", title=SECRET, purpose="fuseren", stage=Stage.PILOTING, groups=("bestuur",)),
    )
    return tuple(Registered(id=f"r-{case.id}", on=date(2026, 2, 2), use_case=case.id, record=case) for case in cases)


def fired(build: Build, **settings: Any) -> Koers:
    for day in DAYS:
        scan(build(None, day, **settings), day, "nl")
    return build()


def subjects(koers: Koers) -> set[str]:
    return {alert.subject.id for alert in alerts(koers, every=True)}


@pytest.mark.parametrize("groups", ["", "finance", "BESTUUR"])
def test_an_outsider_sees_only_alerts_that_rest_on_what_they_may_read(build: Build, groups: str) -> None:
    owner = fired(build)
    assert {"UC-1", "UC-2", "geheim.md"} <= subjects(owner)
    outsider = build(groups)
    assert "UC-1" in subjects(outsider)
    assert not {"UC-2", "geheim.md"} & subjects(outsider)
    scanned = scan(outsider, DAYS[-1], "nl")
    again = replay(outsider, Span(*DAYS), "nl", lambda done, total: None)
    for told in (scanned, again):
        assert SECRET not in told.model_dump_json()
        assert "geheim" not in told.model_dump_json().lower()
    assert {"UC-2", "geheim.md"} <= subjects(build("bestuur"))


def test_a_hidden_alert_and_one_that_is_not_there_look_the_same(build: Build) -> None:
    hidden = next(alert.id for alert in alerts(fired(build)) if alert.subject.id == "UC-2")
    outsider = build("finance")
    said = []
    for key in (hidden, "a-0000000000000000"):
        with pytest.raises(NotFound) as caught:
            do(outsider, key, Deed("ack"))
        said.append(str(caught.value).replace(key, ""))
    assert said[0] == said[1]
    assert {alert.state.value for alert in alerts(build())} == {"firing"}


def test_a_scan_by_an_outsider_ends_nobody_elses_alerts(build: Build) -> None:
    before = subjects(fired(build))
    day = date(2026, 3, 4)
    for later in (day, date(2026, 3, 5), date(2026, 3, 6)):
        scan(build("finance", later), later, "nl")
    assert subjects(build(None, day)) == before
    assert {alert.state.value for alert in alerts(build())} == {"firing"}


def test_what_is_closed_later_is_hidden_at_once(build: Build) -> None:
    owner = fired(build)
    late = b"Open plan. Herijking uiterlijk 1 februari 2026."
    owner.ingest.add("open.md", late, today=date(2025, 1, 1))
    for day in (date(2026, 3, 4), date(2026, 3, 5)):
        scan(build(None, day), day, "nl")
    assert "open.md" in subjects(build("finance"))
    owner.ingest.add("open.md", late, today=date(2025, 1, 1), groups=("bestuur",))
    assert "open.md" not in subjects(build("finance"))


def test_a_channel_is_told_only_what_everybody_may_read(build: Build) -> None:
    owner = fired(build, webhook_url="https://hooks.example/koers", webhook_secret="een lang geheim woord")
    everything = {alert.subject.id for alert in alerts(owner)}
    claimed = owner.stores.outbox.claim(datetime(2027, 1, 1, tzinfo=UTC), timedelta(minutes=1), 50)
    payloads = " ".join(each.message.payload for each in claimed)
    assert len(claimed) == len(everything - {"UC-2", "geheim.md"})
    assert "Facturen lezen" in payloads
    assert SECRET not in payloads
    assert "geheim.md" not in payloads
