from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from knowledge.ports import Outgoing, Told
from knowledge.stores.engine import writing
from knowledge.stores.outbox import SqlOutbox, put

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LEASE = timedelta(minutes=2)


def message(key: str, lane: str | None = None) -> Outgoing:
    return Outgoing(key=key, target="webhook", payload=f'{{"title": "{key} é😀"}}', lanes=(lane,) if lane else ())


def keys(outbox: SqlOutbox, now: datetime, limit: int = 10) -> list[str]:
    return [claimed.message.key for claimed in outbox.claim(now, LEASE, limit)]


def test_a_message_comes_out_as_it_went_in_and_is_gone_once_it_was_delivered(engine: Engine) -> None:
    outbox = SqlOutbox(engine)
    assert outbox.put([message("a", "lane")], NOON) == 1
    (claimed,) = outbox.claim(NOON, LEASE, 10)
    assert (claimed.message, claimed.attempt, claimed.uncertain) == (message("a", "lane"), 1, False)
    assert outbox.delivered(claimed, NOON)
    assert (keys(outbox, NOON + timedelta(days=1)), outbox.waiting()) == ([], 0)


def test_a_key_goes_out_once_however_often_it_is_put_in(engine: Engine) -> None:
    outbox = SqlOutbox(engine)
    assert outbox.put([message("a"), message("b")], NOON) == 2
    assert outbox.put([message("a"), message("c"), message("c")], NOON) == 1
    for claimed in outbox.claim(NOON, LEASE, 10):
        outbox.delivered(claimed, NOON)
    assert outbox.put([message("a")], NOON) == 0
    assert (outbox.put([], NOON), outbox.waiting()) == (0, 0)


def test_a_transaction_that_fails_leaves_no_message(engine: Engine) -> None:
    def cause() -> None:
        with writing(engine) as connection:
            put(connection, [message("a")], NOON)
            raise LookupError("the cause was not stored after all")

    with pytest.raises(LookupError):
        cause()
    assert SqlOutbox(engine).waiting() == 0


def test_what_is_claimed_is_nobody_elses_until_its_lease_is_over(engine: Engine, other_engine: Engine) -> None:
    ours, theirs = SqlOutbox(engine), SqlOutbox(other_engine)
    ours.put([message("a")], NOON)
    assert keys(ours, NOON) == ["a"]
    assert keys(theirs, NOON + LEASE - timedelta(seconds=1)) == []
    (again,) = theirs.claim(NOON + LEASE, LEASE, 10)
    assert (again.attempt, again.uncertain) == (2, True)  # the first sender never said how it went


def test_who_lost_a_claim_can_no_longer_end_it(engine: Engine) -> None:
    outbox = SqlOutbox(engine)
    outbox.put([message("a")], NOON)
    (old,) = outbox.claim(NOON, LEASE, 1)
    (new,) = outbox.claim(NOON + LEASE, LEASE, 1)
    assert not outbox.delivered(old, NOON + LEASE)
    assert not outbox.failed(old, "too late", NOON + LEASE, None)
    assert outbox.delivered(new, NOON + LEASE)
    assert not outbox.failed(new, "after all", NOON + LEASE, None)
    assert outbox.dead(10) == []


def test_a_failed_message_is_tried_again_at_its_time_and_is_certain_then(engine: Engine) -> None:
    outbox = SqlOutbox(engine)
    outbox.put([message("a")], NOON)
    (claimed,) = outbox.claim(NOON, LEASE, 1)
    assert outbox.failed(claimed, "answered 500", NOON, NOON + timedelta(seconds=10))
    assert keys(outbox, NOON + timedelta(seconds=9)) == []
    (again,) = outbox.claim(NOON + timedelta(seconds=10), LEASE, 1)
    assert (again.attempt, again.uncertain) == (2, False)


