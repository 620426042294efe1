"""Writes with an ``Idempotency-Key``: sent twice, done once, and answered the same both times."""

import hashlib
import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from knowledge.errors import InvalidInput
from knowledge.stores.idempotency import Reply
from knowledge.stores.idempotency import Write as Claim
from service import problems
from service.api.state import Running

HEADER = "Idempotency-Key"
LONGEST_KEY = 255
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Write(APIRoute):
    """A route whose unsafe methods keep their reply under the key that they were sent with."""

    def get_route_handler(self) -> Handler:
        handle = super().get_route_handler()

        async def handle_once(request: Request) -> Response:
            key = request.headers.get(HEADER)
            if key is None or request.method in {"GET", "HEAD"}:
                return await handle(request)
            return await _once(request, key, handle)

        return handle_once


async def _once(request: Request, key: str, handle: Handler) -> Response:
    if not key.strip() or len(key) > LONGEST_KEY:
        raise InvalidInput(problems.BAD_HEADER(header=HEADER), problems.HEADER_HINT(most=LONGEST_KEY))
    running: Running = request.app.state.running
    store, now = running.koers.stores.idempotency, running.koers.clock()
    claim = Claim(key=f"{running.koers.principal.id}:{key}", fingerprint=await _fingerprint(request))
    kept = await run_in_threadpool(store.claim, claim, now)
    if kept is not None:
        return Response(kept.body, kept.status, {**kept.headers, "Idempotency-Replayed": "true"})
    try:
        response = await handle(request)
    except BaseException:
        await run_in_threadpool(store.release, claim)
        raise
    headers = {name: value for name, value in response.headers.items() if name in {"content-type", "location"}}
    await run_in_threadpool(
        store.finish, claim, Reply(status=response.status_code, headers=headers, body=bytes(response.body).decode())
    )
    return response


async def _fingerprint(request: Request) -> str:
    # A browser or client draws a new multipart boundary for every try: it is no part of what was sent.
    kind = request.headers.get("content-type", "")
    body = await request.body()
    _, has_boundary, boundary = kind.partition("boundary=")
    if has_boundary:
        body = body.replace(boundary.strip('"').encode(), b"")
    what = json.dumps([request.method, request.url.path, request.url.query])
    return hashlib.sha256(what.encode() + body).hexdigest()
