"""Stands before every route: this machine only, no other site's browser requests, and no endless bodies.

A page on the internet can reach a server on loopback through the browser: by a name that it points to
127.0.0.1 (then the Host header is not ours), or by a plain POST (then the Origin header is not ours).
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api import problems, wording
from service.api.language import language_of

HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
UPLOADS = ("/api/v1/imports", "/api/v1/documents")
SMALL_BODY = 1_000_000
HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


class Guard:
    """Refuses with a problem what may not come further; ``largest`` is the most bytes of an upload."""

    def __init__(self, app: ASGIApp, largest: int) -> None:
        self.app = app
        self.largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.largest if scope["path"].startswith(UPLOADS) else SMALL_BODY
        refusal = _refusal(scope["method"], Headers(scope=scope), limit)
        if refusal:
            problem = problems.response(problems.of(refusal, scope["path"], language_of(Request(scope))))
            await problem(scope, receive, send)
            return
        await self.app(scope, _limited(receive, limit), _with_headers(send))


def _refusal(method: str, headers: Headers, limit: int) -> HTTPException | None:
    host = headers.get("host", "")
    if _name(host) not in HOSTS:
        return problems.Refusal(421, wording.THIS_MACHINE())
    if method not in SAFE and _foreign(headers, host):
        return problems.Refusal(403, wording.OTHER_SITE())
    if int(length) > limit if (length := headers.get("content-length", "")).isdecimal() else False:
        return _too_large(limit)
    return None


def _name(host: str) -> str:
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdecimal() else host.lower()


def _foreign(headers: Headers, host: str) -> bool:
    origin = headers.get("origin")
    if origin is not None:
        return origin.lower() != f"http://{host.lower()}"
    return headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}


def _too_large(limit: int) -> HTTPException:
    return problems.Refusal(413, wording.TOO_LARGE(most=f"{limit / 1_000_000:g}"))


def _limited(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def receive_some() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise _too_large(limit)
        return message

    return receive_some


def _with_headers(send: Send) -> Send:
    async def send_with(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return send_with
