"""The signed generic webhook: a message as JSON, with an id by which a receiver knows it again."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from service import __version__
from service.delivery.addresses import Forbidden, Resolve, Unreachable, allowed, system
from service.delivery.message import Message
from service.delivery.post import Failed, Reply, port_of, post
from service.delivery.sender import DELIVERED, Delivery, Enclosed, Outcome, nothing
from service.delivery.signature import signed

LONGEST_PAUSE = 40
AGAIN = frozenset({408, 425, 429})


class Webhook:
    """Posts to one URL. An answer 2xx is a delivery; 5xx, 429 and silence are tried again, and no other."""

    def __init__(
        self,
        url: str,
        secret: str,
        clock: Callable[[], datetime],
        *,
        timeout: float,
        allow_private: bool,
        resolve: Resolve = system,
        enclosed: Enclosed = nothing,
    ) -> None:
        self._url = urlsplit(url)
        self._secret = secret
        self._clock = clock
        self._timeout = timeout
        self._allow_private = allow_private
        self._resolve = resolve
        self._enclosed = enclosed

    def send(self, delivery: Delivery) -> Outcome:
        body = self._body(delivery)
        try:
            address = allowed(self._url.hostname or "", port_of(self._url), self._resolve, self._allow_private)
            reply = post(self._url, address, self._headers(delivery, body), body, self._timeout)
            return _outcome(reply, self._clock())
        except Forbidden as error:
            return Outcome("never", f"{error}; KOERS_ALLOW_PRIVATE_ADDRESSES allows that")
        except (Unreachable, Failed) as error:
            return Outcome("later", str(error))

    def _body(self, delivery: Delivery) -> bytes:
        message = delivery.message
        content = {"id": delivery.id, **message.model_dump(mode="json")}
        if isinstance(message, Message) and message.briefing is not None:
            found = self._enclosed(message.briefing)
            content["briefing"] = found.model_dump(mode="json") if found else None
        return json.dumps(content, ensure_ascii=False).encode()

    def _headers(self, delivery: Delivery, body: bytes) -> dict[str, str]:
        return {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": f"koers/{__version__}",
            "Koers-Delivery": delivery.id,
            "Koers-Signature": signed(self._secret, self._clock(), body),
            "Connection": "close",
        }


def _outcome(reply: Reply, now: datetime) -> Outcome:
    said = f"the receiver answered {reply.status}"
    if 200 <= reply.status < 300:
        return DELIVERED
    if reply.status in AGAIN or reply.status >= 500:
        return Outcome("later", said, _pause(reply.retry_after, now))
    if 300 <= reply.status < 400:
        return Outcome("never", f"{said}; redirects are not followed: set the address that it leads to")
    return Outcome("never", said)


def _pause(text: str | None, now: datetime) -> timedelta | None:
    """What ``Retry-After`` asks for: a number of seconds, or a day and time (RFC 9110, 10.2.3)."""
    if not text or len(text) > LONGEST_PAUSE:
        return None
    if text.isascii() and text.isdecimal():
        return timedelta(seconds=int(text)) if len(text) < 8 else None
    try:
        return max(parsedate_to_datetime(text) - now, timedelta(0))
    except (TypeError, ValueError, OverflowError):
        return None
