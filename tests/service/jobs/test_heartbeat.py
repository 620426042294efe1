from service.bootstrap import Koers
from service.jobs.heartbeat import Heartbeat
from service.jobs.library import moment


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def pair(koers: Koers) -> tuple[Heartbeat, Heartbeat, Clock]:
    clock, workers = Clock(), koers.stores.workers
    ann, bob = Heartbeat(workers, "ann", clock, 10), Heartbeat(workers, "bob", clock, 10)
    ann.beat()
    bob.beat()
    return ann, bob, clock


def test_who_beats_lives_and_who_is_silent_for_the_lease_is_dead(koers: Koers) -> None:
    ann, bob, clock = pair(koers)
    assert ann.take_over(set()) == []
    clock.now = 9
    bob.beat()
    assert ann.take_over(set()) == []
    clock.now = 18.9
    assert ann.take_over(set()) == []
    clock.now = 19  # ten seconds after it was seen to change
    assert ann.take_over(set()) == ["bob"]


def test_one_takes_over_and_another_only_if_that_one_dies_meanwhile(koers: Koers) -> None:
    ann, _, clock = pair(koers)
    eve = Heartbeat(koers.stores.workers, "eve", clock, 10)
    ann.take_over(set()), eve.take_over(set())
    clock.now = 10
    eve.beat(), ann.beat()
    assert (ann.take_over(set()), eve.take_over(set())) == (["bob"], [])
    clock.now = 19
    assert eve.take_over(set()) == []
    clock.now = 20.5
    assert "bob" in eve.take_over(set())


def test_who_is_taken_care_of_is_forgotten_and_may_come_back(koers: Koers) -> None:
    ann, bob, clock = pair(koers)
    ann.take_over(set())
    clock.now = 10
    ann.take_over(set())
    ann.done_with("bob")
    assert koers.stores.workers.stamps().keys() == {"ann"}
    bob.beat()
    assert ann.take_over(set()) == []


def test_who_stops_in_order_is_taken_over_at_once(koers: Koers) -> None:
    ann, bob, _ = pair(koers)
    bob.end()
    assert ann.take_over(set()) == ["bob"]


def test_work_of_a_process_that_nobody_knows_is_taken_over(koers: Koers) -> None:
    ann, _, _ = pair(koers)
    assert ann.take_over({"ann", "stranger"}) == []
    assert ann.take_over({"ann", "stranger"}) == ["stranger"]


def test_a_process_never_takes_over_from_itself(koers: Koers) -> None:
    ann, _, clock = pair(koers)
    clock.now = 99
    assert "ann" not in ann.take_over({"ann"}) + ann.take_over({"ann"})


def test_a_moment_is_counted_from_1970() -> None:
    assert moment(1_772_452_800_000).isoformat() == "2026-03-02T12:00:00+00:00"
