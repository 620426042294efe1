"""A scan whose process is killed with -9 at every boundary: no alert is lost, and none is told twice."""

import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import chain, count
from pathlib import Path

import pytest

from knowledge.sample.load import SAMPLE_TODAY
from service.bootstrap import Koers
from service.settings import Settings
from service.watch.scan import scan
from tests.service.delivery.receiver import Receiver
from tests.service.delivery.samples import SECRET
from tests.service.jobs.test_killed import Worker
from tests.service.sample_home import at, made
from tests.service.test_watch import PLANTED

BEFORE = SAMPLE_TODAY - timedelta(1)
LEAST_KILLS = 50


class Killing:
    """Homes in which everything was seen the day before, scans that are killed in them, and what was told."""

    def __init__(self, folder: Path, receiver: Receiver) -> None:
        self.folder = folder
        self.receiver = receiver
        self.kills = self.sent_again = self.under_another_id = self.lost = 0
        (folder / "first").mkdir()
        self.first = made(folder / "first").parent
        to = f'to = "{receiver.url}/status/200"\nsecret = "{SECRET}"'
        rows = (f'[[recipient]]\nname = "{each}"\ndigest = "{each}"\n{to}\n' for each in ("at_once", "daily"))
        (self.first / "recipients.toml").write_text("".join(rows))
        with Koers(Settings(home=self.first, embedder="hashing"), clock=lambda: at(BEFORE)) as built:
            scan(built, BEFORE, "nl")
        self.worker = Worker(folder / "none", folder / "log", "", None, "tests.service.jobs.scan_child")

    def home(self) -> Path:
        """A new home."""
        home = self.folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        for name in ("koers.db", "recipients.toml"):
            shutil.copy(self.first / name, home)
        self.receiver.got.clear()
        return home

    def at_boundary(self, fatal: int) -> bool:
        """Kills a scan at a boundary and has another do the rest; false where it ended before that."""
        home = self.home()
        self.worker.child(f"{home} {fatal}")
        killed = self.worker.said() == "ended"
        if not killed:
            self.worker.ended()
        self.kills += killed
        self.goes_on(home)
        return killed

    def at_request(self, number: int) -> None:
        """Kills a scan when so many requests came in, before the answer to the last of them."""
        home, left = self.home(), count(number, -1)
        child = self.worker.child(f"{home} 0")
        self.receiver.before_answer = lambda: os.kill(child, signal.SIGKILL) if next(left) == 1 else None
        assert self.worker.said() == "ended"
        self.receiver.before_answer = lambda: None
        self.kills += 1
        self.goes_on(home)

    def goes_on(self, home: Path) -> None:
        self.worker.child(f"{home} 0")
        assert self.worker.said() == "done done None"
        self.worker.ended()
        alerts = [body for body in self.receiver.bodies if "reference" in body]
        digests = [body for body in self.receiver.bodies if "levels" in body]
        told = {(body["reference"], body["id"]) for body in alerts} | {("digest", body["id"]) for body in digests}
        subjects = {reference for reference, _ in told}
        assert all(len(digest["levels"]) == len(PLANTED) for digest in digests)
        self.lost += len(PLANTED) + 1 - len(subjects)
        self.under_another_id += len(told) - len(subjects)
        self.sent_again += len(alerts) + len(digests) - len(told)
        with Koers(Settings(home=home, embedder="hashing")) as built:
            kept = built.stores.alerts.load().alerts
            assert Counter(step.what for alert in kept for step in alert.history) == {
                "seen": len(PLANTED),
                "fired": len(PLANTED),
            }


@pytest.fixture
def killing(tmp_path: Path, receiver: Receiver) -> Iterator[Killing]:
    made_ready = Killing(tmp_path, receiver)
    yield made_ready
    made_ready.worker.close()


def nothing_lost_or_doubled(killing: Killing, record_property: Callable[[str, object], None]) -> None:
    counted = (
        f"{killing.kills} kills of a scan with {len(PLANTED)} alerts and a digest: {killing.lost} lost,"
        f" {killing.under_another_id} told under a second id, {killing.sent_again} sent again under their own"
    )
    record_property("counted", counted)
    sys.__stderr__.write(f"\n{counted}\n")
    assert (killing.lost, killing.under_another_id) == (0, 0)


def test_a_scan_that_is_killed_once_or_twice_tells_everything_once(
    killing: Killing, record_property: Callable[[str, object], None]
) -> None:
    assert killing.at_boundary(20)
    killing.at_request(3)
    nothing_lost_or_doubled(killing, record_property)


@pytest.mark.slow
def test_a_scan_that_is_killed_at_every_boundary_tells_everything_once(
    killing: Killing, record_property: Callable[[str, object], None]
) -> None:
    # Every boundary of the scan; those of the deliveries, which come after it and are all alike, now and then.
    for fatal in chain(range(1, 61), count(61, 12)):
        if not killing.at_boundary(fatal):
            break
    for number in (1, 2, 8, len(PLANTED), len(PLANTED) + 1):
        killing.at_request(number)
    nothing_lost_or_doubled(killing, record_property)
    assert killing.kills >= LEAST_KILLS
