from datetime import UTC, datetime, timedelta

import pytest

from knowledge.errors import Conflict, InvalidInput
from knowledge.stores.idempotency import Reply, Write
from service.bootstrap import Koers

NOW = datetime(2026, 10, 31, 12, 0, tzinfo=UTC)
WRITE = Write(key="owner:k1", fingerprint="f1")
REPLY = Reply(status=201, headers={"content-type": "application/json"}, body='{"a": "é"}')


def test_a_reply_is_given_again_for_the_same_write(koers: Koers) -> None:
    store = koers.stores.idempotency
    assert store.claim(WRITE, NOW) is None
    store.finish(WRITE, REPLY)
    assert store.claim(WRITE, NOW + timedelta(hours=1)) == REPLY


def test_the_same_key_with_another_request_is_refused(koers: Koers) -> None:
    koers.stores.idempotency.claim(WRITE, NOW)
    with pytest.raises(InvalidInput, match="another request"):
        koers.stores.idempotency.claim(Write(key=WRITE.key, fingerprint="f2"), NOW)


def test_while_the_first_is_under_way_the_second_waits(koers: Koers) -> None:
    koers.stores.idempotency.claim(WRITE, NOW)
    with pytest.raises(Conflict, match="under way"):
        koers.stores.idempotency.claim(WRITE, NOW + timedelta(minutes=9))


def test_a_write_that_failed_or_was_abandoned_may_be_tried_again(koers: Koers) -> None:
    store = koers.stores.idempotency
    store.claim(WRITE, NOW)
    store.release(WRITE)
    assert store.claim(WRITE, NOW) is None
    assert store.claim(WRITE, NOW + timedelta(minutes=11)) is None


def test_a_reply_is_forgotten_after_two_days(koers: Koers) -> None:
    store = koers.stores.idempotency
    store.claim(WRITE, NOW)
    store.finish(WRITE, REPLY)
    assert store.claim(WRITE, NOW + timedelta(days=2, seconds=1)) is None


def test_releasing_does_not_undo_a_reply(koers: Koers) -> None:
    store = koers.stores.idempotency
    store.claim(WRITE, NOW)
    store.finish(WRITE, REPLY)
    store.release(WRITE)
    assert store.claim(WRITE, NOW) == REPLY
