"""A receiver on loopback that answers as it is told, and keeps what it got."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import unquote, urlsplit


@dataclass
class Receiver:
    """``/status/N`` answers N; ``/hang`` nothing; ``/drip`` a byte now and then; ``/away`` redirects to itself,
    ``/inward`` to an address of a private network; ``/close`` and ``/half`` break off, before and in the first line."""

    url: str = ""
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    let_go: Event = field(default_factory=Event)
    before_answer: Callable[[], None] = lambda: None

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, _, body in self.got]


class Handler(BaseHTTPRequestHandler):
    receiver: Receiver

    def do_POST(self) -> None:
        receiver = self.receiver
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:
            return  # the sender was cut off: nothing was received
        receiver.got.append((self.path, dict(self.headers), body))
        receiver.before_answer()
        if self.path == "/hang":
            receiver.let_go.wait(30)
        elif self.path == "/drip":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            while not receiver.let_go.wait(0.05):
                self.wfile.write(b"x")
        elif self.path == "/garbage":
            self.wfile.write(b"\x00\xff not http\r\n\r\n")
        elif self.path == "/half":
            self.wfile.write(b"HTTP/1.1 2")
        elif self.path == "/inward":
            self._answer(302, {"Location": "http://169.254.169.254/latest/"})
        elif self.path == "/away":
            self._answer(307, {"Location": f"{receiver.url}/status/200"})
        elif self.path != "/close":
            pause = unquote(urlsplit(self.path).query) or "90"
            self._answer(int(self.path.partition("?")[0].rpartition("/")[2][:3]), {"Retry-After": pause})

    def _answer(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            self.send_header(name, value)
        self.end_headers()

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()
    own = type("Own", (Handler,), {"receiver": receiver})
    with ThreadingHTTPServer(("127.0.0.1", 0), own) as server:
        receiver.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield receiver
        finally:
            receiver.let_go.set()
            server.shutdown()
            thread.join()
