import hmac
import socket
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import pytest

from service.delivery.sender import DELIVERED, Delivery, Outcome
from service.delivery.webhook import Webhook
from tests.service.delivery.receiver import Receiver
from tests.service.delivery.samples import NOON, SECRET, message

DELIVERY = Delivery("id-1", message())


def webhook(url: str, **changes: Any) -> Webhook:
    given: dict[str, Any] = {"timeout": 5, "allow_private": True}
    return Webhook(url, SECRET, lambda: NOON, **given | changes)


def test_a_delivery_is_json_with_everything_that_its_reader_needs(receiver: Receiver) -> None:
    assert webhook(f"{receiver.url}/status/204?team=1").send(DELIVERY) == DELIVERED
    ((path, headers, _),) = receiver.got
    assert path == "/status/204?team=1"
    assert receiver.bodies == [{"id": "id-1", **message().model_dump(mode="json")}]
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert headers["Koers-Delivery"] == "id-1"
    assert headers["Host"] == receiver.url.removeprefix("http://")


def test_its_signature_covers_the_time_and_every_byte(receiver: Receiver) -> None:
    webhook(f"{receiver.url}/status/200").send(DELIVERY)
    ((_, headers, body),) = receiver.got
    # 2026-03-02T12:00:00Z is 1772452800 seconds after 1970.
    digest = hmac.new(SECRET.encode(), b"1772452800." + body, sha256).hexdigest()
    assert headers["Koers-Signature"] == f"t=1772452800,v1={digest}"


@pytest.mark.parametrize(("status", "state"), [(200, "delivered"), (202, "delivered"), (299, "delivered")])
def test_an_answer_in_the_two_hundreds_is_a_delivery(receiver: Receiver, status: int, state: str) -> None:
    assert webhook(f"{receiver.url}/status/{status}").send(DELIVERY).state == state


@pytest.mark.parametrize("status", [500, 502, 503, 599, 429, 408])
def test_a_receiver_in_trouble_is_tried_again_when_it_asks_for_it(receiver: Receiver, status: int) -> None:
    outcome = webhook(f"{receiver.url}/status/{status}").send(DELIVERY)
    assert outcome == Outcome("later", f"the receiver answered {status}", timedelta(seconds=90))


@pytest.mark.parametrize(
    ("asked", "after"),
    [
        ("Mon, 02 Mar 2026 12:09:00 GMT", timedelta(minutes=9)),
        ("Mon, 02 Mar 2026 11:00:00 GMT", timedelta(0)),
        ("Mon, 02 Mar 2026 12:09:00", None),
        ("-5", None),
        ("soon", None),
    ],
)
def test_a_pause_may_be_asked_for_as_a_time(receiver: Receiver, asked: str, after: timedelta | None) -> None:
    outcome = webhook(f"{receiver.url}/status/429?{quote(asked)}").send(DELIVERY)
    assert outcome == Outcome("later", "the receiver answered 429", after)


@pytest.mark.parametrize("status", [400, 401, 404, 410, 422])
def test_a_receiver_that_refuses_is_not_asked_again(receiver: Receiver, status: int) -> None:
    assert webhook(f"{receiver.url}/status/{status}").send(DELIVERY).state == "never"


@pytest.mark.parametrize("path", ["/away", "/inward"])
def test_a_redirect_is_not_followed_wherever_it_leads_and_says_what_to_do(receiver: Receiver, path: str) -> None:
    outcome = webhook(f"{receiver.url}{path}").send(DELIVERY)
    assert (outcome.state, len(receiver.got)) == ("never", 1)
    assert "redirects are not followed" in outcome.reason


@pytest.mark.parametrize("path", ["/hang", "/drip"])
def test_a_receiver_that_never_ends_its_answer_is_left_in_time(receiver: Receiver, path: str) -> None:
    outcome = webhook(f"{receiver.url}{path}", timeout=0.3).send(DELIVERY)
    assert outcome == Outcome("later", "no answer within 0.3 seconds")


@pytest.mark.parametrize("path", ["/close", "/half", "/garbage"])
def test_a_receiver_that_talks_nonsense_is_tried_again(receiver: Receiver, path: str) -> None:
    assert webhook(f"{receiver.url}{path}").send(DELIVERY).state == "later"


def test_a_receiver_that_is_not_there_is_tried_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    outcome = webhook(f"http://127.0.0.1:{port}/").send(DELIVERY)
    assert outcome == Outcome("later", "no answer (ConnectionRefusedError)")


def test_an_encrypted_receiver_that_is_none_is_tried_again(receiver: Receiver) -> None:
    assert webhook(receiver.url.replace("http:", "https:")).send(DELIVERY).state == "later"


def test_nothing_goes_to_a_private_address_unless_that_is_allowed(receiver: Receiver) -> None:
    outcome = webhook(f"{receiver.url}/status/200", allow_private=False).send(DELIVERY)
    assert (outcome.state, receiver.got) == ("never", [])
    assert "KOERS_ALLOW_PRIVATE_ADDRESSES" in outcome.reason


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(receiver: Receiver) -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    port = receiver.url.rpartition(":")[2]
    # The name itself has no address here: only the answer to the one question can have been used.
    sender = webhook(f"http://hooks.example:{port}/status/200", resolve=lambda *_: answers.pop(0))
    assert sender.send(DELIVERY) == DELIVERED
    assert (len(answers), receiver.got[0][1]["Host"]) == (1, f"hooks.example:{port}")
