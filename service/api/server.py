"""Listening: on loopback only, on a port that is known to be free before anything is loaded."""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from knowledge.errors import InvalidInput, Misconfigured
from service.api import wording
from service.bootstrap import Koers
from service.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Listening:
    """A bound socket and the ``host:port`` to reach it at."""

    socket: socket.socket
    address: str


@contextmanager
def bound(host: str, port: int) -> Iterator[Listening]:
    """A socket on loopback. InvalidInput for another address, Misconfigured where the port is taken."""
    if not is_loopback(host):
        raise InvalidInput(wording.NOT_BEYOND(host=host), wording.LOOPBACK())
    address = "127.0.0.1" if host.lower() == "localhost" else host.strip("[]")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        listening = socket.create_server((address, port), family=family, reuse_port=False)
    except OSError as error:
        said = wording.CANNOT_LISTEN(host=host, port=str(port), cause=str(error.strerror))
        raise Misconfigured(said, wording.ANOTHER_PORT()) from None
    with listening:
        shown = f"[{address}]" if ":" in address else address
        yield Listening(listening, f"{shown}:{listening.getsockname()[1]}")


def is_loopback(host: str) -> bool:
    """Whether an address reaches this machine only. Names other than localhost may point anywhere."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def run(koers: Koers, listening: Listening, jobs: Jobs) -> None:
    """Serves until a signal stops it; ``jobs`` are closed then."""
    import uvicorn

    from service import lasting
    from service.api.app import create_app

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            lasting.keep()

    config = uvicorn.Config(
        create_app(koers, jobs), log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=10
    )
    server = Server(config)
    server.run(sockets=[listening.socket])
    if not server.started:
        raise RuntimeError("the server did not start; the lines above in the log say why")
