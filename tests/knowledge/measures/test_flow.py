"""What is in progress, what starts and finishes, and how long it takes."""

from datetime import date, timedelta
from math import ceil
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.history.portfolio import Portfolio
from knowledge.measures.query import Period
from knowledge.measures.work import Item, item_of, measure_flow, percentile
from knowledge.model.evidence import Fact
from tests.knowledge.portfolio_kit import STAGES, TODAY, event, fact_of, facts_of, moved, portfolio, small, use_case

START = date(2026, 1, 5)


def flow(of: Portfolio, **asked: Any) -> dict[str, Fact]:
    return {str(fact.inputs["figure"]): fact for fact in facts_of(of, "flow", **asked)}


def item(*later: dict[str, Any], stage: str = "exploring") -> Item | None:
    return item_of(portfolio(use_case("A", str(START), stage, *later)).at(TODAY).states["A"])


@pytest.mark.parametrize(
    ("later", "end", "finished"),
    [
        ([], None, False),
        ([moved("2026-02-02", "piloting")], None, False),
        ([moved("2026-02-02", "live")], date(2026, 2, 2), True),
        ([moved("2026-02-02", "stopped")], date(2026, 2, 2), True),
        ([moved("2026-02-02", "live"), moved("2026-03-02", "stopped")], date(2026, 2, 2), True),
        ([moved("2026-02-02", "stopped"), moved("2026-03-02", "live")], date(2026, 2, 2), True),
        ([moved("2026-02-02", "live"), moved("2026-03-02", "piloting")], None, False),  # came back
        (
            [moved("2026-02-02", "live"), moved("2026-03-02", "piloting"), moved("2026-04-02", "live")],
            date(2026, 4, 2),
            True,
        ),
        ([moved("2026-02-02", "idea")], date(2026, 2, 2), False),  # put back
        ([event("delisted", "2026-02-02")], date(2026, 2, 2), False),
        ([moved("2026-02-02", "live"), event("delisted", "2026-03-02")], date(2026, 2, 2), True),
    ],
)
def test_an_item_ends_when_it_was_last_in_progress(
    later: list[dict[str, Any]], end: date | None, finished: bool
) -> None:
    assert item(*later) == Item("A", START, end, finished)


def test_what_was_never_seen_in_progress_is_no_item() -> None:
    assert item(stage="idea") is None
    assert item(moved("2026-02-02", "stopped"), stage="live") is None


def test_the_days_in_progress_within_a_window() -> None:
    ended, going = Item("A", START, START + timedelta(10), True), Item("B", START, None, False)
    # the day of the end is not one of them
    assert ended.days_within(START, START + timedelta(20)) == 10
    assert ended.days_within(START + timedelta(5), START + timedelta(20)) == 5
    assert going.days_within(START + timedelta(5), START + timedelta(20)) == 16
    assert ended.days_within(START + timedelta(10), START + timedelta(20)) == 0
    assert going.days_within(START - timedelta(9), START - timedelta(1)) == 0


@pytest.mark.parametrize(("share", "expected"), [(0.5, 3), (0.85, 5), (0.2, 1), (1, 5), (0, 1)])
def test_percentiles_are_values_that_were_seen(share: float, expected: int) -> None:
    assert percentile([1, 2, 3, 4, 5], share) == expected
    assert percentile([], share) is None


def finished(key: str, on: str, days: int, **record: Any) -> Any:
    end = date.fromisoformat(on)
    return use_case(key, str(end - timedelta(days)), "piloting", moved(on, "live"), **record)


