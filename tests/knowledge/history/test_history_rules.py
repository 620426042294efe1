"""Rules that hold for every history."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from knowledge.history.fold import fold
from knowledge.history.history import History
from knowledge.model.events import Event
from tests.knowledge.portfolio_kit import STAGES, event, portfolio, use_case

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 60).map(lambda days: (FIRST + timedelta(days)).isoformat())
ROWS = st.one_of(
    st.builds(lambda on, stage: event("stage_changed", on, stage=stage), DAYS, st.sampled_from(STAGES)),
    st.builds(lambda on, team: event("changed", on, field="team", after=team), DAYS, st.sampled_from("XYZ")),
    st.builds(
        lambda on, kind: event(kind, on),
        DAYS,
        st.sampled_from(["delisted", "relisted", "reflection", "effect_measured"]),
    ),
    st.builds(lambda on, name: event("blocker_raised", on, blocker=name, about="time"), DAYS, st.sampled_from("12")),
    st.builds(lambda on, name: event("blocker_removed", on, blocker=name), DAYS, st.sampled_from("12")),
)


@st.composite
def histories(draw: Any) -> list[Event]:
    """Some use case with at most one event a day, so that its order is all in its days."""
    rows = draw(st.lists(ROWS, max_size=12, unique_by=lambda row: row["on"]))
    return use_case("A", draw(DAYS), draw(st.sampled_from(STAGES)), *rows)


@given(histories(), st.randoms(use_true_random=False), DAYS)
def test_the_order_in_which_events_are_given_does_not_matter(events: list[Event], random: Any, day: str) -> None:
    shuffled = [*events[1:]]
    random.shuffle(shuffled)
    shuffled.append(events[0])
    assert fold(shuffled, date.fromisoformat(day)) == fold(events, date.fromisoformat(day))


@given(histories(), DAYS)
def test_what_happens_after_a_day_never_changes_that_day(events: list[Event], day: str) -> None:
    as_of = date.fromisoformat(day)
    known = [each for each in events if each.on <= as_of]
    state = fold(events, as_of)
    assert state == fold(known, as_of) == fold(known, date.max)
    assert portfolio(events).at(as_of).states.get("A") == state == portfolio(known).at(as_of).states.get("A")


@given(histories())
def test_a_state_agrees_with_itself(events: list[Event]) -> None:
    state = fold(events, date.max)
    assert state is not None
    assert state.reached[state.stage] <= state.stage_since
    assert state.last_event_on == max(each.on for each in events)
    assert len(state.events) == len(events)
    assert list(state.reached.values()) == sorted(state.reached.values())
    assert state.effects == tuple(each for each in state.events if each.kind == "effect_measured")
    assert not state.under_way or state.started_on is not None


@given(histories(), st.integers(0, 12), DAYS)
def test_events_that_are_added_later_give_the_same_as_all_at_once(events: list[Event], first: int, day: str) -> None:
    begun = portfolio(events[:first])
    begun.at(date.max)
    grown = begun.with_events(events[first:])
    as_of = date.fromisoformat(day)
    assert grown == portfolio(events)
    assert grown.at(as_of) == portfolio(events).at(as_of)


@given(histories(), DAYS)
def test_what_is_asked_of_a_history_by_day_is_what_one_finds_by_looking(events: list[Event], day: str) -> None:
    first = date.fromisoformat(day)
    assert History.of(events).since(first) == [each for each in events if each.on >= first]
