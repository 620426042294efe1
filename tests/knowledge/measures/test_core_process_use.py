"""On which core processes AI is live and used."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.history.portfolio import Portfolio, portfolio_of
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Process, Team
from knowledge.sample.load import changes
from tests.knowledge.portfolio_kit import TODAY, event, facts_of, moved, portfolio, use_case

MEASURE = "core_process_use"


def used(key: str, process: str, *users: tuple[str, int], **record: Any) -> Any:
    measured = [event("usage_measured", on, users=count) for on, count in users]
    return use_case(key, "2026-01-05", "live", *measured, processes=(process,), **record)


def four() -> Portfolio:
    """P1 used, P2 live without lately measured users, P3 only a pilot, P4 nothing; P5 is not core, P6 not yet."""
    return portfolio(
        used("A", "p1", ("2026-05-29", 12), team="Finance"),  # ids are compared without capitals
        used("B", "P2", ("2026-03-31", 12)),
        use_case("C", "2026-01-05", "piloting", event("usage_measured", "2026-05-29", users=9), processes=("P3",)),
        used("D", "P5", ("2026-05-29", 12)),
        used("E", "P6", ("2026-05-29", 12)),
        processes=(
            Process(id="P1", title="Paying", volume=100, team="FIN"),
            Process(id="P2", title="Buying", volume=300, team="Finance"),
            Process(id="P3", title="Selling", volume=600),
            Process(id="P4", title="Storing"),
            Process(id="P5", title="Cleaning", core=False, volume=9_000),
            Process(id="P6", title="Moving", approved_on=date(2026, 7, 1), volume=9_000),
        ),
        teams=(Team(id="FIN", name="Finance"),),
    )


def figures(facts: list[Fact]) -> list[Any]:
    return [fact.value for fact in facts]


def test_a_process_counts_where_a_use_case_is_live_and_used() -> None:
    share, weighted = facts_of(four(), MEASURE)
    assert (share.value, share.n, share.inputs["subjects"], share.inputs["live_unused"]) == (1 / 4, 4, ["P1"], ["P2"])
    assert (weighted.value, weighted.n, weighted.inputs["without_volume"]) == (0.1, 3, ["P4"])  # 100 of 1,000
    assert share.text == (
        "AI use in core processes (as of 1 June 2026): 1 of the 4 core processes with a use case that is live and "
        "used, 25%; Paying (P1); live, but without measured users: Buying (P2); used means: with users at the last "
        "measurement, not older than 42 days."
    )
    assert facts_of(four(), MEASURE, language="nl")[1].text == (
        "AI-gebruik in kernprocessen naar volume (stand 1 juni 2026): 100 van de 1.000 gevallen per jaar lopen door "
        "kernprocessen met een use case die in gebruik is en gebruikt wordt, 10%; niet meegewogen: 1 zonder bekend "
        "volume."
    )


def test_the_list_is_that_of_the_day() -> None:
    # P6 is approved on 1 July; by then what was measured on 29 May is 33 days old, on 10 July 42
    assert figures(facts_of(four(), MEASURE, as_of=date(2026, 7, 1))) == [2 / 5, 9_100 / 10_000]
    assert figures(facts_of(four(), MEASURE, as_of=date(2026, 7, 9))) == [2 / 5, 9_100 / 10_000]
    assert figures(facts_of(four(), MEASURE, as_of=date(2026, 7, 10))) == [0, 0]


def test_the_last_measurement_decides_and_of_one_day_the_most_users() -> None:
    one = [Process(id="P1", title="Paying")]
    left = portfolio(used("A", "P1", ("2026-05-01", 5), ("2026-05-29", 0)), processes=one)
    both = portfolio(used("A", "P1", ("2026-05-29", 5), ("2026-05-29", 0)), processes=one)
    assert facts_of(left, MEASURE)[0].value == 0
    assert facts_of(both, MEASURE)[0].value == 1


def test_what_stopped_or_left_the_list_is_not_used() -> None:
    one = [Process(id="P1", title="Paying")]
    for later in (moved("2026-05-30", "stopped"), event("delisted", "2026-05-30")):
        events = use_case(
            "A", "2026-01-05", "live", event("usage_measured", "2026-05-29", users=5), later, processes=("P1",)
        )
        assert facts_of(portfolio(events, processes=one), MEASURE)[0].value == 0


def test_a_team_is_that_of_the_process() -> None:
    asked = facts_of(four(), MEASURE, filters={"teams": ("finance",)})
    assert figures(asked) == [1 / 2, 1 / 4]
    assert asked[0].text.startswith("AI use in core processes of finance (as of")
    grouped = facts_of(four(), MEASURE, group_by="team")
    assert [(fact.inputs.get("group"), fact.value) for fact in grouped] == [
        (None, 1 / 4),
        (None, 0.1),
        ("Finance", 1 / 2),
        ("Finance", 1 / 4),
    ]


def test_other_conditions_are_about_the_use_cases_and_are_told() -> None:
    asked = facts_of(four(), MEASURE, filters={"owners": ("Kim",)})
    assert figures(asked) == [0, 0]
    assert asked[0].text.startswith(
        "AI use in core processes, counting use cases owned by Kim (as of 1 June 2026): none of the 4 core processes"
    )


def test_a_team_without_a_process_of_its_own_is_not_told_that_there_is_no_list() -> None:
    asked = facts_of(four(), MEASURE, filters={"teams": ("Legal",)})
    assert [each.value for each in asked] == [None, None]
    assert asked[0].text == (
        "AI use in core processes of Legal (as of 1 June 2026): "
        "cannot be computed: no core process is recorded as theirs."
    )


@pytest.mark.parametrize(
    ("processes", "why"),
    [
        ((), "there is no list of core processes that was approved by then."),
        ((Process(id="P1", title="x"),), "of no core process is known how many cases it handles a year."),
        ((Process(id="P1", title="x", volume=0),), "of no core process is known how many cases it handles a year."),
    ],
)
def test_what_cannot_be_computed_says_why_and_is_never_nought(processes: tuple[Process, ...], why: str) -> None:
    weighted = facts_of(portfolio(processes=processes), MEASURE)[1]
    assert weighted.value is None
    assert weighted.text == f"AI use in core processes by volume (as of 1 June 2026): cannot be computed: {why}"


@pytest.mark.parametrize(
    ("day", "part"),
    [  # what the sample's own quarterly updates say: six of fourteen in June, nine in September
        (date(2026, 6, 30), 6),
        (date(2026, 9, 30), 9),
    ],
)
def test_the_sample_has_what_its_quarterly_updates_say(day: date, part: int) -> None:
    share = facts_of(portfolio_of(changes()), MEASURE, as_of=day)[0]
    assert (share.inputs["part"], share.n) == (part, 14)
    assert share.inputs["live_unused"] == ["P10"]


USES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 3)), max_size=4)


@given(st.lists(USES, max_size=5), USES)
@settings(max_examples=40)
def test_a_use_case_more_never_lowers_it_and_it_stays_a_share(rows: list[Any], more: Any) -> None:
    def of(cases: list[Any]) -> Portfolio:
        histories = [
            used(f"U{at}", f"P{at % 3}", *((str(TODAY - timedelta(ago)), count) for ago, count in case))
            for at, case in enumerate(cases)
        ]
        return portfolio(*histories, processes=[Process(id=f"P{at}", title="x", volume=at + 1) for at in range(3)])

    before, after = figures(facts_of(of(rows), MEASURE)), figures(facts_of(of([*rows, more]), MEASURE))
    assert all(0 <= one <= other <= 1 for one, other in zip(before, after, strict=True))
