"""The invented history that portfolios are measured with."""

from bench.history import EVENTS, TODAY, invented, surroundings
from knowledge.history.portfolio import portfolio_of
from knowledge.pitfalls.catalogue import scan


def test_the_same_size_gives_the_same_history_and_ten_events_to_a_use_case() -> None:
    changes = invented(200)
    assert changes == invented(200)
    assert len(changes.events) == 200 * EVENTS
    assert len({event.id for event in changes.events}) == len(changes.events)


def test_nothing_happens_after_today_and_every_use_case_is_registered() -> None:
    changes = invented(200)
    assert max(event.on for event in changes.events) <= TODAY
    assert len(portfolio_of(changes).at(TODAY).states) == 200


def test_there_is_something_to_find_for_most_rules() -> None:
    found = scan(portfolio_of(invented(1_000)).at(TODAY), surroundings()).findings
    assert {finding.pitfall for finding in found} >= {
        "decoupled",
        "no_rhythm",
        "too_much_at_once",
        "promise_drift",
        "stale_truth",
        "duplicate_effort",
    }
