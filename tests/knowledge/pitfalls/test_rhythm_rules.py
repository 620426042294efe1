"""No rhythm, too much at once, leadership, promises and planning, case by case."""

import pytest

from knowledge.model.portfolio import Leader
from knowledge.pitfalls.finding import Severity
from tests.knowledge.pitfalls.kit import case, day, found, general, loop, portfolio, row, silent


def steady(*days: int) -> list[dict]:
    """Whole experiments of three days, looked back on on these days."""
    return [event for last in days for event in loop(last - 3, last - 1, last)]


def test_the_open_gap_may_last_two_cycles():
    of = portfolio(case("A", "piloting", *steady(14, 28)))
    assert found("no_rhythm", of, 28 + 28) == {}
    finding = found("no_rhythm", of, 28 + 29)["FIN"]
    assert (finding.since, finding.facts[0].value, finding.severity) == (day(57), 29, Severity.MEDIUM)
    assert found("no_rhythm", of, 28 + 57)["FIN"].severity is Severity.HIGH


def test_without_any_reflection_the_gap_counts_from_the_beginning_of_the_work():
    of = portfolio(case("A", "piloting", row("experiment_started", 3)))
    assert found("no_rhythm", of, 28) == {}
    assert "work has been under way since 5 January 2026" in found("no_rhythm", of, 29)["FIN"].claim.en


def test_a_reflection_without_an_experiment_is_no_rhythm():
    of = portfolio(case("A", "piloting", *steady(14), row("reflection", 28), row("reflection", 42)))
    assert "FIN" in found("no_rhythm", of, 14 + 29)


def test_a_reflection_of_the_team_counts_for_the_experiments_of_its_use_cases():
    trial = row("experiment_started", 10)
    of = portfolio(case("A", "piloting", trial), general(row("reflection", 24, team="Money")))
    assert found("no_rhythm", of, 24 + 28) == {}
    assert "FIN" in found("no_rhythm", of, 24 + 29)


@pytest.mark.parametrize("stage", ["idea", "live", "stopped"])
def test_a_team_without_work_in_progress_needs_no_rhythm(stage):
    of = portfolio(case("A", "piloting", *steady(14), row("stage_changed", 20, stage=stage)))
    assert found("no_rhythm", of, 200) == {}


def test_where_nobody_records_experiments_the_rule_keeps_silent():
    assert silent("no_rhythm", portfolio(case("A")), 90) == {"": "Not one experiment has been recorded."}
    assert (
        "1 running use case without a team"
        in silent("no_rhythm", portfolio(case("A", "piloting", *steady(14), team="")), 20)["without_team"]
    )


def test_six_gaps_are_needed_to_call_a_gap_longer_than_routine():
    # gaps of 14 days; mR̄ is a day at least, so the upper limit is 14 + 2.66: the open gap passes it at seventeen days
    days = [14 * n for n in range(1, 8)]
    of = portfolio(case("A", "piloting", *steady(*days)))
    assert found("no_rhythm", of, 98 + 16) == {}
    assert found("no_rhythm", of, 98 + 17)["FIN"].facts[0].measure == "pitfall.no_rhythm.growing_gaps"
    fewer = portfolio(case("A", "piloting", *steady(*days[:-1])))
    assert found("no_rhythm", fewer, 84 + 17) == {}


def test_gaps_that_grow_shorter_are_no_pitfall():
    days = [20, 40, 60, 80, 100, 120, 140, 150, 160, 170, 180]
    of = portfolio(case("A", "piloting", *steady(*days)))
    assert found("no_rhythm", of, 181) == {}


@pytest.mark.parametrize(
    ("rows", "on", "late"),
    [
        (loop(10, 20), 34, False),
        (loop(10, 20), 35, True),
        (loop(10, 20, 60), 61, False),
        # past its time box, never ended
        ([row("experiment_started", 10, until=day(20))], 35, True),
        ([row("experiment_started", 10)], 35, False),
        # a reflection before the end is not about the end
        ([row("experiment_started", 10), row("reflection", 15), row("experiment_ended", 20)], 35, True),
    ],
)
def test_an_experiment_is_looked_back_on_within_two_weeks(rows, on, late):
    of = portfolio(case("A", "piloting", *rows), case("B", "piloting", *steady(on - 1)))
    assert bool(found("no_rhythm", of, on)) is late


