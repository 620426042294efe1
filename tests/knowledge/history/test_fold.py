"""The state of a use case on any day."""

from datetime import date

import pytest
from pydantic import ValidationError

from knowledge.history.fold import UseCaseState, fold
from knowledge.model.events import Event
from knowledge.model.portfolio import Stage
from tests.knowledge.portfolio_kit import event, moved, use_case


def state_of(events: list[Event], as_of: date = date.max) -> UseCaseState:
    state = fold(events, as_of)
    assert state is not None
    return state


def test_a_use_case_does_not_exist_before_its_registration() -> None:
    events = use_case("A", "2026-02-01", "idea")
    assert fold(events, date(2026, 1, 31)) is None
    assert state_of(events, date(2026, 2, 1)).registered_on == date(2026, 2, 1)


def test_events_without_a_registration_are_no_use_case() -> None:
    assert fold(use_case("A", "2026-02-01", "idea", moved("2026-02-02", "live"))[1:], date.max) is None
    assert fold([], date.max) is None


def test_a_stage_counts_from_the_day_of_its_event() -> None:
    events = use_case("A", "2026-01-05", "exploring", moved("2026-02-02", "piloting"))
    assert state_of(events, date(2026, 2, 1)).stage is Stage.EXPLORING
    state = state_of(events, date(2026, 2, 2))
    assert (state.stage, state.stage_since) == (Stage.PILOTING, date(2026, 2, 2))
    assert state.reached == {Stage.EXPLORING: date(2026, 1, 5), Stage.PILOTING: date(2026, 2, 2)}


def test_a_stage_that_is_reverted_keeps_the_first_day_on_which_it_was_reached() -> None:
    events = use_case(
        "A",
        "2026-01-05",
        "live",
        moved("2026-02-02", "piloting"),
        moved("2026-03-02", "live"),
        moved("2026-03-09", "live"),
    )
    state = state_of(events)
    assert state.reached[Stage.LIVE] == date(2026, 1, 5)
    assert state.stage_since == date(2026, 3, 2)  # the second time; naming the same stage again changes nothing


def test_a_stopped_use_case_that_starts_again_is_under_way_and_keeps_its_first_start() -> None:
    events = use_case("A", "2026-01-05", "exploring", moved("2026-02-02", "stopped"), moved("2026-04-06", "exploring"))
    assert not state_of(events, date(2026, 3, 1)).under_way
    state = state_of(events)
    assert state.under_way
    assert state.started_on == date(2026, 1, 5)
    assert state.stage_since == date(2026, 4, 6)


def test_an_idea_has_not_started_and_a_later_stage_counts_where_the_early_ones_were_skipped() -> None:
    assert state_of(use_case("A", "2026-01-05", "idea")).started_on is None
    skipped = use_case("A", "2026-01-05", "idea", moved("2026-02-02", "scaling"), moved("2026-03-02", "live"))
    assert state_of(skipped).started_on == date(2026, 2, 2)


def test_events_of_one_day_are_taken_in_the_order_given_with_the_registration_first() -> None:
    events = use_case("A", "2026-01-05", "idea", moved("2026-01-05", "exploring"), moved("2026-01-05", "piloting"))
    state = state_of([*events[1:], events[0]])
    assert state.stage is Stage.PILOTING
    assert [each.id for each in state.events] == ["A.0", "A.1", "A.2"]


def test_an_event_from_before_the_registration_adds_to_the_history_and_leaves_the_record_as_it_was_known() -> None:
    events = use_case(
        "A",
        "2026-03-02",
        "live",
        moved("2026-01-05", "piloting"),
        event("changed", "2026-01-12", field="team", before="", after="Sales"),
        event("blocker_raised", "2026-02-02", blocker="1", about="time"),
        team="Finance",
    )
    assert fold(events, date(2026, 3, 1)) is None
    state = state_of(events)
    assert (state.stage, state.use_case.team) == (Stage.LIVE, "Finance")
    assert state.reached == {Stage.PILOTING: date(2026, 1, 5), Stage.LIVE: date(2026, 3, 2)}
    assert state.stage_since == date(2026, 3, 2)
    assert list(state.open_blockers) == ["1"]


