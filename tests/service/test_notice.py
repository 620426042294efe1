"""An event that is recorded moves on the alerts that it touches, as a scan would, and no others."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.model.principal import OWNER
from knowledge.sample.load import SAMPLE_TODAY
from service.bootstrap import Koers
from service.history import Entry, record
from service.settings import Settings
from service.watch.scan import scan
from tests.service.sample_home import at, made

AFTER = SAMPLE_TODAY + timedelta(1)
# Moved twice without approval.
PROMISED = [
    ("commitment_made", "2026-12-01"),
    ("commitment_moved", "2026-12-15"),
    ("commitment_moved", "2026-12-31"),
]


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = made(tmp_path_factory.mktemp("sample")).parent
    for day in (SAMPLE_TODAY - timedelta(1), SAMPLE_TODAY):
        with Koers(Settings(home=folder, embedder="hashing"), clock=lambda day=day: at(day)) as built:
            scan(built, day, "nl")
    return folder


@pytest.fixture
def sample(watched: Path, tmp_path: Path) -> Iterator[Koers]:
    shutil.copy(watched / "koers.db", tmp_path / "home")
    with Koers(Settings(home=tmp_path / "home", embedder="hashing"), clock=lambda: at(AFTER)) as built:
        yield built


def states(koers: Koers) -> dict[str, str]:
    return {f"{alert.pitfall}/{alert.subject.id}": alert.state.value for alert in koers.stores.alerts.load().alerts}


def test_a_scan_after_an_event_finds_nothing_left_to_do(sample: Koers) -> None:
    scan(sample, AFTER, "nl")
    before = states(sample)
    for use_case, kind, fields in (
        ("UC-034", "effect_measured", {}),
        ("UC-038", "commitment_kept", {"commitment": "T-04"}),
        ("UC-001", "decision", {}),
        ("UC-044", "stage_changed", {"stage": "stopped"}),
    ):
        record(sample, use_case, Entry(kind, AFTER, fields=fields))
    after = states(sample)
    assert before == after  # they end once two scans in a row did not find them
    revision = sample.stores.alerts.load().revision
    assert scan(sample, AFTER, "nl").happened == []
    assert sample.stores.alerts.load().revision == revision
    seen = {f"{each.pitfall}/{each.subject.id}": each.last_seen for each in sample.stores.alerts.load().alerts}
    assert {name for name, day in seen.items() if day < AFTER} == set()


def test_what_an_event_begins_is_seen_at_once(sample: Koers) -> None:
    scan(sample, AFTER, "nl")
    known = states(sample)
    for kind, due in PROMISED:
        record(sample, "UC-001", Entry(kind, AFTER, fields={"commitment": "X-1", "due": due}))
    assert states(sample).items() - known.items() == {("promise_drift/UC-001/X-1", "pending")}
    assert sample.stores.alerts.load().scanned_on == AFTER


def test_where_nobody_scans_an_event_begins_no_alerts(portfolio: Koers) -> None:
    record(portfolio, "UC-1", Entry("decision", portfolio.clock().date()))
    kept = portfolio.stores.alerts.load()
    assert (kept.revision, kept.scanned_on) == (0, None)


def test_an_event_is_kept_where_its_alerts_cannot_be_told_of(sample: Koers) -> None:
    (sample.home / "recipients.toml").write_text("[[recipient]\n")
    before = len(sample.stores.portfolio.load(OWNER).histories["UC-001"])
    for kind, due in PROMISED:
        record(sample, "UC-001", Entry(kind, AFTER, fields={"commitment": "X-1", "due": due}))
    assert len(sample.stores.portfolio.load(OWNER).histories["UC-001"]) == before + len(PROMISED)


def test_an_event_after_the_clock_went_back_leaves_the_alerts_alone(sample: Koers) -> None:
    scan(sample, AFTER, "nl")
    before = sample.stores.alerts.load()
    with Koers(sample.settings, clock=lambda: at(SAMPLE_TODAY)) as earlier:
        record(earlier, "UC-034", Entry("effect_measured", SAMPLE_TODAY))
    assert sample.stores.alerts.load() == before
