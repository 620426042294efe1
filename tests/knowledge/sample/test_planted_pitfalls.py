"""What the README says is planted really is there, and the healthy teams really are healthy.

The rules here are written from the definitions, apart from the product's own.
"""

from datetime import date, timedelta
from itertools import pairwise
from statistics import mean

import pytest

from knowledge.history.portfolio import portfolio_of
from knowledge.model.portfolio import Stage
from knowledge.sample.load import changes

PORTFOLIO = portfolio_of(changes())
MONTH_ENDS = [
    date(2026, 5, 31),
    date(2026, 6, 30),
    date(2026, 7, 31),
    date(2026, 8, 31),
    date(2026, 9, 30),
    date(2026, 10, 31),
]
HEALTHY = ["Klantcontact", "Productie & Waterkwaliteit", "Assetmanagement"]
STEADY = [*HEALTHY, "Storing & Onderhoud", "Mens & Organisatie"]
NOT_YET_IN_USE = {Stage.EXPLORING, Stage.PILOTING, Stage.SCALING}
ALL = list(range(6))
FROM_JUNE, FROM_JULY, FROM_AUGUST = ALL[1:], ALL[2:], ALL[3:]


def months(happens):
    """The positions of the month ends at which something holds."""
    return [place for place, day in enumerate(MONTH_ENDS) if happens(PORTFOLIO.at(day))]


def of_team(snapshot, team):
    return [state for state in snapshot.states.values() if state.use_case.team == team]


def days_of(snapshot, team, kind):
    return sorted({event.on for state in of_team(snapshot, team) for event in state.events if event.kind == kind})


def gaps(days):
    return [(later - earlier).days for earlier, later in pairwise(days)]


def xmr_signal(values):
    """A point outside, eight in a row on one side, or three of four nearer a limit than the centre."""
    centre = mean(values)
    step = 2.66 * mean(abs(later - earlier) for earlier, later in pairwise(values))
    off = [value - centre for value in values]
    outside = any(abs(value) > step for value in off)
    runs = any(all(value * side > 0 for value in off[i : i + 8]) for i in range(len(off) - 7) for side in (1, -1))
    near = any(
        sum(value * side > step / 2 for value in off[i : i + 4]) >= 3 for i in range(len(off) - 3) for side in (1, -1)
    )
    return outside or runs or near


def open_gap(snapshot, team):
    return (snapshot.as_of - days_of(snapshot, team, "reflection")[-1]).days


def active(snapshot, state):
    return state.under_way and (snapshot.as_of - state.last_event_on).days <= 42


def decoupled(key):
    def holds(snapshot):
        state = snapshot.states.get(key)
        linked = state and any(snapshot.objectives[o].in_force(snapshot.as_of) for o in state.use_case.objectives)
        return bool(state and active(snapshot, state) and not linked)

    return holds


def moved_without_approval(commitment):
    def holds(snapshot):
        told = [event for event in snapshot.events if getattr(event, "commitment", None) == commitment]
        moves = [event for event in told if event.kind == "commitment_moved" and not event.approved]
        return len(moves) >= 2 and not any(event.kind == "commitment_kept" for event in told)

    return holds


def leadership_signals(snapshot, team):
    """Days on which leadership of the team showed the way; a report of 0 days is none."""
    leaders = {leader.id for leader in snapshot.leaders.values() if leader.team == team}
    mine = {state.id for state in of_team(snapshot, team)}
    return [
        event.on
        for event in snapshot.events
        if (event.leader in leaders and getattr(event, "days", None) != 0)
        or (event.use_case in mine and event.kind in {"show_and_tell", "decision"})
    ]


@pytest.mark.parametrize(("key", "expected"), [("UC-044", ALL), ("UC-028", FROM_JULY), ("UC-029", [2]), ("UC-005", [])])
def test_use_cases_are_decoupled_when_the_table_says(key, expected):
    assert months(decoupled(key)) == expected


def test_no_other_active_use_case_is_decoupled():
    found = {key for day in MONTH_ENDS for key in PORTFOLIO.at(day).states if decoupled(key)(PORTFOLIO.at(day))}
    assert found == {"UC-028", "UC-029", "UC-044"}


def test_objective_four_has_had_no_use_case_for_two_cycles_from_august():
    def uncovered(objective):
        def holds(snapshot):
            days = [snapshot.as_of - timedelta(days=back) for back in range(29)]
            return not any(
                state.under_way and objective in state.use_case.objectives
                for day in days
                for state in PORTFOLIO.at(day).states.values()
            )

        return months(holds)

    assert uncovered("D4") == FROM_AUGUST
    assert [uncovered(key) for key in ("D1", "D2", "D3", "D5", "D6")] == [[]] * 5


@pytest.mark.parametrize(
    ("team", "expected"),
    [("Bronnen & Omgeving", FROM_JULY), ("Finance & Control", ALL), ("ICT & Data", []), *[(t, []) for t in STEADY]],
)
def test_the_open_gap_is_over_two_cycles_when_the_table_says(team, expected):
    assert months(lambda snapshot: open_gap(snapshot, team) > 28) == expected


@pytest.mark.parametrize("kind", ["reflection", "experiment_ended", "experiment_started"])
@pytest.mark.parametrize("team", STEADY)
def test_steady_teams_give_no_xmr_signal_in_whatever_rhythm_is_measured(team, kind):
    assert months(lambda snapshot: xmr_signal(gaps(days_of(snapshot, team, kind)))) == []


