"""Where messages go: a sender for each recipient, by its name, and messages made ready for the outbox."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from knowledge.model.briefing import Briefing
from knowledge.model.principal import Principal
from knowledge.ports import Outgoing
from service.delivery.content import Content
from service.delivery.notify import Notify
from service.delivery.recipients import Recipient, recipients
from service.delivery.sender import Enclosed, Sender
from service.delivery.webhook import Webhook
from service.settings import Settings


def _nothing(_: Principal, __: str) -> Briefing | None:
    return None


def senders(
    settings: Settings, clock: Callable[[], datetime], enclosed: Callable[[Principal, str], Briefing | None] = _nothing
) -> dict[str, Sender]:
    """A sender for each recipient; ``enclosed`` is the briefing with an id, for who may read it.

    Misconfigured names what is wrong with one.
    """
    return {
        each.name: _sender(each, settings, clock, partial(enclosed, each.principal)) for each in recipients(settings)
    }


def addressed(message: Content, key: str, targets: Iterable[str], lanes: Iterable[str] = ()) -> list[Outgoing]:
    """The message for every target, ready to be put in the outbox; ``key`` names what is told, for ever, and each of
    ``lanes`` what it is about."""
    payload, about = message.model_dump_json(), tuple(lanes)
    return [
        Outgoing(key=f"{key}:{name}", target=name, payload=payload, lanes=tuple(lane_of(each, name) for each in about))
        for name in targets
    ]


def lane_of(about: str, target: str) -> str:
    """Where what a target is told about one thing goes out in its order."""
    return f"{about}:{target}"


def _sender(recipient: Recipient, settings: Settings, clock: Callable[[], datetime], enclosed: Enclosed) -> Sender:
    url, allow_private = recipient.to.get_secret_value(), settings.allow_private_addresses
    if recipient.secret is not None and recipient.is_webhook:
        return Webhook(
            url,
            recipient.secret.get_secret_value(),
            clock,
            timeout=settings.webhook_timeout,
            allow_private=allow_private,
            enclosed=enclosed,
        )
    named = f"KOERS_NOTIFY_URLS or recipient {recipient.name}"
    notify = Notify(url, allow_private=allow_private, named=named, enclosed=enclosed)
    notify.check()
    return notify
