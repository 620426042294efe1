"""One POST to an address that was checked, over within a time, its redirects not followed."""

import socket
import ssl
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException
from threading import Timer
from urllib.parse import SplitResult


class Failed(Exception):
    """No answer came; the message says why."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered, without its body."""

    status: int
    retry_after: str | None


def post(url: SplitResult, address: str, headers: Mapping[str, str], body: bytes, timeout: float) -> Reply:
    """Sends ``body`` to ``url`` at ``address``. Raises Failed where no answer came within ``timeout`` seconds."""
    connection = _Pinned(url, address, timeout)
    # A receiver that sends a byte now and then never trips the socket's own time-out.
    timer = Timer(timeout, connection.cut)
    timer.daemon = True
    timer.start()
    try:
        with closing(connection):
            connection.request("POST", _path(url), body, dict(headers))
            reply = connection.getresponse()
            if connection.was_cut:
                # To the library an answer that breaks off in its headers is a whole one.
                raise Failed(_too_slow(timeout))
            return Reply(reply.status, reply.getheader("Retry-After"))
    except TimeoutError:
        raise Failed(_too_slow(timeout)) from None
    except (OSError, HTTPException) as error:
        raise Failed(_too_slow(timeout) if connection.was_cut else f"no answer ({type(error).__name__})") from None
    finally:
        timer.cancel()


class _Pinned(HTTPConnection):
    def __init__(self, url: SplitResult, address: str, timeout: float) -> None:
        port = port_of(url)
        super().__init__(url.hostname or "", port, timeout=timeout)
        self._address = address, port
        self._context = _tls() if url.scheme == "https" else None
        if self._context is not None:
            self.default_port = 443
        self.was_cut = False

    def connect(self) -> None:
        self.sock = socket.create_connection(self._address, self.timeout)
        if self._context is not None:
            self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        self.was_cut = True
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def port_of(url: SplitResult) -> int:
    """The port that a URL leads to."""
    return url.port or (443 if url.scheme == "https" else 80)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _path(url: SplitResult) -> str:
    return (url.path or "/") + (f"?{url.query}" if url.query else "")


def _too_slow(timeout: float) -> str:
    return f"no answer within {timeout:g} seconds"
