from datetime import datetime, timedelta
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import Misconfigured
from knowledge.ports import Outgoing
from service.bootstrap import Koers
from service.delivery.bundle import Bundle
from service.delivery.courier import LEASE, LONGEST_WAIT, Courier, delivery_id, wait_after
from service.delivery.sender import DELIVERED, Delivery, Outcome, Sender
from service.delivery.targets import addressed, senders
from service.delivery.webhook import Webhook
from service.settings import load
from tests.service.delivery.receiver import Receiver
from tests.service.delivery.samples import NOON, SECRET, message


class Scripted:
    """A sender whose tries end as it is told, the last of them for ever."""

    def __init__(self, *outcomes: Outcome | Exception) -> None:
        self.outcomes = list(outcomes)
        self.sent: list[Delivery] = []

    def send(self, delivery: Delivery) -> Outcome:
        self.sent.append(delivery)
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


class Post:
    """A courier whose time stands still until it is moved."""

    def __init__(self, koers: Koers, sender: Sender, attempts: int = 4) -> None:
        self.now = NOON
        self.outbox = koers.stores.outbox
        self.courier = Courier(self.outbox, {"to": sender}, lambda: self.now, attempts)

    def put(self, key: str = "alert 1") -> None:
        self.outbox.put(addressed(message(), key, {"to": Scripted(DELIVERED)}), self.now)

    def after(self, **wait: float) -> int:
        self.now += timedelta(**wait)
        return self.courier.deliver_due()


@pytest.fixture
def later() -> Outcome:
    return Outcome("later", "answered 503")


def test_a_message_is_delivered_once(koers: Koers) -> None:
    sender = Scripted(DELIVERED)
    post = Post(koers, sender)
    post.put()
    post.put()
    assert (post.after(), post.after(hours=9)) == (1, 0)
    assert sender.sent == [Delivery(delivery_id("alert 1:to"), message())]


def test_a_failed_one_is_tried_again_after_ever_longer_waits_and_then_given_up(koers: Koers, later: Outcome) -> None:
    sender = Scripted(later)
    post = Post(koers, sender)
    post.put()
    # 10, 20 and 40 seconds after the attempt before; a second earlier nothing is due.
    tried = [post.after()] + [post.after(seconds=wait) for wait in (9, 1, 19, 1, 39, 1)]
    assert tried == [1, 0, 1, 0, 1, 0, 1]
    assert len({delivery.id for delivery in sender.sent}) == 1
    (dead,) = post.outbox.dead(10)
    assert (dead.reason, dead.attempts, post.outbox.waiting()) == ("answered 503", 4, 0)


def test_a_receiver_that_asks_for_a_pause_gets_it(koers: Koers) -> None:
    sender = Scripted(Outcome("later", "answered 429", timedelta(minutes=5)), DELIVERED)
    post = Post(koers, sender)
    post.put()
    assert [post.after(), post.after(minutes=4), post.after(minutes=1)] == [1, 0, 1]
    assert post.outbox.waiting() == 0


def test_what_will_never_arrive_is_given_up_at_once(koers: Koers) -> None:
    post = Post(koers, Scripted(Outcome("never", "answered 410")))
    post.put()
    post.after()
    assert [dead.reason for dead in post.outbox.dead(10)] == ["answered 410"]


def test_a_sender_that_breaks_stops_no_other_message(koers: Koers) -> None:
    sender = Scripted(RuntimeError("broken"), DELIVERED)
    post = Post(koers, sender)
    post.put("one")
    post.put("two")
    assert post.after() == 2
    assert post.outbox.waiting() == 1
    assert post.after(seconds=10) == 1
    assert post.outbox.waiting() == 0


def test_one_that_was_cut_off_is_sent_again_as_uncertain_and_given_up_in_the_end(koers: Koers) -> None:
    sender = Scripted(Outcome("later", "?"))
    post = Post(koers, sender, attempts=2)
    post.put()
    post.outbox.claim(post.now, LEASE, 1)  # a process that was killed
    assert (post.after(), post.after(seconds=180)) == (0, 1)
    assert [delivery.uncertain for delivery in sender.sent] == [True]
    assert len(post.outbox.dead(10)) == 1


def test_one_that_kills_every_process_is_given_up_without_another_try(koers: Koers) -> None:
    sender = Scripted(DELIVERED)
    post = Post(koers, sender, attempts=1)
    post.put()
    post.outbox.claim(post.now, LEASE, 1)
    post.after(seconds=180)
    assert (sender.sent, post.outbox.dead(1)[0].reason) == ([], "every attempt was cut off before it ended")


