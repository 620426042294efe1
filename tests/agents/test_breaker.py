"""The circuit breaker, by a clock that is moved by hand."""

import pytest

from agents.breaker import CircuitBreaker


class Hand:
    """A clock that stands still until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def breaker(clock: Hand) -> CircuitBreaker:
    return CircuitBreaker(clock, failures=3, window_s=60, pause_s=10)


def fail(breaker: CircuitBreaker, times: int) -> None:
    for _ in range(times):
        ticket = breaker.admit()
        assert ticket is not None
        breaker.record(ticket, works=False)


def test_it_opens_after_as_many_failures_in_a_row_as_it_bears(breaker: CircuitBreaker):
    fail(breaker, 3)
    assert breaker.admit() is None


def test_a_success_in_between_starts_the_count_again(breaker: CircuitBreaker):
    fail(breaker, 2)
    breaker.record(breaker.admit() or 0, works=True)
    fail(breaker, 2)
    assert breaker.admit() is not None


def test_failures_that_lie_far_apart_do_not_open_it(breaker: CircuitBreaker, clock: Hand):
    fail(breaker, 2)
    clock.now = 61
    fail(breaker, 1)
    assert breaker.admit() is not None


def test_after_the_pause_one_probe_goes_through_and_a_success_closes_it(breaker: CircuitBreaker, clock: Hand):
    fail(breaker, 3)
    clock.now = 10
    probe = breaker.admit()
    assert probe is not None
    assert breaker.admit() is None
    breaker.record(probe, works=True)
    assert None not in (breaker.admit(), breaker.admit())


def test_a_probe_that_fails_opens_it_for_another_pause(breaker: CircuitBreaker, clock: Hand):
    fail(breaker, 3)
    clock.now = 10
    fail(breaker, 1)
    clock.now = 19.9
    assert breaker.admit() is None
    clock.now = 20
    assert breaker.admit() is not None


def test_a_probe_that_was_cancelled_leaves_room_for_the_next_at_once(breaker: CircuitBreaker, clock: Hand):
    fail(breaker, 3)
    clock.now = 10
    breaker.record(breaker.admit() or 0, works=None)
    assert breaker.admit() is not None
    assert breaker.admit() is None


def test_a_probe_that_never_reports_does_not_close_the_way_for_ever(breaker: CircuitBreaker, clock: Hand):
    fail(breaker, 3)
    clock.now = 10
    lost = breaker.admit()
    clock.now = 20
    assert breaker.admit() not in (None, lost)


@pytest.mark.parametrize("works", [True, False, None])
def test_calls_that_began_before_it_opened_no_longer_count(works: bool | None, breaker: CircuitBreaker, clock: Hand):
    early = breaker.admit()
    assert early is not None
    fail(breaker, 3)
    breaker.record(early, works)
    assert breaker.admit() is None
    clock.now = 10
    probe = breaker.admit()
    breaker.record(early, works)
    assert breaker.admit() is None
    breaker.record(probe or 0, works=True)
    assert breaker.admit() is not None