def test_the_flow_of_six_cycles() -> None:
    # 10 March to 1 June is 84 days. Finished: 10, 20, 30, 40 and 60 days; started then: the last four and the open one.
    days = (60, 40, 30, 20, 10)
    rows = [finished(f"U{at}", "2026-05-04", count) for at, count in enumerate(days)]
    of = portfolio(*rows, use_case("open", "2026-04-02", "exploring"), use_case("old", "2026-01-05", "live"))
    found = flow(of)
    assert {key: fact.value for key, fact in found.items()} == {
        "work_in_progress": 1,
        "starts_and_finishes": {"started": 5, "finished": 5},
        "throughput": pytest.approx(5 / 6),
        "cycle_time": 30,
        # in progress within the window: 55 of the 60, 40, 30, 20, 10 and 61 days are 216; 216 / 5
        "littles_law": pytest.approx(43.2),
    }
    assert found["cycle_time"].inputs["p85"] == 60
    assert found["work_in_progress"].text == (
        "Work in progress (as of 1 June 2026): 1 use case exploring, piloting or scaling; 0 of these have run longer "
        "than 60 days, the 85th percentile of what was finished lately."
    )
    assert found["littles_law"].text == (
        "Expected cycle time by Little's law (as of 1 June 2026): 43.2 days with 2.6 use cases in progress on average; "
        "measured: 32 days on average over 5 use cases finished from 10 March 2026 up to and including 1 June 2026."
    )


def test_littles_law_says_nothing_where_more_starts_than_finishes() -> None:
    rows = [finished(f"U{at}", "2026-05-04", 30) for at in range(5)]
    more = [use_case(f"N{at}", "2026-05-04", "exploring") for at in range(2)]
    found = flow(portfolio(*rows, *more), language="nl")["littles_law"]
    assert found.value is None
    assert "niet te berekenen: 7 gestart tegen 5 afgerond" in found.text


def test_nothing_finished_has_no_cycle_time_and_an_empty_portfolio_no_work() -> None:
    found = flow(portfolio(use_case("A", "2026-05-04", "exploring")))
    assert (found["cycle_time"].value, found["throughput"].value) == (None, 0)
    assert "cannot be computed: nothing was finished" in found["cycle_time"].text
    assert flow(portfolio())["work_in_progress"].value == 0


def test_a_period_that_has_not_begun_has_no_throughput() -> None:
    found = flow(small(), period=Period(start=date(2026, 9, 1), end=date(2026, 9, 30)))["throughput"]
    assert found.value is None
    assert found.text.startswith("Throughput (as of 1 June 2026): cannot be computed: the period has not begun")


def test_groups_have_their_own_flow_and_a_team_without_work_has_none() -> None:
    facts = [fact for fact in facts_of(small(), "flow", group_by="team") if fact.inputs["figure"] == "work_in_progress"]
    # B is Finance's pilot; C is live again, D an idea
    assert [(fact.inputs.get("group"), fact.value) for fact in facts] == [
        (None, 1),
        ("Finance", 1),
        ("Legal", 0),
        ("Service", 0),
    ]
    assert facts[1].text.startswith("Work in progress, team Finance (as of 1 June 2026): 1 use case")


COURSES = st.lists(
    st.lists(st.tuples(st.integers(0, 150), st.sampled_from(STAGES)), min_size=1, max_size=5), max_size=6
)


@given(COURSES, st.integers(1, 120))
@settings(max_examples=60)
def test_work_is_conserved(courses: list[list[tuple[int, str]]], days: int) -> None:
    histories = []
    for at, course in enumerate(courses):
        (first, stage), *later = sorted(dict(course).items())
        rows = [moved(str(START + timedelta(day)), entered) for day, entered in later]
        histories.append(use_case(f"U{at}", str(START + timedelta(first)), stage, *rows))
    of = portfolio(*histories)
    end = START + timedelta(160)
    window = Period(start=end - timedelta(days - 1), end=end)
    found = measure_flow(of.at(end).states.values(), window, end)
    counted = fact_of(of, "use_cases", as_of=end, filters={"stages": ("exploring", "piloting", "scaling")})
    assert len(found.open) == counted.value
    assert found.mean_open is not None
    assert 0 <= found.mean_open <= len(courses)
    assert len(found.times) == len(found.finished)
    assert all(time >= 0 for time in found.times)
    for share in (0.5, 0.85):
        middle = percentile(found.times, share)
        assert middle is None or sum(time <= middle for time in found.times) >= ceil(share * len(found.times))
