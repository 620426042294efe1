"""What holds for every test: nothing leaves this machine."""

import os
import sys

import hypothesis
import pytest

LOOPBACK = ("127.", "::1", "localhost")


def _only_loopback(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    if not name.startswith(LOOPBACK):
        raise ConnectionRefusedError(f"a test may only connect to loopback, not to {name}")


def pytest_configure(config: pytest.Config) -> None:
    # An audit hook sees every socket of the process, whichever library opens it, and cannot be undone.
    sys.addaudithook(_only_loopback)
    # How long an example takes says how loaded a machine is, and not whether a rule holds.
    hypothesis.settings.register_profile("koers", deadline=None)
    hypothesis.settings.load_profile("koers")
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost,::1"
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        os.environ.pop(name, None)
