"""Health by Cascade's thresholds, and the health of promises."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.measures.health import Health, health_of, mean, progress, score
from knowledge.measures.query import Period
from knowledge.model.events import Event
from knowledge.model.portfolio import Team
from tests.knowledge.portfolio_kit import event, fact_of, facts_of, general, portfolio, use_case


def test_the_mean_of_four_is_behind() -> None:
    # the mean of 90, 99, 100 and 68 is 357 by 4, which is 89.25
    value = mean([90, 99, 100, 68])
    assert value == 89.25
    assert health_of(value) is Health.BEHIND


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (100, Health.ON_TRACK),
        (95, Health.ON_TRACK),
        (94.99, Health.BEHIND),
        (85, Health.BEHIND),
        (84.99, Health.AT_RISK),
        (0, Health.AT_RISK),
        (None, Health.NOT_STARTED),
    ],
)
def test_the_thresholds(value: float | None, expected: Health) -> None:
    assert health_of(value) is expected
    assert health_of(value, tracked=False) is Health.NOT_TRACKED


def test_a_score_is_clipped_and_needs_something_expected() -> None:
    assert [score(45, 50), score(60, 50), score(-5, 50), score(3, 0)] == [90, 100, 0, None]
    assert mean([None, 50.0]) == 50
    assert mean([None]) is None


def test_a_figure_that_should_fall_is_measured_from_its_start() -> None:
    # (start − current) / (start − target): from 14.8 to 10, now 12.4, is half way; and so is 2 on the way from 1 to 3
    assert progress(14.8, 12.4, 10.0) == pytest.approx(0.5)
    assert progress(1, 2, 3) == 0.5
    assert progress(10, 11, 5) == pytest.approx(-0.2)
    assert progress(5, 5, 5) is None


def made(name: str, due: str, on: str = "2026-03-02", **more: Any) -> dict[str, Any]:
    return event("commitment_made", on, commitment=name, due=due, **more)


def kept(name: str, on: str = "2026-05-20") -> dict[str, Any]:
    return event("commitment_kept", on, commitment=name)


def postponed(name: str, due: str, *, approved: bool) -> dict[str, Any]:
    return event("commitment_moved", "2026-05-10", commitment=name, due=due, approved=approved)


def promised(*rows: dict[str, Any], team: str = "Finance", key: str = "A") -> list[Event]:
    return use_case(key, "2026-01-05", "piloting", *rows, team=team)


def test_the_health_of_promises_is_the_mean_of_the_teams() -> None:
    # Finance kept 1 of 2, Service 1 of 1: (50 + 100) / 2 = 75
    of = portfolio(
        promised(made("1", "2026-05-04"), made("2", "2026-05-11"), kept("1")),
        promised(made("1", "2026-05-18"), kept("1"), team="Service", key="B"),
        promised(made("9", "2026-06-02"), team="Legal", key="C"),  # not due yet
    )
    found = fact_of(of, "health")
    assert (found.value, found.n, found.inputs["state"], found.inputs["part"]) == (75, 3, "at_risk", 2)
    assert found.inputs["by_team"] == {"Finance": 50, "Service": 100}
    assert found.text == (
        "Health of commitments (as of 1 June 2026): at risk; 75 of 100, the mean of 2 teams; 2 of the 3 commitments "
        "kept that were due from 10 March 2026 up to and including 1 June 2026; at risk: Finance 50."
    )
    assert [each.value for each in facts_of(of, "health", group_by="team")] == [75, 50, None, 100]


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ((made("1", "2026-05-04"), postponed("1", "2026-07-01", approved=False)), 0),  # moving is not keeping
        ((made("1", "2026-05-04"), postponed("1", "2026-07-01", approved=True)), None),  # agreed: not due yet
        ((made("1", "2026-05-04"), postponed("1", "2026-05-18", approved=True), kept("1")), 100),
        ((made("1", "2026-05-04"), kept("1"), made("1", "2026-05-25", on="2026-05-21")), 50),  # promised once more
        ((made("1", "2026-07-01"), kept("1")), None),  # kept early: nothing was due
        ((kept("1"), postponed("2", "2026-05-04", approved=True)), None),  # of what was never promised
        ((made("1", "2026-05-04"), kept("1", on="2026-06-02")), 0),  # kept after the day asked
        ((made("1", "2026-05-04"), event("delisted", "2026-05-05")), 0),  # what was promised stays promised
    ],
)
def test_what_counts_as_due_and_as_kept(rows: tuple[dict[str, Any], ...], value: float | None) -> None:
    assert fact_of(portfolio(promised(*rows)), "health").value == value


def test_what_is_not_tracked_and_what_is_not_due_are_states_of_their_own() -> None:
    assert fact_of(portfolio(), "health").inputs["state"] == "not_tracked"
    early = fact_of(portfolio(promised(made("1", "2026-07-01"))), "health", language="nl")
    assert (early.value, early.n, early.inputs["state"]) == (None, 0, "not_started")
    assert early.text == (
        "Gezondheid van toezeggingen (stand 1 juni 2026): nog niet begonnen; niet te berekenen: geen toezegging die na "
        "te komen was van 10 maart 2026 tot en met 1 juni 2026."
    )


def test_promises_of_a_team_count_for_that_team_and_of_a_period_for_that_period() -> None:
    of = portfolio(
        general(made("1", "2026-05-04", team="FIN"), made("2", "2026-02-02")), teams=[Team(id="FIN", name="Finance")]
    )
    assert fact_of(of, "health", filters={"teams": ("finance",)}).n == 1
    assert fact_of(of, "health", filters={"objectives": ("D1",)}).n == 0
    winter = Period(start=date(2026, 1, 1), end=date(2026, 2, 28))
    assert fact_of(of, "health", period=winter).inputs["by_team"] == {"(unknown)": 0}


@given(st.lists(st.tuples(st.sampled_from("AB"), st.booleans()), max_size=8))
@settings(max_examples=40)
def test_health_lies_between_0_and_100_and_keeping_more_never_lowers_it(rows: list[tuple[str, bool]]) -> None:
    def value(keep_all: bool) -> float | None:
        events = [
            general(made(f"{at}", "2026-05-04", team=team), *([kept(f"{at}")] if done or keep_all else []))
            for at, (team, done) in enumerate(rows)
        ]
        unique = [
            each.model_copy(update={"id": f"{at}-{each.id}"}) for at, group in enumerate(events) for each in group
        ]
        found: Any = fact_of(portfolio(unique), "health").value
        return found

    some, every = value(keep_all=False), value(keep_all=True)
    assert (some is None) == (not rows)
    assert some is None or 0 <= some <= (every or 0) == 100
