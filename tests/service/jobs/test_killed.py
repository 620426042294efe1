"""Processes that are killed with -9, anywhere: no job is lost, no finished step repeated, nothing told twice."""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.service.delivery.receiver import Receiver
from tests.service.delivery.samples import SECRET

ROOT = Path(__file__).parents[3]


class Worker:
    """A process that becomes a new child each time; its children are what is killed."""

    def __init__(
        self, home: Path, log: Path, url: str, database: str | None, module: str = "tests.service.jobs.child"
    ) -> None:
        settings = {"HOME": str(home), "EMBEDDER": "hashing", "WEBHOOK_URL": url, "WEBHOOK_SECRET": SECRET}
        settings |= {"ALLOW_PRIVATE_ADDRESSES": "true", "DATABASE_URL": database or ""}
        environment = {**os.environ, **{f"KOERS_{name}": value for name, value in settings.items()}}
        environment |= {"KILLED_LOG": str(log), "PYTHONPATH": str(ROOT)}
        self.log = log
        self.process = subprocess.Popen(
            [sys.executable, "-m", module],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.said() == "ready"

    def said(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def child(self, order: str) -> int:
        assert self.process.stdin is not None
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()
        return int(self.said())

    def lines(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []

    def ended(self) -> None:
        while self.said() != "ended":
            pass

    def kill_after(self, child: int, lines: int, wait: float) -> None:
        """Kills ``child`` a moment after the log has so many more lines, or it has nothing left to do."""
        enough = len(self.lines()) + lines
        deadline = monotonic() + 30
        while len(found := self.lines()) < enough and not any(line.startswith("all") for line in found):
            assert monotonic() < deadline, "nothing goes on"
            sleep(0.002)
        sleep(wait)
        os.kill(child, signal.SIGKILL)
        self.ended()

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


def killed(worker: Worker, receiver: Receiver, jobs: int, kills: int, chance: random.Random) -> None:
    """Kills at the boundaries of steps and a moment later, and every fifth time between a request and its answer."""
    for number in range(kills):
        if number % 5 == 4:
            receiver.before_answer = partial(os.kill, worker.child(str(jobs)), signal.SIGKILL)
            worker.ended()
            receiver.before_answer = lambda: None
        else:
            worker.kill_after(worker.child(str(jobs)), chance.randint(1, 4), chance.random() * 0.03)
    worker.child(str(jobs))
    assert worker.said() == "done True"


def repeated(lines: list[str]) -> list[str]:
    """The steps that began after one that comes later in the same job had begun."""
    order = {"gather": 0, "judge": 1, "tell": 2}
    furthest: dict[str, int] = {}
    wrong = []
    for line in lines:
        what, *rest = line.split()
        if what == "begun":
            name, job = rest
            if order[name] < furthest.get(job, 0):
                wrong.append(line)
            furthest[job] = max(order[name], furthest.get(job, 0))
    return wrong


@pytest.mark.parametrize(("jobs", "kills"), [(6, 5), pytest.param(60, 60, marks=pytest.mark.slow)], ids=["few", "many"])
def test_no_job_is_lost_and_none_tells_twice(
    jobs: int,
    kills: int,
    receiver: Receiver,
    database: str | None,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    worker = Worker(tmp_path / "killed", tmp_path / "log", f"{receiver.url}/status/200", database)
    try:
        killed(worker, receiver, jobs, kills, random.Random(7))
    finally:
        worker.close()
    lines = worker.lines()
    ids = Counter(body["id"] for body in receiver.bodies)
    titles = {body["title"] for body in receiver.bodies}
    begun = Counter(line for line in lines if line.startswith("begun"))
    counted = (
        f"{kills} kills, {jobs} jobs of 3 steps: {len(titles)} told, under {len(ids)} ids;"
        f" {ids.total() - len(ids)} requests sent again under their id, {begun.total() - len(begun)} cut-off steps"
        f" done again, {len(repeated(lines))} finished ones"
    )
    record_property("counted", counted)
    sys.__stderr__.write(f"\n{counted}\n")
    assert titles == {f"trip-{number}" for number in range(jobs)}
    assert len(ids) == jobs  # a receiver that remembers ids acts once for each
    assert repeated(lines) == []


@pytest.mark.slow
def test_a_schedule_fires_once_however_many_processes_run_and_die(
    receiver: Receiver, database: str | None, tmp_path: Path
) -> None:
    workers = [Worker(tmp_path / "killed", tmp_path / "log", receiver.url, database) for _ in range(2)]
    try:
        children = [worker.child("ticks") for worker in workers]
        for number in range(6):
            sleep(2)
            os.kill(children[number % 2], signal.SIGKILL)
            children[number % 2] = workers[number % 2].child("ticks")
        sleep(5)
        for child in children:
            os.kill(child, signal.SIGKILL)
    finally:
        for worker in workers:
            worker.close()
    ticks = Counter(line for line in workers[0].lines() if line.startswith("tick"))
    assert len(ticks) >= 10
    # A tick whose process is killed while it runs is done again; its job stays one.
    assert ticks.total() - len(ticks) <= 6