def test_the_gaps_of_ict_drift_without_ever_passing_two_cycles():
    assert months(lambda snapshot: xmr_signal(gaps(days_of(snapshot, "ICT & Data", "reflection")))) == FROM_JUNE
    assert max(gaps(days_of(PORTFOLIO.at(MONTH_ENDS[-1]), "ICT & Data", "reflection"))) == 24


@pytest.mark.parametrize("team", HEALTHY)
def test_healthy_teams_look_back_on_every_experiment_within_fourteen_days(team):
    for state in of_team(PORTFOLIO.at(MONTH_ENDS[-1]), team):
        reflections = [event.on for event in state.events if event.kind == "reflection"]
        for event in state.events:
            if event.kind in {"experiment_started", "experiment_ended"} and event.on <= date(2026, 10, 17):
                assert any(0 <= (day - event.on).days <= 14 for day in reflections), event.id


def test_one_experiment_ended_without_outcome_and_reflection():
    events = PORTFOLIO.histories["UC-038"]
    assert [event.on for event in events if event.kind == "experiment_ended" and event.outcome is None] == [
        date(2026, 5, 29)
    ]
    assert not any(event.kind == "reflection" and event.on > date(2026, 5, 4) for event in events)


def under_way(snapshot, team):
    return [s for s in of_team(snapshot, team) if s.stage in NOT_YET_IN_USE and active(snapshot, s)]


def test_only_field_service_has_too_much_at_once():
    assert months(lambda snapshot: len(under_way(snapshot, "Storing & Onderhoud")) > 5) == ALL
    assert months(lambda snapshot: any(len(under_way(snapshot, team)) > 2 for team in HEALTHY)) == []


def months_with_more_starts_than_finishes(team):
    """For every month of the history whether the team started more than it finished."""
    states = of_team(PORTFOLIO.at(MONTH_ENDS[-1]), team)
    starts = [(state.started_on.year, state.started_on.month) for state in states if state.started_on]
    ends = [state.reached.get(Stage.LIVE) or state.reached.get(Stage.STOPPED) for state in states]
    finishes = [(day.year, day.month) for day in ends if day]
    span = [(2025 + n // 12, n % 12 + 1) for n in range(8, 22)]
    return {month for month in span if starts.count(month) > finishes.count(month)}


def test_field_service_starts_more_than_it_finishes_from_february_to_june():
    assert months_with_more_starts_than_finishes("Storing & Onderhoud") >= {(2026, month) for month in range(2, 7)}
    for team in HEALTHY:
        busy = months_with_more_starts_than_finishes(team)
        assert not any({(2026, m), (2026, m + 1), (2026, m + 2)} <= busy for m in range(1, 9)), team


@pytest.mark.parametrize("team", [team.name for team in changes().teams])
def test_only_human_resources_is_without_leadership_signals(team):
    def silent(snapshot):
        return (snapshot.as_of - max(leadership_signals(snapshot, team))).days > 42

    assert months(silent) == (ALL if team == "Mens & Organisatie" else [])
    if team == "Mens & Organisatie":
        assert max(leadership_signals(PORTFOLIO.at(MONTH_ENDS[-1]), team)) == date(2026, 3, 5)


def test_promises_drift_when_the_table_says_and_approved_moves_do_not_count():
    made = {event.commitment for event in changes().events if event.kind == "commitment_made"}
    found = {key: months(moved_without_approval(key)) for key in made}
    assert {key: when for key, when in found.items() if when} == {"T-04": FROM_JUNE, "T-05": [1, 2]}


def test_one_declared_measurement_is_overdue():
    longest = {"maandelijks": 31, "per kwartaal": 92}

    def overdue(snapshot):
        return [
            state.id
            for state in snapshot.states.values()
            if (frequency := state.use_case.attributes.get("Meetfrequentie")) and state.effects
            if (snapshot.as_of - state.effects[-1].on).days > longest[frequency]
        ]

    assert [overdue(PORTFOLIO.at(day)) for day in MONTH_ENDS] == [[]] + [["UC-034"]] * 5


def test_only_finance_plans_beyond_twelve_weeks_without_experiments():
    def horizon(snapshot, team):
        plans = [day for state in of_team(snapshot, team) for day in state.use_case.dates.values()]
        dues = [c.due for state in of_team(snapshot, team) for c in state.open_commitments.values()]
        return max([*plans, *dues], default=snapshot.as_of) > snapshot.as_of + timedelta(weeks=12)

    def planning(snapshot, team):
        started = days_of(snapshot, team, "experiment_started")
        return horizon(snapshot, team) and (snapshot.as_of - started[-1]).days > 14

    teams = {state.use_case.team for state in PORTFOLIO.at(MONTH_ENDS[-1]).states.values()}
    found = {team: months(lambda snapshot, team=team: planning(snapshot, team)) for team in teams}
    assert {team: when for team, when in found.items() if when} == {"Finance & Control": ALL}


def test_two_use_cases_share_a_process_and_nearly_a_purpose():
    first, second = (PORTFOLIO.at(MONTH_ENDS[-1]).states[key].use_case for key in ("UC-020", "UC-030"))
    shared = set(first.purpose.lower().split()) & set(second.purpose.lower().split())
    assert first.processes == second.processes
    assert first.team != second.team
    assert len(shared) / len(set(first.purpose.lower().split())) > 0.6
