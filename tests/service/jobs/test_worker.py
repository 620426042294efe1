import json
import os
import re
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.service.test_cli import koers

ROOT = Path(__file__).parents[3]


def started(stack: ExitStack, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "service", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = stack.enter_context(
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    )
    stack.callback(process.kill)
    return process


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stderr is not None
    return process.stderr.readline()


def answer(url: str, data: bytes | None = None, kind: str = "") -> Any:
    request = Request(url, data, {"Content-Type": kind} if kind else {})
    with urlopen(request, timeout=60) as reply:
        return json.load(reply)


@pytest.mark.parametrize("sent", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.slow)])
def test_a_worker_works_until_it_is_told_to_stop_and_stops_quietly(sent: signal.Signals) -> None:
    with ExitStack() as stack:
        worker = started(stack, "worker")
        assert said(worker) == "Koers werkt (Ctrl-C stopt het).\n"
        worker.send_signal(sent)
        assert worker.communicate(timeout=30) == ("", "")
        assert worker.returncode == 0


@pytest.mark.slow
def test_a_server_that_does_no_work_hands_it_to_a_worker() -> None:
    disposition = b'Content-Disposition: form-data; name="file"; filename="a.md"'
    body = b"--x\r\n" + disposition + b"\r\n\r\n# Strategie\n\nMinder.\r\n--x--\r\n"
    with ExitStack() as stack:
        server = started(stack, "serve", "--port", "0", "--no-worker")
        found = re.search(r"http://[\d.:]+", said(server))
        assert found
        api = f"{found[0]}/api/v1"
        job = answer(f"{api}/documents", body, "multipart/form-data; boundary=x")["job"]
        sleep(1)
        assert answer(f"{api}/jobs/{job['id']}")["state"] == "waiting"
        worker = started(stack, "worker")
        assert said(worker)
        deadline = monotonic() + 60
        while (job := answer(f"{api}/jobs/{job['id']}"))["state"] != "done":
            assert monotonic() < deadline, job
            sleep(0.1)
        assert job["result"] == {"embedded": 1}
        for process in (server, worker):
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=30) == ("", "")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("KOERS_SCHEDULES", "embed: 0 0 31 2 *", "komt nooit"),
        ("KOERS_SCHEDULES", "fly: 0 0 * * *", "geen soort werk ‘fly’"),
        ("KOERS_TIMEZONE", "Mars/Olympus", "KOERS_TIMEZONE"),
        ("KOERS_TIMEZONE", "../../etc/passwd", "KOERS_TIMEZONE"),
        ("KOERS_NOTIFY_URLS", "nonsense", "KOERS_NOTIFY_URLS"),
        ("KOERS_WEBHOOK_URL", "https://hooks.example", "KOERS_WEBHOOK_SECRET"),
        ("KOERS_WEBHOOK_URL", "hooks.example", "KOERS_WEBHOOK_URL"),
    ],
)
def test_a_wrong_setting_stops_it_with_one_line(
    name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    for command in (["worker"], ["serve", "--port", "0"]):
        done = koers(*command)
        assert done.exit_code == 1
        assert says in done.stderr
        assert done.stderr.count("\n") == 1
