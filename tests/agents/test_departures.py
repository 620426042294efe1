"""What can wait lets the requests go first."""

import asyncio

from agents.departures import Departures, departures

NEVER_S = 30.0
AT_ONCE_S = 0.01


def test_nobody_is_told_before_all_have_left() -> None:
    on_their_way, told = Departures(), []
    with on_their_way.one(lambda: told.append("a")) as a, on_their_way.one(lambda: told.append("b")) as b:
        a.left()
        assert told == []
        b.left()
        assert sorted(told) == ["a", "b"]
        b.left()  # a second attempt of the same request
    assert sorted(told) == ["a", "b"]


def test_a_request_that_fails_before_it_leaves_holds_nobody_up_and_is_not_told() -> None:
    on_their_way, told = Departures(), []
    with on_their_way.one(lambda: told.append("sent")) as one:
        with on_their_way.one(lambda: told.append("refused")):
            one.left()
            assert told == []
        assert told == ["sent"]


def test_a_request_that_is_answered_before_the_others_left_is_not_told_any_more() -> None:
    on_their_way, told = Departures(), []
    with on_their_way.one() as last:
        with on_their_way.one(lambda: told.append("answered")) as one:
            one.left()
        last.left()
    assert told == []


def test_what_waits_goes_on_as_soon_as_the_last_has_left() -> None:
    async def waited() -> list[str]:
        order: list[str] = []

        async def wait() -> None:
            await departures().all_left(NEVER_S)
            order.append("went on")

        with departures().one() as one:
            waiting = asyncio.create_task(wait())
            await asyncio.sleep(0)
            order.append("left")
            one.left()
            await waiting
        return order

    assert asyncio.run(waited()) == ["left", "went on"]


def test_nothing_waits_where_no_request_is_on_its_way_and_never_longer_than_it_may() -> None:
    async def waited() -> None:
        await departures().all_left(NEVER_S)
        with departures().one():
            await departures().all_left(AT_ONCE_S)

    asyncio.run(asyncio.wait_for(waited(), NEVER_S))


def test_requests_leave_one_after_the_other_in_the_order_in_which_they_came() -> None:
    async def sent() -> list[str]:
        log: list[str] = []

        async def send(name: str) -> None:
            with departures().one() as one:
                async with one.turn(NEVER_S):
                    log.append(f"{name} begins")
                    await asyncio.sleep(0)
                    one.left()
                    log.append(f"{name} left")
                    await asyncio.sleep(0)
                log.append(f"{name} answered")

        await asyncio.gather(*map(send, "abc"))
        return log

    log = asyncio.run(sent())
    assert [line for line in log if "answered" not in line] == [
        *("a begins", "a left", "b begins", "b left", "c begins", "c left")
    ]
    assert log.index("a answered") < log.index("c begins")


def test_a_request_that_does_not_leave_holds_the_others_up_no_longer_than_it_may_or_than_it_takes() -> None:
    async def sent() -> list[str]:
        log: list[str] = []
        with departures().one() as stuck, departures().one() as one, departures().one() as other:
            async with stuck.turn(NEVER_S), one.turn(AT_ONCE_S):
                log.append("went without its turn")
                one.left()
            async with other.turn(NEVER_S):
                log.append("had its turn")
            async with stuck.turn(NEVER_S):  # a second attempt
                log.append("had another")
        return log

    assert asyncio.run(sent()) == ["went without its turn", "had its turn", "had another"]