def busy(count: int, on: int = 0) -> list[list]:
    return [case(f"W{n}", "exploring", on=on) for n in range(count)]


def test_six_use_cases_for_two_cycles_are_too_many():
    assert found("too_much_at_once", portfolio(*busy(5)), 30) == {}
    of = portfolio(*busy(5), case("LAST", "exploring", on=10))
    assert found("too_much_at_once", of, 23) == {}
    finding = found("too_much_at_once", of, 24)["FIN"]
    assert (finding.since, finding.facts[0].value) == (day(10), 6)
    assert found("too_much_at_once", of, 24, thresholds={"wip_limit": 6}) == {}


def test_what_was_delisted_or_used_does_not_count_as_work_in_progress():
    of = portfolio(*busy(5), case("A", "exploring", row("delisted", 5)), case("B", "live"))
    assert found("too_much_at_once", of, 60) == {}


def test_three_whole_months_with_more_begun_than_finished_are_too_much():
    # January, February and March 2026 each begin one; the end of March is day 85
    of = portfolio(*(case(name, "exploring", on=on) for name, on in (("A", 2), ("B", 30), ("C", 60))))
    assert found("too_much_at_once", of, 84) == {}
    finding = found("too_much_at_once", of, 85)["FIN"]
    assert "3 use cases began, none finished" in finding.claim.en
    assert finding.since == day(85)
    ended = case("C", "exploring", row("stage_changed", 70, stage="stopped"), on=60)
    assert found("too_much_at_once", portfolio(case("A", on=2), case("B", on=30), ended), 85) == {}


def test_old_work_is_measured_by_what_was_ever_finished():
    done = [case(f"D{n}", "exploring", row("stage_changed", 10 + n, stage="live")) for n in range(6)]
    # 10 to 15 days; the 85th percentile is 10 + 0.85·5 = 14.25: older than that from the fifteenth day on
    of = portfolio(*done, *(case(f"O{n}", "exploring", on=on) for n, on in enumerate((0, 20, 20))))
    assert found("too_much_at_once", of, 21)["FIN"].facts[0].value == pytest.approx(1 / 3)
    two = portfolio(*done, *(case(f"O{n}", "exploring", on=on) for n, on in enumerate((0, 20))))
    assert found("too_much_at_once", two, 21) == {}
    few = portfolio(*done[:5], *(case(f"O{n}", "exploring", on=on) for n, on in enumerate((0, 20, 20))))
    assert found("too_much_at_once", few, 21) == {}
    assert "Of 5 finished use cases it is known" in silent("too_much_at_once", few, 21)["old_work"]


@pytest.mark.parametrize(
    "signal",
    [
        row("decision", 10, leader="L1"),
        row("decision", 10, team="FIN"),
        row("show_and_tell", 10, team="Money"),
        row("blocker_removed", 10, blocker="b", leader="L1"),
        row("leadership_signal", 10, leader="L1", signal="asked"),
        row("leadership_signal", 10, leader="L1", signal="own_use", days=1, working_days=20),
    ],
)
def test_every_deed_of_leadership_is_a_signal_for_six_weeks(signal):
    of = portfolio(case("A"), general(signal))
    assert found("no_leadership_signals", of, 52) == {}
    assert found("no_leadership_signals", of, 53)["FIN"].since == day(53)


@pytest.mark.parametrize(
    "other",
    [
        row("leadership_signal", 10, leader="L1", signal="own_use", days=0, working_days=20),
        row("blocker_removed", 10, blocker="b", team="FIN"),
        row("decision", 10, team="SER"),
        row("commitment_made", 10, commitment="c", due=day(20), leader="L1"),
    ],
)
def test_what_is_no_deed_of_this_leadership_is_no_signal(other):
    of = portfolio(case("A"), general(other))
    assert "leadership has given no signal since" in found("no_leadership_signals", of, 43)["FIN"].claim.en


def test_where_nothing_is_known_of_leadership_the_rule_keeps_silent():
    of = portfolio(case("A"), leaders=())
    assert "No leaders are known" in silent("no_leadership_signals", of, 90)[""]


