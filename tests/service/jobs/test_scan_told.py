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
AT_ONCE = 6


class Killing:
    """Homes in which everything was seen the day before, scans that are killed in them, and what was told."""

    def __init__(self, folder: Path, receiver: Receiver) -> None:
        self.folder = folder
        self.receiver = receiver
        self.kills = self.sent_again = self.under_another_id = self.lost = 0
        (folder / "first").mkdir()
        self.first = made(folder / "first").parent
        wanted = {"daily": ("daily", "nl")} | {f"now-{number}": ("at_once", "nl") for number in range(AT_ONCE)}
        rows = (
            f'[[recipient]]\nname = "{name}"\ndigest = "{cadence}"\nlanguage = "{language}"\n'
            f'to = "{receiver.url}/status/200?{name}"\nsecret = "{SECRET}"\n'
            for name, (cadence, language) in wanted.items()
        )
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
        bundles = [body for body in self.receiver.bodies if "references" in body]
        digests = [body for body in self.receiver.bodies if "levels" in body]
        assert len(bundles) + len(digests) == len(self.receiver.bodies)
        assert all(len(bundle["references"]) == len(PLANTED) for bundle in bundles)
        assert all(len(digest["levels"]) == len(PLANTED) for digest in digests)
        ids = {body["id"] for body in bundles}, {body["id"] for body in digests}
        self.lost += max(0, AT_ONCE - len(ids[0])) + max(0, 1 - len(ids[1]))
        self.under_another_id += max(0, len(ids[0]) - AT_ONCE) + max(0, len(ids[1]) - 1)
        self.sent_again += len(bundles) + len(digests) - sum(map(len, ids))
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
        f"{killing.kills} kills of a scan with {len(PLANTED)} alerts, told {AT_ONCE} recipients at once and one in a"
        f" digest: {killing.lost} messages lost,"
        f" {killing.under_another_id} told under a second id, {killing.sent_again} sent again under their own"
    )
    record_property("counted", counted)
    sys.__stderr__.write(f"\n{counted}\n")
    assert (killing.lost, killing.under_another_id) == (0, 0)


@pytest.mark.slow
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
    for number in range(1, AT_ONCE + 2):
        killing.at_request(number)
    nothing_lost_or_doubled(killing, record_property)
    assert killing.kills >= LEAST_KILLS
