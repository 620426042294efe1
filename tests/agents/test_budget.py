"""Reservations: taken before a call, settled after it, together with others, whatever is cancelled when."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from agents.budget import estimated_tokens
from agents.calls import Caller
from agents.ledger import Ledger, Reservation
from agents.usage_memory import MemoryUsage
from knowledge.errors import ModelUnavailable
from knowledge.model.answer import Usage
from knowledge.ports import Limits

LATE = datetime(2026, 3, 2, 23, 59, 59, tzinfo=UTC)
LIMITS = Limits(per_day=100)


def reservation(tokens: int = 60, run: str = "run", at: datetime = LATE) -> Reservation:
    return Reservation(Caller(run_id=run, principal_id="user"), at, tokens)


async def over(ledger: Ledger, *reservations: Reservation) -> None:
    for each in reservations:
        ledger.settle(each, asyncio.get_running_loop())
    for run in {each.caller.run_id for each in reservations}:
        await ledger.settled(run)


def test_a_reservation_counts_until_it_is_replaced_by_what_was_used(usage: MemoryUsage) -> None:
    async def run() -> None:
        ledger, first = Ledger(usage, LIMITS), reservation()
        await ledger.take(first)
        with pytest.raises(ModelUnavailable, match="60 are taken, 60 more needed"):
            await ledger.take(reservation())
        first.usage = Usage(model_calls=1, input_tokens=30, output_tokens=10)
        await over(ledger, first)
        assert (usage.reserved, usage.spent(None, LATE.date())) == (0, 40)
        await ledger.take(reservation())

    asyncio.run(run())


def test_those_of_one_account_are_taken_and_settled_at_once(usage: MemoryUsage) -> None:
    async def run() -> None:
        ledger, nine = Ledger(usage, Limits(per_run=90)), [reservation(10) for _ in range(9)]
        await asyncio.gather(*map(ledger.take, nine))
        assert usage.reserved == 90
        for each in nine:
            each.usage = Usage(model_calls=1, input_tokens=2)
        await over(ledger, *nine)

    asyncio.run(run())
    assert (usage.reserved, usage.settled) == (0, [Usage(model_calls=9, input_tokens=18)])


def test_where_not_all_fit_the_first_that_do_are_taken_and_the_others_told(usage: MemoryUsage) -> None:
    async def run() -> list[BaseException | None]:
        ledger, wanted = Ledger(usage, Limits(per_run=100)), [reservation(40), reservation(50), reservation(20)]
        told = await asyncio.gather(*map(ledger.take, wanted), return_exceptions=True)
        assert usage.reserved == 90
        await over(ledger, *wanted)
        return told

    told = asyncio.run(run())
    assert [type(each) for each in told] == [type(None), type(None), ModelUnavailable]
    assert (usage.reserved, usage.spent("user", LATE.date())) == (0, 0)


def test_one_account_that_is_empty_does_not_stop_another(usage: MemoryUsage) -> None:
    async def run() -> list[BaseException | None]:
        ledger = Ledger(usage, Limits(per_run=50))
        wanted = reservation(60, "a"), reservation(50, "b")
        return list(await asyncio.gather(*map(ledger.take, wanted), return_exceptions=True))

    assert [type(each) for each in asyncio.run(run())] == [ModelUnavailable, type(None)]
    assert usage.reserved == 50


def test_settling_twice_counts_once(usage: MemoryUsage) -> None:
    async def run() -> None:
        ledger, held = Ledger(usage, LIMITS), reservation()
        await ledger.take(held)
        await over(ledger, held)
        await over(ledger, held)

    asyncio.run(run())
    assert (usage.reserved, len(usage.settled)) == (0, 1)


def test_a_reservation_that_is_taken_after_it_was_given_up_is_settled_at_once(usage: MemoryUsage) -> None:
    async def run() -> None:
        ledger, held = Ledger(usage, LIMITS), reservation()
        taking = asyncio.ensure_future(ledger.take(held))
        await asyncio.sleep(0)
        taking.cancel()
        await asyncio.gather(taking, return_exceptions=True)
        await over(ledger, held)

    asyncio.run(run())
    assert (usage.reserved, len(usage.settled)) == (0, 1)


def test_a_reservation_that_was_refused_is_not_settled(usage: MemoryUsage) -> None:
    async def run() -> None:
        ledger, held = Ledger(usage, LIMITS), reservation(101)
        with pytest.raises(ModelUnavailable):
            await ledger.take(held)
        await over(ledger, held)

    asyncio.run(run())
    assert usage.settled == []


def test_what_is_settled_last_is_written_before_the_loop_has_ended(usage: MemoryUsage) -> None:
    async def run() -> None:
        ledger, held = Ledger(usage, LIMITS), reservation()
        await ledger.take(held)
        ledger.settle(held, asyncio.get_running_loop())

    asyncio.run(run())
    assert (usage.reserved, len(usage.settled)) == (0, 1)


def test_what_is_settled_after_its_loop_has_ended_is_written_all_the_same(usage: MemoryUsage) -> None:
    loop = asyncio.new_event_loop()
    ledger, held = Ledger(usage, LIMITS), reservation()
    loop.run_until_complete(ledger.take(held))
    loop.run_until_complete(loop.shutdown_default_executor())
    ledger.settle(held, loop)
    loop.close()
    assert (usage.reserved, len(usage.settled)) == (0, 1)


def test_a_new_day_has_its_own_budget(usage: MemoryUsage) -> None:
    async def run() -> None:
        ledger = Ledger(usage, LIMITS)
        await asyncio.gather(ledger.take(reservation()), ledger.take(reservation(at=LATE + timedelta(seconds=2))))

    asyncio.run(run())
    assert usage.reserved == 120


def test_tokens_are_estimated_upwards() -> None:
    assert [estimated_tokens(characters) for characters in (0, 1, 3, 4)] == [0, 1, 1, 2]


def test_usage_adds_up() -> None:
    one = Usage(model_calls=1, input_tokens=2, output_tokens=3, cost=0.5)
    assert one + one == Usage(model_calls=2, input_tokens=4, output_tokens=6, cost=1.0)