@pytest.mark.parametrize(
    ("size", "adopters", "low"),
    [
        # Wilson upper ends: 0 of 5 43.4 %, 1 of 5 62.4 %, 1 of 8 47.1 %
        (4, 0, False),
        (5, 0, True),
        (5, 1, False),
        (8, 1, True),
    ],
)
def test_adoption_is_low_when_even_the_upper_end_is_below_the_target(size, adopters, low):
    leaders = tuple(Leader(id=f"L{n}", name=f"Leader {n}", team="Finance") for n in range(size))
    use = [
        row("leadership_signal", 10, leader=f"L{n}", signal="own_use", days=12 if n < adopters else 1, working_days=20)
        for n in range(size)
    ]
    of = portfolio(case("A"), general(*use), leaders=leaders)
    finding = found("no_leadership_signals", of, 20).get("leadership")
    assert bool(finding) is low
    assert ("adoption" in silent("no_leadership_signals", of, 20)) is (size < 5)
    assert finding is None or not any(f"Leader {n}" in finding.model_dump_json() for n in range(size))


def moves(*rows: tuple[int, bool]) -> list[dict]:
    return [row("commitment_moved", on, commitment="c", due=day(on + 20), approved=ok) for on, ok in rows]


@pytest.mark.parametrize(
    ("later", "drifts"),
    [
        (moves((10, False)), False),
        (moves((10, False), (20, False)), True),
        (moves((10, False), (20, True)), False),
        (moves((10, True), (20, True), (30, True)), False),
        ([*moves((10, False), (20, False)), row("commitment_kept", 30, commitment="c")], False),
        ([*moves((10, False), (20, False)), row("stage_changed", 30, stage="stopped")], False),
    ],
)
def test_a_promise_drifts_when_it_moved_twice_without_approval(later, drifts):
    made = row("commitment_made", 1, commitment="c", due=day(9), text="Done")
    finding = found("promise_drift", portfolio(case("A", "piloting", made, *later)), 40).get("A/c")
    assert bool(finding) is drifts
    assert finding is None or finding.since == day(20)


def test_two_use_cases_can_have_a_promise_of_the_same_name():
    histories = [
        case(key, "piloting", row("commitment_made", 1, commitment="c", due=day(9)), *moves((10, False), (20, False)))
        for key in ("A", "B")
    ]
    one_each = [case(key, "piloting", *moves((10, False))) for key in ("A", "B")]
    assert set(found("promise_drift", portfolio(*histories), 40)) == {"A/c", "B/c"}
    assert found("promise_drift", portfolio(*one_each), 40) == {}


def test_work_added_midway_needs_the_first_day_of_a_cycle():
    promised = [row("commitment_made", 0 if n < 3 else 5, commitment=f"c{n}", due=day(13)) for n in range(5)]
    of = portfolio(case("A", "piloting", *promised))
    assert "added_midway" in silent("promise_drift", of, 13)
    assert found("promise_drift", of, 12, thresholds={"cycle_start": day(0)}) == {}
    # 2 of 5 were added after day 0
    assert found("promise_drift", of, 13, thresholds={"cycle_start": day(0)})["FIN"].facts[0].value == 0.4
    assert found("promise_drift", of, 30, thresholds={"cycle_start": day(0)}) == {}


def test_planning_far_ahead_is_a_pitfall_only_without_an_experiment_in_the_last_cycle():
    plan = row("commitment_made", 1, commitment="c", due=day(300))
    of = portfolio(case("A", "exploring", plan, row("experiment_started", 20)))
    assert found("planning_instead_of_doing", of, 34) == {}
    finding = found("planning_instead_of_doing", of, 35)["FIN"]
    assert (finding.since, finding.severity) == (day(35), Severity.MEDIUM)
    near = portfolio(case("A", "exploring", row("experiment_started", 20), dates={"live": day(35 + 84)}))
    assert found("planning_instead_of_doing", near, 35) == {}
    used = portfolio(case("A", "live", row("experiment_started", 20), dates={"contract_end": day(900)}))
    assert found("planning_instead_of_doing", used, 35) == {}
