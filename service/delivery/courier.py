"""Takes messages from the outbox to their receivers, and tries again what did not arrive."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from hashlib import blake2b
from threading import Event

from pydantic import ValidationError

from knowledge.ports import Claimed, Outbox, Outgoing
from service.delivery.bundle import Bundle
from service.delivery.content import CONTENT, Content, is_end
from service.delivery.message import Message
from service.delivery.sender import Delivery, Outcome, Sender
from service.delivery.targets import lane_of
from service.logs import log

AT_ONCE = 8
LEASE = timedelta(minutes=3)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(hours=1)


def wait_after(attempt: int) -> timedelta:
    """How long to leave a receiver alone after so many failed attempts: twice as long each time, up to an hour."""
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << min(attempt - 1, 10)))


class Courier:
    """One per process; several share the outbox.

    ``attempts`` is how often a message is tried before it is given up, ``lease`` how long one try may take.
    """

    def __init__(
        self,
        outbox: Outbox,
        senders: Mapping[str, Sender],
        clock: Callable[[], datetime],
        attempts: int,
        lease: timedelta = LEASE,
    ) -> None:
        self._outbox = outbox
        self._senders = senders
        self._clock = clock
        self._attempts = attempts
        self._lease = lease
        self._pool = ThreadPoolExecutor(AT_ONCE, "koers-courier")

    def deliver_due(self) -> int:
        """Tries every message that is due, once; their number."""
        claimed = self._outbox.claim(self._clock(), self._lease, AT_ONCE)
        list(self._pool.map(self._deliver, claimed))
        return len(claimed)

    def run(self, stop: Event, pause: float = 1.0) -> None:
        """Delivers until ``stop``, looking every ``pause`` seconds; nothing that goes wrong ends it."""
        while not stop.is_set():
            try:
                busy = self.deliver_due()
            except Exception as error:  # noqa: BLE001 - the boundary of a thread
                log.error("deliveries cannot go on for now", exc_info=error)
                busy = 0
            if not busy:
                stop.wait(pause)

    def close(self) -> None:
        """Waits for what is on its way."""
        self._pool.shutdown()

    def _deliver(self, claimed: Claimed) -> None:
        outcome = self._tried(claimed)
        now = self._clock()
        if outcome.state == "delivered":
            self._outbox.delivered(claimed, now)
            return
        again_at = self._again_at(claimed, outcome, now)
        self._outbox.failed(claimed, outcome.reason, now, again_at)
        if again_at is None:
            log.error("a message to %s was given up: %s", claimed.message.target, outcome.reason)

    def _tried(self, claimed: Claimed) -> Outcome:
        message = claimed.message
        sender = self._senders.get(message.target)
        if sender is None:
            return Outcome("never", f"{message.target} is no longer among the receivers in the settings")
        if claimed.attempt > self._attempts:
            return Outcome("later", "every attempt was cut off before it ended")
        try:
            content = CONTENT.validate_json(message.payload)
        except ValidationError:
            return Outcome("never", "the message cannot be read; another version of Koers wrote it")
        worth = self._without_empty_ends(message, content)
        if worth is None:
            return Outcome("never", "it ends what never arrived")
        try:
            return sender.send(Delivery(delivery_id(message.key), worth, claimed.uncertain))
        except Exception as error:  # noqa: BLE001 - a sender that fails must not stop the others
            log.error("sending to %s failed", message.target, exc_info=error)
            return Outcome("later", f"it could not be sent ({type(error).__name__})")

    def _without_empty_ends(self, message: Outgoing, content: Content) -> Content | None:
        """Without the ends of what was given up, or had its end told already; none where nothing is left."""
        if isinstance(content, Bundle):
            lanes = {each: lane_of(each, message.target) for each in content.ended}
            empty = {each for each, lane in lanes.items() if self._ends_nothing(message, lane, each)}
            return content.without(empty) if empty else content
        if isinstance(content, Message) and content.ends and message.lanes:
            return None if self._ends_nothing(message, message.lanes[0], content.reference) else content
        return content

    def _ends_nothing(self, message: Outgoing, lane: str, reference: str) -> bool:
        told = self._outbox.last_told(lane, before=message.key)
        return told is None or is_end(told.message, reference)

    def _again_at(self, claimed: Claimed, outcome: Outcome, now: datetime) -> datetime | None:
        if outcome.state == "never" or claimed.attempt >= self._attempts:
            return None
        asked = min(outcome.after or timedelta(0), LONGEST_WAIT)
        return now + max(asked, wait_after(claimed.attempt))


def delivery_id(key: str) -> str:
    """The id by which a receiver knows a message again: the same at every attempt."""
    return blake2b(key.encode(), digest_size=16).hexdigest()
