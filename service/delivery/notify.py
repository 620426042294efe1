"""Slack, Teams, mail and the like, by the URLs of apprise."""

import logging
from functools import cached_property
from typing import Any

from knowledge.errors import Misconfigured
from service.delivery import problems
from service.delivery.addresses import Forbidden, Resolve, Unreachable, allowed, system
from service.delivery.content import Content
from service.delivery.message import Message
from service.delivery.sender import DELIVERED, Delivery, Enclosed, Outcome, nothing
from service.inert import line

CUSTOM = frozenset({"json", "jsons", "xml", "xmls", "form", "forms"})


class Notify:
    """One apprise URL, which may hold secrets: it is named in no error and no log.

    These receivers know nothing of ids. A message that may have arrived already says so, with its id.
    """

    def __init__(
        self,
        url: str,
        *,
        allow_private: bool,
        resolve: Resolve = system,
        named: str = "KOERS_NOTIFY_URLS",
        enclosed: Enclosed = nothing,
    ) -> None:
        self._url = url
        self._named = named
        self._allow_private = allow_private
        self._resolve = resolve
        self._enclosed = enclosed
        self._last = _Last()

    def check(self) -> None:
        """Misconfigured where the URL is none that apprise knows."""
        _ = self._service

    def send(self, delivery: Delivery) -> Outcome:
        message = delivery.message
        body = message.plain()
        if delivery.uncertain:
            body += f"\n\n({message.label('again')} {delivery.id})"
        try:
            self._check_address()
        except Forbidden as error:
            return Outcome("never", f"{error}; KOERS_ALLOW_PRIVATE_ADDRESSES allows that")
        except Unreachable as error:
            return Outcome("later", str(error))
        title, attached = line(message.title), self._attached(message)
        sent = self._service.notify(title=title, body=body, body_format="text", attach=attached)
        return DELIVERED if sent else Outcome("later", self._last.said)

    def _attached(self, message: Content) -> Any:
        """The briefing as a PDF, where one goes along and the service takes files."""
        if not isinstance(message, Message) or message.briefing is None or not self._service.attachment_support:
            return None
        found = self._enclosed(message.briefing)
        if found is None:
            return None
        from apprise import AppriseAttachment
        from apprise.attachment.memory import AttachMemory

        from service.export import FORMATS, export

        file: Any = AttachMemory
        name = f"briefing-{found.period.end.isoformat()}.pdf"
        return AppriseAttachment(file(export(found, "pdf"), name=name, mimetype=FORMATS["pdf"]))

    def _check_address(self) -> None:
        # The others go to services of their own makers, or to the mail server of the house.
        if self._service.schema in CUSTOM:
            allowed(self._service.host, self._service.port or 0, self._resolve, self._allow_private)

    @cached_property
    def _service(self) -> Any:
        from apprise import Apprise, AppriseAsset

        asset = AppriseAsset(app_id="Koers", app_desc="Koers", async_mode=False, http_redirects=False)
        service = Apprise.instantiate(self._url, asset=asset)
        if service is None:
            scheme = self._url.partition(":")[0]
            raise Misconfigured(problems.NO_APPRISE(name=self._named, scheme=scheme), problems.SEE_APPRISE())
        service.logger = logging.Logger("apprise")
        service.logger.addHandler(self._last)
        return service


class _Last(logging.Handler):
    """Keeps what was warned of last: apprise says only that something failed, and logs why."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said = "it could not be sent"

    def emit(self, record: logging.LogRecord) -> None:
        self.said = line(record.getMessage())
