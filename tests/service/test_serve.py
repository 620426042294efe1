import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from knowledge.errors import InvalidInput, Misconfigured
from service.api.server import bound, is_loopback

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost", "LOCALHOST"])
def test_loopback_is_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    ["0.0.0.0", "::", "192.168.1.7", "10.0.0.1", "koers.example", "localhost.example", "", "127.1", "0", "::ffff:0:0"],
)
def test_everything_else_is_refused(host: str) -> None:
    with pytest.raises(InvalidInput, match="until authentication exists"), bound(host, 0):
        pass


def test_a_taken_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Misconfigured, match=f"port {port}"), bound("127.0.0.1", port):
            pass


@pytest.fixture
def served() -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "service", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield process
        process.kill()


@pytest.mark.slow
def test_a_served_koers_answers_and_stops_quietly(served: "subprocess.Popen[str]") -> None:
    assert served.stderr is not None
    said = served.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", said)
    assert found, said
    asked = Request(f"{found[0]}/api/v1/ask", b'{"question": "How many use cases are live?"}')
    asked.add_header("Content-Type", "application/json")
    with urlopen(asked, timeout=60) as reply:
        assert json.load(reply)["language"] == "en"
    with urlopen(f"{found[0]}/api/v1/readyz", timeout=60) as reply:
        assert json.load(reply) == {"status": "ok", "pending": 0}
    served.send_signal(signal.SIGINT)
    assert served.communicate(timeout=30) == ("", "")
    assert served.returncode in {0, 130}
