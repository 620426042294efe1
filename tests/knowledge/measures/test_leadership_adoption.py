"""How many leaders use AI themselves; never who."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.history.portfolio import Portfolio, PortfolioChanges, portfolio_of
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Leader, Team
from knowledge.sample.load import changes
from tests.knowledge.portfolio_kit import event, facts_of, general

MEASURE = "leadership_adoption"
NAMES = ("Aletta", "Bastiaan", "Cornelia", "Diederik", "Evelien", "Ferdinand", "Geertruida", "Hiltje")


def report(leader: str, days: int | None, on: str = "2026-05-29", working_days: int | None = 20) -> dict[str, Any]:
    return event("leadership_signal", on, leader=leader, signal="own_use", days=days, working_days=working_days)


def led(days: dict[str, int], *more: dict[str, Any], teams: dict[str, str] | None = None) -> Portfolio:
    """Leaders by the first letter of their names, each with a report over 20 working days; -1 for none."""
    leaders = [Leader(id=name[0], name=name, team=(teams or {}).get(name[0], "")) for name in NAMES if name[0] in days]
    rows = [report(leader, count) for leader, count in days.items() if count >= 0]
    return portfolio_of(
        PortfolioChanges(
            leaders=tuple(leaders), events=tuple(general(*rows, *more)), teams=(Team(id="FIN", name="Finance"),)
        )
    )


def only(of: Portfolio, **asked: Any) -> Fact:
    return facts_of(of, MEASURE, **asked)[0]


def test_leaders_count_from_half_of_their_working_days_on() -> None:
    # A 10 of 20 counts, B 9 does not: 4 of 6, Wilson .300 to .903
    found = only(led({"A": 10, "B": 9, "C": 20, "D": 0, "E": 15, "F": 11}))
    assert (found.value, found.n, found.unit) == (4 / 6, 6, "share")
    assert found.inputs["interval"] == pytest.approx([0.300, 0.903], abs=0.0005)
    assert found.text == (
        "Leadership adoption (as of 1 June 2026): 4 of the 6 leaders used AI on at least 50% of their working days, "
        "66.7% (95% Wilson interval: 30% to 90.3%); counted over the 28 days up to their last report, not older than "
        "42 days."
    )


def test_nothing_is_shown_of_fewer_than_five() -> None:
    found = only(led({"A": 10, "B": 9, "C": 20, "D": 0}), language="nl")
    assert (found.value, found.n, found.inputs) == (None, None, {})
    assert found.text == (
        "Adoptie door leiders (stand 1 juni 2026): geen cijfer: van een groep van minder dan 5 leiders wordt niets "
        "getoond, ook niet wat die groep zou verraden."
    )


def test_who_did_not_report_is_told_and_is_not_a_no() -> None:
    found = only(led({"A": 10, "B": 9, "C": 20, "D": 0, "E": 15, "F": -1, "G": -1}))
    assert (found.value, found.n) == (3 / 5, 5)
    assert found.text.endswith("left out: 2 without a report.")
    nobody = only(led({"A": -1, "B": -1}))
    assert (nobody.value, nobody.n) == (None, 0)
    assert "cannot be computed: in the last 42 days there is no report of own use in days." in nobody.text


def test_reports_that_cannot_be_right_are_left_out_and_told() -> None:
    days = {"A": 10, "B": 9, "C": 20, "D": 0, "E": 15}
    of = led(days, report("F", 21), report("Z", 20), report("A", None), report("B", 5, working_days=None))
    found = only(of)  # F worked 20 days and used 21, nobody knows Z, B's second report has no working days
    assert (found.value, found.n) == (3 / 5, 5)
    assert found.text.endswith("left out: 3 reports that cannot be right or are of somebody unknown.")
    one = only(led({"A": 10, "B": 9, "C": 20, "D": 0, "E": 15}, report("F", 21)))
    assert one.text.endswith("left out: 1 report that cannot be right or is of somebody unknown.")


def test_the_four_weeks_up_to_the_last_report_count() -> None:
    days = {"A": 0, "B": 0, "C": 0, "D": 0, "E": 0}
    monthly = led(days, report("A", 20, on="2026-05-01"))  # 28 days before: outside
    weekly = led(days, report("A", 20, on="2026-05-02"))  # 20 of 40
    stale = led({"A": -1, **days}, report("F", 20, on="2026-04-20"))
    assert (only(monthly).value, only(weekly).value) == (0, 1 / 5)
    assert only(stale).n == 5
    assert facts_of(weekly, MEASURE, as_of=date(2026, 7, 10))[0].n == 0  # 42 days later nothing is known


def test_a_team_is_shown_where_neither_it_nor_what_is_left_is_small() -> None:
    days = dict.fromkeys("ABCDEFGH", 20)
    five = led(days, teams=dict.fromkeys("ABCDE", "FIN"))  # three would be left
    whole = led(dict.fromkeys("ABCDE", 20), teams=dict.fromkeys("ABCDE", "Finance"))  # nobody is left
    asked = {"filters": {"teams": ("Finance",)}}
    assert only(five, **asked).value is None
    assert only(five).value == 1
    assert facts_of(five, MEASURE, group_by="team")[1:] == []
    assert only(whole, **asked).value == 1
    assert only(whole, **asked).text.startswith(
        "Leadership adoption of Finance (as of 1 June 2026): 5 of the 5 leaders"
    )
    (_, team) = facts_of(whole, MEASURE, group_by="team")
    assert (team.label, team.value) == ("Leadership adoption, team Finance", 1)


def test_leaders_belong_to_no_stage_or_objective() -> None:
    found = only(led(dict.fromkeys("ABCDE", 20)), filters={"objectives": ("D1",)})
    assert (found.value, found.n) == (None, 0)
    assert found.text.endswith("leaders belong to a team or to the whole organisation, not to other conditions.")


@pytest.mark.parametrize(
    ("day", "part"),
    [  # what the sample's quarterly updates say of eleven leaders: five in March, six in June, seven in September
        (date(2026, 3, 31), 5),
        (date(2026, 6, 30), 6),
        (date(2026, 9, 30), 7),
    ],
)
def test_the_sample_has_what_its_quarterly_updates_say(day: date, part: int) -> None:
    found = only(portfolio_of(changes()), as_of=day)
    assert (found.inputs["part"], found.n) == (part, 11)


@given(
    st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(-1, 20)),
    st.dictionaries(st.sampled_from("ABCDEFGH"), st.sampled_from(["FIN", "Service", ""])),
    st.sampled_from([(), ("Finance",), ("Service",), ("Finance", "Service"), ("Legal",)]),
    st.sampled_from([None, "team", "stage"]),
)
@settings(max_examples=80)
def test_no_figure_is_about_fewer_than_five_and_no_leader_is_named(
    days: dict[str, int], teams: dict[str, str], asked: tuple[str, ...], group_by: str | None
) -> None:
    of = led(days, teams=teams)
    everybody = only(of)
    for found in facts_of(of, MEASURE, filters={"teams": asked}, group_by=group_by):
        assert not any(name in found.model_dump_json() for name in NAMES)
        if found.value is None:
            assert "part" not in found.inputs
            continue
        assert 0 <= float(str(found.value)) <= 1
        assert found.n is not None
        assert found.n >= 5
        assert everybody.n is not None
        assert everybody.n - found.n == 0 or everybody.n - found.n >= 5
