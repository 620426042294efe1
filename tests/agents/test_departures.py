"""What can wait lets the requests go first."""

import asyncio

from agents.departures import Departures, departures

NEVER_S = 30.0
AT_ONCE_S = 0.01


def test_nobody_is_told_before_all_have_left() -> None:
    on_their_way, told = Departures(), []
    with on_their_way.one(lambda: told.append("a")) as a_left, on_their_way.one(lambda: told.append("b")) as b_left:
        a_left()
        assert told == []
        b_left()
        assert sorted(told) == ["a", "b"]
        b_left()  # a second attempt of the same request
    assert sorted(told) == ["a", "b"]


def test_a_request_that_fails_before_it_leaves_holds_nobody_up_and_is_not_told() -> None:
    on_their_way, told = Departures(), []
    with on_their_way.one(lambda: told.append("sent")) as left:
        with on_their_way.one(lambda: told.append("refused")):
            left()
            assert told == []
        assert told == ["sent"]


def test_a_request_that_is_answered_before_the_others_left_is_not_told_any_more() -> None:
    on_their_way, told = Departures(), []
    with on_their_way.one() as last_left:
        with on_their_way.one(lambda: told.append("answered")) as left:
            left()
        last_left()
    assert told == []


def test_what_waits_goes_on_as_soon_as_the_last_has_left() -> None:
    async def waited() -> list[str]:
        order: list[str] = []

        async def wait() -> None:
            await departures().all_left(NEVER_S)
            order.append("went on")

        with departures().one() as left:
            waiting = asyncio.create_task(wait())
            await asyncio.sleep(0)
            order.append("left")
            left()
            await waiting
        return order

    assert asyncio.run(waited()) == ["left", "went on"]


def test_nothing_waits_where_no_request_is_on_its_way_and_never_longer_than_it_may() -> None:
    async def waited() -> None:
        await departures().all_left(NEVER_S)
        with departures().one():
            await departures().all_left(AT_ONCE_S)

    asyncio.run(asyncio.wait_for(waited(), NEVER_S))
