"""Reservations: taken before a call, settled after it, whatever is cancelled when."""

from datetime import UTC, datetime, timedelta

import pytest

from agents.budget import Reservation, added, estimated_tokens
from agents.calls import Caller, ModelSettings
from agents.usage_memory import MemoryUsage
from knowledge.errors import ModelUnavailable
from knowledge.model.answer import Usage
from knowledge.ports import Limits

CALLER = Caller(run_id="run", principal_id="user")
LATE = datetime(2026, 3, 2, 23, 59, 59, tzinfo=UTC)
SETTINGS = ModelSettings(model="m", limits=Limits(per_day=100))


def reservation(store: MemoryUsage) -> Reservation:
    return Reservation(store, CALLER, LATE, 60)


def test_a_reservation_counts_until_it_is_replaced_by_what_was_used(usage: MemoryUsage):
    first = reservation(usage)
    first.take(SETTINGS)
    with pytest.raises(ModelUnavailable, match="60 are taken, 60 more needed"):
        reservation(usage).take(SETTINGS)
    first.usage = Usage(model_calls=1, input_tokens=30, output_tokens=10)
    first.settle()
    assert (usage.reserved, usage.spent(None, LATE.date())) == (0, 40)
    reservation(usage).take(SETTINGS)


def test_settling_twice_counts_once(usage: MemoryUsage):
    held = reservation(usage)
    held.take(SETTINGS)
    held.settle()
    held.settle()
    assert (usage.reserved, len(usage.settled)) == (0, 1)


def test_a_reservation_that_is_taken_after_it_was_given_up_is_settled_at_once(usage: MemoryUsage):
    held = reservation(usage)
    held.settle()
    held.take(SETTINGS)
    assert (usage.reserved, len(usage.settled)) == (0, 1)


def test_a_reservation_that_was_refused_is_not_settled(usage: MemoryUsage):
    held = Reservation(usage, CALLER, LATE, 101)
    with pytest.raises(ModelUnavailable):
        held.take(SETTINGS)
    held.settle()
    assert usage.settled == []


def test_a_new_day_has_its_own_budget(usage: MemoryUsage):
    reservation(usage).take(SETTINGS)
    Reservation(usage, CALLER, LATE + timedelta(seconds=2), 60).take(SETTINGS)
    assert usage.reserved == 120


def test_tokens_are_estimated_upwards():
    assert [estimated_tokens(characters) for characters in (0, 1, 3, 4)] == [0, 1, 1, 2]


def test_usage_adds_up():
    one = Usage(model_calls=1, input_tokens=2, output_tokens=3, cost=0.5)
    assert added(one, one) == Usage(model_calls=2, input_tokens=4, output_tokens=6, cost=1.0)
