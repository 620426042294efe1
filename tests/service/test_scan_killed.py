import shutil
import subprocess
import sys
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from knowledge.sample.load import SAMPLE_TODAY
from service.bootstrap import Koers
from service.settings import Settings
from service.watch.scan import scan
from tests.service.sample_home import at, made

ROOT = Path(__file__).parents[2]
BEFORE = SAMPLE_TODAY - timedelta(1)
KILLED = -9


def killed(home: Path, fatal: int) -> bool:
    """Whether a scan in a process of its own was killed before its step number ``fatal``; else it ended well."""
    child = [sys.executable, "-m", "tests.service.scan_child", str(home), SAMPLE_TODAY.isoformat(), str(fatal)]
    status = subprocess.run(child, cwd=ROOT, check=False).returncode
    assert status in {0, KILLED}
    return status == KILLED


@pytest.mark.slow
def test_a_scan_that_is_killed_at_any_step_and_done_again_tells_everything_once(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    database = made(tmp_path / "first")
    url, secret = "https://hooks.example/koers", "een lang geheim van de organisatie"
    settings = partial(Settings, embedder="hashing", webhook_url=url, webhook_secret=secret)
    with Koers(settings(home=database.parent), clock=lambda: at(BEFORE)) as built:
        scan(built, BEFORE, "nl")
    for fatal in count(1):
        home = tmp_path / str(fatal)
        home.mkdir()
        shutil.copy(database, home)
        was_killed = killed(home, fatal)
        with Koers(settings(home=home), clock=lambda: at(SAMPLE_TODAY)) as built:
            stored = built.stores.outbox.waiting()
            assert stored in {0, 1}
            assert {alert.state.value for alert in built.stores.alerts.load().alerts} == {
                "firing" if stored else "pending"
            }
            scan(built, SAMPLE_TODAY, "nl")
            assert {alert.state.value for alert in built.stores.alerts.load().alerts} == {"firing"}
            assert built.stores.outbox.waiting() == 1
        if not was_killed:
            break
    assert fatal > 15
