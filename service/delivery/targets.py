"""Where messages go: the settings' receivers, each by a name that is no secret and outlives a change of their order."""

from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import blake2b

from knowledge.errors import Misconfigured
from knowledge.ports import Outgoing
from service.delivery.message import Message
from service.delivery.notify import Notify
from service.delivery.sender import Sender
from service.delivery.webhook import Webhook
from service.settings import Settings

SHORTEST_SECRET = 16


def senders(settings: Settings, clock: Callable[[], datetime]) -> dict[str, Sender]:
    """A sender for each receiver that is set. Misconfigured names the setting that is wrong."""
    found: dict[str, Sender] = {}
    if settings.webhook_url is not None:
        found[_name("webhook", settings.webhook_url)] = _webhook(settings, settings.webhook_url, clock)
    urls = settings.notify_urls.get_secret_value().split() if settings.notify_urls else []
    for url in urls:
        notify = Notify(url, allow_private=settings.allow_private_addresses)
        notify.check()
        found[_name(url.partition(":")[0], url)] = notify
    return found


def addressed(message: Message, key: str, targets: Mapping[str, Sender], lane: str | None = None) -> list[Outgoing]:
    """The message for every target, ready to be put in the outbox; ``key`` names what is told, for ever."""
    payload = message.model_dump_json()
    return [
        Outgoing(key=f"{key}:{name}", target=name, payload=payload, lane=f"{lane}:{name}" if lane else None)
        for name in targets
    ]


def _webhook(settings: Settings, url: str, clock: Callable[[], datetime]) -> Webhook:
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    if len(secret) < SHORTEST_SECRET:
        raise Misconfigured(
            f"KOERS_WEBHOOK_SECRET has fewer than {SHORTEST_SECRET} characters.",
            "Set a long random one, and give it to the receiver of KOERS_WEBHOOK_URL.",
        )
    allow_private = settings.allow_private_addresses
    return Webhook(url, secret, clock, timeout=settings.webhook_timeout, allow_private=allow_private)


def _name(kind: str, url: str) -> str:
    return f"{kind.lower()}-{blake2b(url.encode(), digest_size=4).hexdigest()}"