def test_a_use_case_is_registered_once_and_a_later_registration_changes_nothing() -> None:
    again = use_case("A", "2026-02-02", "live", team="Sales")[0].model_copy(update={"id": "again"})
    state = state_of([again, *use_case("A", "2026-01-05", "idea", team="Finance")])
    assert (state.stage, state.use_case.team, state.registered_on) == (Stage.IDEA, "Finance", date(2026, 1, 5))


def test_a_changed_team_leaves_the_earlier_team_in_the_past() -> None:
    change = event("changed", "2026-03-02", field="team", before="Finance", after="Service")
    events = use_case("A", "2026-01-05", "idea", moved("2026-02-02", "live"), change, team="Finance")
    assert state_of(events, date(2026, 3, 1)).use_case.team == "Finance"
    later = state_of(events, date(2026, 3, 2))
    assert (later.use_case.team, later.stage) == ("Service", Stage.LIVE)


def test_a_changed_list_becomes_the_new_list_and_a_stage_among_the_changes_is_a_stage() -> None:
    events = use_case(
        "A",
        "2026-01-05",
        "idea",
        event("changed", "2026-02-02", field="objectives", after=["D1", "D2"]),
        event("changed", "2026-03-02", field="stage", after="live"),
    )
    state = state_of(events)
    assert state.use_case.objectives == ("D1", "D2")
    assert (state.stage, state.reached[Stage.LIVE]) == (Stage.LIVE, date(2026, 3, 2))


@pytest.mark.parametrize(("field", "after"), [("colour", "red"), ("title", ""), ("stage", "asleep")])
def test_a_change_that_the_record_cannot_hold_is_refused(field: str, after: str) -> None:
    events = use_case("A", "2026-01-05", "idea", event("changed", "2026-02-02", field=field, after=after))
    with pytest.raises(ValidationError):
        fold(events, date.max)


def test_a_delisted_use_case_is_not_under_way_until_it_is_listed_again() -> None:
    events = use_case("A", "2026-01-05", "live", event("delisted", "2026-02-02"), event("relisted", "2026-03-02"))
    assert state_of(events, date(2026, 2, 1)).under_way
    delisted = state_of(events, date(2026, 2, 2))
    assert (delisted.listed, delisted.under_way, delisted.stage) == (False, False, Stage.LIVE)
    assert state_of(events).under_way


def test_blockers_commitments_and_experiments_are_open_until_they_are_closed() -> None:
    events = use_case(
        "A",
        "2026-01-05",
        "idea",
        event("blocker_raised", "2026-02-01", blocker="1", about="time"),
        event("commitment_made", "2026-02-01", commitment="1", due="2026-03-01"),
        event("experiment_started", "2026-02-01"),
        event("commitment_moved", "2026-02-10", commitment="1", due="2026-04-01"),
        event("blocker_removed", "2026-02-20", blocker="1"),
        event("commitment_kept", "2026-02-20", commitment="1"),
        event("experiment_ended", "2026-02-20", outcome="keep"),
        event("blocker_removed", "2026-02-21", blocker="never raised"),
    )
    middle = state_of(events, date(2026, 2, 10))
    assert list(middle.open_blockers) == ["1"]
    assert [each.kind for each in middle.open_commitments.values()] == ["commitment_moved"]
    assert middle.experiment is not None
    end = state_of(events)
    assert (end.open_blockers, end.open_commitments, end.experiment) == ({}, {}, None)


def test_only_a_measurement_that_showed_something_is_an_effect() -> None:
    events = use_case(
        "A",
        "2026-01-05",
        "live",
        event("effect_measured", "2026-02-02", shown=False),
        event("effect_measured", "2026-03-02", shown=True),
    )
    assert not state_of(events, date(2026, 2, 2)).shows_effect
    assert state_of(events).shows_effect