@pytest.mark.parametrize(
    ("outgoing", "says"),
    [
        (Outgoing(key="k", target="gone", payload=message().model_dump_json()), "no longer among the receivers"),
        (Outgoing(key="k", target="to", payload="{}"), "another version"),
        (Outgoing(key="k", target="to", payload="no json"), "another version"),
    ],
)
def test_one_that_cannot_be_sent_says_why(koers: Koers, outgoing: Outgoing, says: str) -> None:
    post = Post(koers, Scripted(DELIVERED))
    post.outbox.put([outgoing], NOON)
    post.after()
    assert says in post.outbox.dead(1)[0].reason


def test_a_resolution_never_overtakes_its_alert(koers: Koers) -> None:
    sender = Scripted(Outcome("later", "answered 503"), DELIVERED)
    post = Post(koers, sender)
    for title in ("fired", "resolved"):
        told = message(title=title)
        post.outbox.put(addressed(told, f"alert 1 {title}", {"to": sender}, lanes=["alert 1"]), post.now)
    assert [post.after(), post.after(), post.after(seconds=10), post.after()] == [1, 0, 1, 1]
    assert [delivery.message.title for delivery in sender.sent] == ["fired", "fired", "resolved"]


def test_a_bundle_goes_out_without_the_ends_of_what_was_given_up(koers: Koers) -> None:
    sender = Scripted(DELIVERED, Outcome("never", "gone"), DELIVERED, DELIVERED)
    post = Post(koers, sender)
    for alert in ("a", "b"):
        post.outbox.put(addressed(message(reference=alert), f"{alert} fired", {"to": sender}, [alert]), post.now)
        post.after()
    ends = [message(reference=alert, ends=True) for alert in ("a", "b")]
    over = Bundle.of(ends, ["a", "b"], ["a", "b"], "nl")
    post.outbox.put(addressed(over, "both", {"to": sender}, ["a", "b"]), post.now)
    again = Bundle.of(ends, ["a", "b"], ["a", "b"], "nl")
    post.outbox.put(addressed(again, "again", {"to": sender}, ["a", "b"]), post.now)
    assert [post.after(), post.after()] == [1, 1]
    sent = sender.sent[-1].message
    assert isinstance(sent, Bundle)
    assert (sent.title, sent.references) == ("Koers: 1 opgelost", ("a",))
    assert post.outbox.dead(1)[0].reason == "it ends what never arrived"


@given(st.integers(1, 10_000))
def test_waits_never_shrink_and_end_at_an_hour(attempt: int) -> None:
    assert timedelta(seconds=10) <= wait_after(attempt) <= wait_after(attempt + 1) <= LONGEST_WAIT


def test_a_courier_goes_on_until_it_is_stopped(koers: Koers, receiver: Receiver) -> None:
    url = f"{receiver.url}/status/200"
    targets = {"to": Webhook(url, SECRET, datetime.now, timeout=5, allow_private=True)}
    courier = Courier(koers.stores.outbox, targets, lambda: NOON, 3)
    stop = Event()
    thread = Thread(target=courier.run, args=(stop, 0.01))
    thread.start()
    koers.stores.outbox.put(addressed(message(), "alert 1", targets), NOON)
    while koers.stores.outbox.waiting():
        stop.wait(0.01)
    stop.set()
    thread.join()
    courier.close()
    assert [body["id"] for body in receiver.bodies] == [delivery_id("alert 1:to")]


def test_the_receivers_of_the_settings_get_names_that_hold_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_WEBHOOK_URL", "https://hooks.example/s3cret")
    monkeypatch.setenv("KOERS_WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("KOERS_NOTIFY_URLS", "json://u:s3cret@host.example  mailto://u:s3cret@mail.example?to=a,b")
    names = list(senders(load(), lambda: NOON))
    assert [name.partition("-")[0] for name in names] == ["webhook", "json", "mailto"]
    assert "s3cret" not in repr(names)
    monkeypatch.setenv("KOERS_NOTIFY_URLS", "mailto://u:s3cret@mail.example?to=a,b")
    assert list(senders(load(), lambda: NOON)) == [names[0], names[2]]


def test_without_receivers_nothing_is_addressed() -> None:
    assert senders(load(), lambda: NOON) == {}
    assert addressed(message(), "k", {}) == []


@pytest.mark.parametrize("secret", ["", "short"])
def test_a_webhook_needs_a_secret(secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_WEBHOOK_URL", "https://hooks.example/")
    monkeypatch.setenv("KOERS_WEBHOOK_SECRET", secret)
    with pytest.raises(Misconfigured, match="KOERS_WEBHOOK_SECRET"):
        senders(load(), lambda: NOON)
