"""What is measured of a roadmap: counted by hand."""

from evals.metrics.barrier import barrier_found
from evals.metrics.behaviour import behaviour_asked, blocker_named, unhelpful_behaviour


def test_a_barrier_is_the_right_one_or_not() -> None:
    assert barrier_found("ability", "ability").value == 1
    assert barrier_found("ability", "desire").value == 0
    assert barrier_found(None, None).value == 1  # nothing holds anybody up, and that is seen
    assert barrier_found(None, "desire").value == 0


def test_one_kind_of_behaviour_that_helps_is_enough() -> None:
    assert behaviour_asked(["asked", "unblocked"], ["unblocked", "own_use"]).value == 1
    assert behaviour_asked(["asked"], ["unblocked"]).value == 0
    assert behaviour_asked([], ["unblocked"]).value == 0
    assert behaviour_asked(["asked"], []).status == "not_applicable"


def test_behaviour_that_does_not_help_is_a_share_of_what_is_asked_for() -> None:
    assert unhelpful_behaviour(["asked", "celebrated", "own_use"], ["celebrated"]).value == 1 / 3
    assert unhelpful_behaviour([], ["celebrated"]).status == "not_applicable"
    assert unhelpful_behaviour(["asked"], []).status == "not_applicable"


def test_the_blocker_counts_where_one_is_to_be_removed() -> None:
    assert blocker_named(["B-1"], ["B-1", "B-2"]).value == 1
    assert blocker_named(["B-9"], ["B-1"]).value == 0
    assert blocker_named([], ["B-1"]).status == "not_applicable"
