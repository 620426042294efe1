import pytest

from knowledge.errors import Misconfigured
from service.delivery.notify import Notify
from service.delivery.sender import DELIVERED, Delivery
from tests.service.delivery.receiver import Receiver
from tests.service.delivery.samples import message


def notify(receiver: Receiver, path: str, allow_private: bool = True) -> Notify:
    return Notify(receiver.url.replace("http:", "json:") + path, allow_private=allow_private)


def test_a_message_goes_out_as_plain_text(receiver: Receiver) -> None:
    assert notify(receiver, "/status/200").send(Delivery("id-1", message())) == DELIVERED
    (body,) = receiver.bodies
    assert (body["title"], body["message"]) == (message().title, message().plain())


def test_one_that_may_have_arrived_already_says_so(receiver: Receiver) -> None:
    notify(receiver, "/status/200").send(Delivery("id-1", message(), uncertain=True))
    assert receiver.bodies[0]["message"].endswith("(Mogelijk eerder verzonden; kenmerk id-1)")


def test_a_receiver_that_refuses_is_tried_again_and_says_why(receiver: Receiver) -> None:
    outcome = notify(receiver, "/status/500").send(Delivery("id-1", message()))
    assert outcome.state == "later"
    assert "500" in outcome.reason


def test_a_redirect_is_not_followed(receiver: Receiver) -> None:
    assert notify(receiver, "/away").send(Delivery("id-1", message())).state == "later"
    assert len(receiver.got) == 1


def test_nothing_goes_to_a_private_address_unless_that_is_allowed(receiver: Receiver) -> None:
    outcome = notify(receiver, "/status/200", allow_private=False).send(Delivery("id-1", message()))
    assert (outcome.state, receiver.got) == ("never", [])


@pytest.mark.parametrize("url", ["nonsense", "carrier-pigeon://s3cret", "slack://s3cret"])
def test_a_url_that_apprise_does_not_know_is_named_without_its_secrets(url: str) -> None:
    with pytest.raises(Misconfigured, match="KOERS_NOTIFY_URLS") as raised:
        Notify(url, allow_private=True).check()
    assert "s3cret" not in str(raised.value)
