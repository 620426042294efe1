"""How fast the organisation learns and changes course."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.history.portfolio import Portfolio, portfolio_of
from knowledge.measures.adaptivity import RANGES, Range, score
from knowledge.measures.query import Period
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Objective, Team
from knowledge.sample.load import changes
from tests.knowledge.portfolio_kit import event, facts_of, general, moved, portfolio, use_case


def vector(of: Portfolio, **asked: Any) -> dict[str, Fact]:
    return {str(fact.inputs["figure"]): fact for fact in facts_of(of, "adaptivity", **asked)}


def value(of: Portfolio, figure: str, **asked: Any) -> tuple[Any, int | None]:
    found = vector(of, **asked)[figure]
    return found.value, found.n


def one(*rows: dict[str, Any], **record: Any) -> Portfolio:
    return portfolio(use_case("A", "2026-01-05", "piloting", *rows, **record))


def blocked(on: str, name: str = "1", **more: Any) -> dict[str, Any]:
    return event("blocker_raised", on, blocker=name, about="time", **more)


def started(on: str, until: str | None = None) -> dict[str, Any]:
    return event("experiment_started", on, until=until)


def ended(on: str, outcome: str | None = "keep") -> dict[str, Any]:
    return event("experiment_ended", on, outcome=outcome)


@pytest.mark.parametrize(
    ("answer", "days"),
    [
        (event("decision", "2026-05-11"), 10),
        (event("decision", "2026-05-01"), 0),
        (ended("2026-05-11", "stop"), 10),
        (event("reflection", "2026-05-11", changed_plan=True), 10),
        (moved("2026-05-11", "stopped"), 10),
        (event("blocker_removed", "2026-05-11", blocker="1"), 10),
    ],
)
def test_a_signal_is_answered_by_the_first_thing_that_decides(answer: dict[str, Any], days: int) -> None:
    assert value(one(blocked("2026-05-01"), answer), "signal_to_decision") == (days, 1)


@pytest.mark.parametrize(
    "no_answer",
    [
        event("decision", "2026-04-30"),  # before the signal
        ended("2026-05-11", None),
        event("reflection", "2026-05-11"),
        moved("2026-05-11", "scaling"),
        event("blocker_removed", "2026-05-11", blocker="2"),
    ],
)
def test_what_decides_nothing_leaves_a_signal_open(no_answer: dict[str, Any]) -> None:
    # 31 days later it is still open: less than the 56 of the range, so nothing is certain
    found = vector(one(blocked("2026-05-01"), no_answer))["signal_to_decision"]
    assert (found.value, found.n, found.inputs["score"]) == (None, 1, None)


def test_open_signals_count_in_and_of_a_long_wait_at_least_so_much_is_known() -> None:
    # 10 and 20 days, and one open for 31: S is 2/3, 1/3, so the median is 20
    of = one(
        blocked("2026-05-01"),
        event("blocker_removed", "2026-05-11", blocker="1"),
        event("effect_measured", "2026-05-01", shown=False),
        event("decision", "2026-05-21"),
        event("effect_measured", "2026-05-25", shown=True),  # no signal
    )
    both = portfolio(*of.histories.values(), use_case("B", "2026-01-05", "piloting", blocked("2026-05-01")))
    assert value(both, "signal_to_decision") == (20, 3)
    long = vector(one(blocked("2026-04-01")))["signal_to_decision"]  # 61 days
    assert (long.value, long.inputs["score"], long.inputs["at_least"]) == (61, 0, True)
    assert "at least 61 days: by then more than half is still open (Kaplan–Meier)" in long.text


def test_a_signal_of_a_team_is_answered_for_that_team() -> None:
    of = portfolio(
        general(
            blocked("2026-05-01", team="FIN"),
            event("decision", "2026-05-02", team="SER"),
            event("decision", "2026-05-08", team="FIN"),
        ),
        teams=[Team(id="FIN", name="Finance"), Team(id="SER", name="Service")],
    )
    assert value(of, "signal_to_decision") == (7, 1)
    assert value(of, "signal_to_decision", filters={"teams": ("Service",)}) == (None, 0)
    assert value(of, "signal_to_decision", filters={"stages": ("live",)}) == (None, 0)


@pytest.mark.parametrize(
    ("rows", "decided", "in_time"),
    [
        ([started("2026-05-01", "2026-05-15"), ended("2026-05-15")], (1, 1), (1, 1)),
        ([started("2026-05-01", "2026-05-15"), ended("2026-05-16", "stop")], (1, 1), (0, 1)),
        ([started("2026-05-01", "2026-05-15"), ended("2026-05-10", None)], (0, 1), (1, 1)),
        ([started("2026-05-01", "2026-05-15")], (0, 1), (0, 1)),  # died in silence
        ([started("2026-05-01", "2026-06-15")], (None, 0), (None, 0)),  # still running
        ([started("2026-05-01")], (None, 0), (None, 0)),  # without a time box: running
        ([started("2026-05-01"), started("2026-05-20")], (0, 1), (None, 0)),  # another took its place
        ([started("2026-05-01", "2026-04-15"), ended("2026-05-20")], (1, 1), (None, 0)),  # an impossible box
        ([ended("2026-05-20")], (1, 1), (None, 0)),  # nobody saw it start
        ([ended("2026-04-20"), started("2026-05-01", "2026-05-15"), ended("2026-05-10")], (1, 2), (1, 1)),
        ([started("2024-01-01", "2024-01-15"), ended("2024-01-10")], (None, 0), (None, 0)),  # more than a year ago
        # two in a row: the end belongs to the first, also on the day that the second starts
        ([started("2026-05-01"), ended("2026-05-08"), started("2026-05-08", "2026-05-22")], (0.5, 2), (0, 1)),
    ],
)
def test_experiments_end_in_a_decision_and_in_time(
    rows: list[dict[str, Any]], decided: tuple[Any, int], in_time: tuple[Any, int]
) -> None:
    of = portfolio(use_case("A", "2023-01-05", "piloting", *rows))
    assert value(of, "within_time_box") == in_time
    assert value(of, "explicit_endings") == (
        (1, 2) if len(rows) == 3 and rows[0]["kind"] == "experiment_ended" else decided
    )


def test_reflections_of_use_cases_teams_and_everybody_change_plans() -> None:
    of = portfolio(
        use_case("A", "2026-01-05", "live", event("reflection", "2026-05-04", changed_plan=True), team="Finance"),
        use_case("B", "2026-01-05", "live", event("reflection", "2026-05-04"), team="Service"),
        general(event("reflection", "2026-05-05", team="FIN"), event("reflection", "2026-05-06", changed_plan=True)),
        teams=[Team(id="FIN", name="Finance")],
    )
    assert value(of, "plans_changed") == (2 / 4, 4)
    assert value(of, "plans_changed", filters={"teams": ("Finance",)}) == (1 / 2, 2)
    assert value(of, "plans_changed", period=Period(start=date(2026, 5, 5))) == (1 / 2, 2)
    groups = [each for each in facts_of(of, "adaptivity", group_by="team") if each.inputs["figure"] == "plans_changed"]
    assert [(each.inputs.get("group"), each.value) for each in groups] == [
        (None, 0.5),
        ("Finance", 0.5),
        ("Service", 0),
    ]


RETIRED = (Objective(id="D1", title="Old", retired_on=date(2026, 4, 1)), Objective(id="D2", title="New"))


@pytest.mark.parametrize(
    ("later", "days"),
    [
        (event("changed", "2026-04-15", field="objectives", before=["D1"], after=["D2"]), 14),
        (moved("2026-04-15", "stopped"), 14),
        (event("delisted", "2026-04-15"), 14),
        (event("changed", "2026-04-15", field="objectives", before=["D1"], after=["D2", "D1"]), None),
    ],
)
def test_a_retired_objective_asks_its_use_cases_to_be_linked_again_or_stopped(
    later: dict[str, Any], days: int | None
) -> None:
    linked = {"objectives": ("D1",)}
    of = portfolio(use_case("A", "2026-01-05", "piloting", later, **linked), objectives=RETIRED)
    assert value(of, "reprioritising") == (days, 1)
    assert value(of, "reprioritising", filters={"objectives": ("D1",)}) == (days, 1)
    assert value(of, "reprioritising", filters={"objectives": ("D2",)})[1] == 0


def test_who_left_before_or_was_not_under_way_has_nothing_to_change() -> None:
    gone = event("changed", "2026-03-15", field="objectives", before=["D1"], after=["D2"])
    of = portfolio(
        use_case("A", "2026-01-05", "piloting", gone, objectives=("D1",)),
        use_case("B", "2026-01-05", "stopped", objectives=("D1",)),
        use_case("C", "2026-04-02", "piloting", objectives=("D1",)),
        objectives=RETIRED,
    )
    assert value(of, "reprioritising") == (None, 0)


def test_a_new_objective_asks_for_a_first_use_case() -> None:
    new = [
        Objective(id="D3", title="Fresh", in_force_from=date(2026, 4, 1)),
        Objective(id="D4", title="First", in_force_from=date(2026, 1, 5)),
    ]
    later = event("changed", "2026-04-22", field="objectives", after=["D3"])
    assert value(portfolio(use_case("A", "2026-01-05", "live", later), objectives=new), "reprioritising") == (21, 1)
    ahead = use_case("A", "2026-01-05", "live", objectives=("D3",))
    assert value(portfolio(ahead, objectives=new), "reprioritising") == (0, 1)
    # D4 was there when the portfolio began
    elsewhere = use_case("A", "2026-01-05", "live", objectives=("D4",))
    assert value(portfolio(elsewhere, objectives=new), "reprioritising") == (None, 1)
    # without any link it is not known which objective has a use case
    assert value(portfolio(use_case("A", "2026-01-05", "live"), objectives=new), "reprioritising") == (None, 0)


def test_the_score_is_the_geometric_mean_of_what_is_known() -> None:
    # signal 7 days: 1; explicit 1 of 1; in time 1 of 1; plans 1 of 4 = .25 of .5 = .5: (1 · 1 · 1 · .5)^¼ = .8409
    of = one(
        blocked("2026-05-01"),
        started("2026-05-01", "2026-05-15"),
        ended("2026-05-08"),
        *(event("reflection", f"2026-05-1{day}", changed_plan=not day) for day in range(4)),
    )
    found = vector(of)["score"]
    assert found.value == pytest.approx(0.5**0.25)
    assert (found.n, found.inputs["ranges_version"]) == (4, 1)
    assert found.text == (
        "Adaptivity score (as of 1 June 2026): 0.84 on a scale of 0 to 1, the geometric mean of 4 of the 5 components "
        "(reference ranges version 1); days from signal to decision 1, experiments with an explicit decision 1, "
        "experiments ended within their time box 1, reflections that changed a plan 0.5; not known and so left out: "
        "days to re-prioritise after a strategy change."
    )
    assert list(vector(of)) == [*RANGES, "score"]


def test_too_few_components_make_no_score() -> None:
    found = vector(one(event("reflection", "2026-05-11")), language="nl")["score"]
    assert (found.value, found.n) == (None, 1)
    assert (
        "niet te berekenen: 1 van de 5 onderdelen bekend, 3 zijn nodig; reflecties die een plan wijzigden 0;"
        in found.text
    )


@given(st.lists(st.none() | st.floats(0, 1), max_size=5))
def test_a_score_lies_among_its_components_and_what_is_unknown_changes_nothing(scores: list[float | None]) -> None:
    found, known = score(scores), [each for each in scores if each is not None]
    assert score([*scores, None]) == found
    assert (found is None) == (len(known) < 3)
    if found is not None:
        assert min(known) - 1e-9 <= found <= max(known) + 1e-9


@given(st.sampled_from(sorted(RANGES)), st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_a_range_is_bounded_and_monotone(name: str, at: float, more: float) -> None:
    reference: Range = RANGES[name]
    low, high = sorted((reference.score(at), reference.score(at + more)))
    assert 0 <= low <= high <= 1
    assert (reference.score(at) <= reference.score(at + more)) == (reference.best > reference.worst) or low == high
    assert (reference.score(reference.worst), reference.score(reference.best)) == (0, 1)


def test_the_sample_shows_that_two_use_cases_still_serve_the_retired_objective() -> None:
    # retired on 1 July 2026, three use cases under way for it; two are still linked 124 days later
    found = vector(portfolio_of(changes()), as_of=date(2026, 7, 1) + timedelta(124))["reprioritising"]
    assert (found.value, found.n, found.inputs["at_least"]) == (124, 3, True)