def test_a_message_that_is_given_up_keeps_its_reason(engine: Engine) -> None:
    outbox = SqlOutbox(engine)
    outbox.put([message("a"), message("b")], NOON)
    for number, claimed in enumerate(outbox.claim(NOON, LEASE, 2)):
        outbox.failed(claimed, f"answered 41{number}", NOON + timedelta(seconds=number), None)
    assert [(dead.message.key, dead.reason, dead.attempts) for dead in outbox.dead(10)] == [
        ("b", "answered 411", 1),
        ("a", "answered 410", 1),
    ]
    assert outbox.dead(10)[1].ended_at == NOON
    assert (keys(outbox, NOON + timedelta(days=9)), outbox.waiting(), len(outbox.dead(1))) == ([], 0, 1)


def test_a_lane_goes_out_in_its_order_and_holds_up_nobody_else(engine: Engine) -> None:
    outbox = SqlOutbox(engine)
    outbox.put([message("fired", "alert 1"), message("resolved", "alert 1"), message("other", "alert 2")], NOON)
    first, other = outbox.claim(NOON, LEASE, 10)
    assert (first.message.key, other.message.key) == ("fired", "other")
    outbox.failed(first, "answered 500", NOON, NOON + LEASE)
    assert keys(outbox, NOON) == []
    outbox.delivered(other, NOON)
    (first,) = outbox.claim(NOON + LEASE, LEASE, 10)
    outbox.failed(first, "answered 410", NOON, None)
    assert keys(outbox, NOON + LEASE) == ["resolved"]


def test_the_oldest_come_first_and_no_more_than_asked_for(engine: Engine) -> None:
    outbox = SqlOutbox(engine)
    outbox.put([message(str(number)) for number in range(5)], NOON)
    assert keys(outbox, NOON, 2) == ["0", "1"]
    assert keys(outbox, NOON, 9) == ["2", "3", "4"]


def test_many_senders_at_the_same_time_share_the_work(engine: Engine, other_engine: Engine) -> None:
    boxes = [SqlOutbox(engine), SqlOutbox(other_engine)]
    boxes[0].put([message(str(number)) for number in range(40)], NOON)
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda number: keys(boxes[number % 2], NOON, 3), range(40))
        taken = [key for each in found for key in each]
    assert sorted(taken, key=int) == [str(number) for number in range(40)]


def test_what_was_told_last_in_a_lane_is_what_arrived_or_waits(engine: Engine) -> None:
    outbox = SqlOutbox(engine)
    outbox.put([message("a", "lane"), message("b", "lane"), message("c", "lane"), message("x", "other")], NOON)
    for state in ("delivered", "given up"):
        claimed = next(each for each in outbox.claim(NOON, LEASE, 10) if each.message.lanes == ("lane",))
        if state == "delivered":
            outbox.delivered(claimed, NOON)
        else:
            outbox.failed(claimed, "gone", NOON, None)
    assert outbox.last_told("lane") == Told(message=message("c", "lane"), waits=True)
    assert outbox.last_told("lane", before="c") == Told(message=message("a", "lane"), waits=False)
    assert outbox.last_told("lane", before="a") is None
    assert outbox.last_told("nobody") is None


def test_a_message_in_several_lanes_waits_for_each_of_them_and_holds_up_each(engine: Engine) -> None:
    outbox = SqlOutbox(engine)
    both = Outgoing(key="both", target="webhook", payload="{}", lanes=("one", "two"))
    outbox.put([message("a", "one"), both, message("b", "two"), message("c", "one")], NOON)
    for wanted in (["a"], ["both"], ["b", "c"]):
        claimed = outbox.claim(NOON, LEASE, 10)
        assert [each.message.key for each in claimed] == wanted
        assert keys(outbox, NOON) == []
        for each in claimed:
            outbox.delivered(each, NOON)
    told = outbox.last_told("one", before="c")
    assert told == Told(message=both, waits=False)


def test_a_clock_that_went_back_holds_nothing_up(engine: Engine) -> None:
    outbox = SqlOutbox(engine)
    outbox.put([message("a")], NOON + timedelta(days=3))
    (claimed,) = outbox.claim(NOON, LEASE, 10)
    outbox.failed(claimed, "busy", NOON + timedelta(days=3), NOON + timedelta(days=3, hours=1))
    assert keys(outbox, NOON) == ["a"]
