"""The sample's portfolio: complete, consistent, in order, and the same on every call."""

from collections import Counter
from datetime import date

import pytest

from knowledge.errors import InvalidInput
from knowledge.history.portfolio import portfolio_of
from knowledge.model.events import EVENT_LABELS, BlockerKind, Signal
from knowledge.model.portfolio import Role, Stage
from knowledge.sample.load import SAMPLE_TODAY, changes
from knowledge.sample.shorthand import SHORTHAND, events_of

CHANGES = changes()
TODAY = portfolio_of(CHANGES).at(SAMPLE_TODAY)
STATES = TODAY.states.values()

# Counted by hand in the YAML files: idea, exploring, piloting, scaling, live, stopped.
TEAMS = {
    "Klantcontact": (0, 1, 1, 0, 4, 1),
    "Productie & Waterkwaliteit": (1, 1, 1, 0, 3, 1),
    "Assetmanagement": (0, 1, 0, 1, 3, 1),
    "Storing & Onderhoud": (0, 3, 4, 1, 1, 0),
    "ICT & Data": (1, 1, 2, 0, 2, 0),
    "Bronnen & Omgeving": (1, 0, 1, 0, 1, 1),
    "Finance & Control": (0, 1, 1, 0, 2, 0),
    "Mens & Organisatie": (0, 1, 2, 0, 1, 0),
    "Juridische Zaken & Inkoop": (0, 0, 0, 0, 0, 0),
}


def test_the_counts_per_team_and_stage_are_those_counted_by_hand():
    counted = Counter((state.use_case.team, state.stage) for state in STATES)
    assert {team: tuple(counted[team, stage] for stage in Stage) for team in TEAMS} == TEAMS
    assert [team.name for team in CHANGES.teams] == list(TEAMS)


def test_two_loads_give_the_same_events():
    assert changes() == CHANGES


def test_every_event_has_an_id_of_its_own():
    assert len({event.id for event in CHANGES.events}) == len(CHANGES.events)


def test_every_reference_resolves():
    for state in STATES:
        assert set(state.use_case.objectives) <= set(TODAY.objectives), state.id
        assert set(state.use_case.processes) <= set(TODAY.processes), state.id
        assert set(state.use_case.enables) <= set(TODAY.states), state.id
        assert state.use_case.owner
        assert state.use_case.team in TEAMS
    for event in CHANGES.events:
        assert event.leader is None or event.leader in TODAY.leaders, event.id
        assert event.team is None or event.team in TEAMS, event.id
        assert event.use_case is None or event.use_case in TODAY.states, event.id


def test_owners_of_objectives_and_processes_are_leaders():
    leaders = {leader.name for leader in CHANGES.leaders}
    assert {item.owner for item in (*CHANGES.objectives, *CHANGES.processes)} <= leaders


def test_teams_of_processes_and_leaders_exist():
    assert {item.team for item in (*CHANGES.processes, *CHANGES.leaders) if item.team} <= set(TEAMS)


def test_the_history_covers_more_than_thirteen_months_and_ends_before_today():
    days = [event.on for event in CHANGES.events]
    assert min(days) == date(2025, 9, 1)
    assert (max(days) - min(days)).days > 13 * 30
    assert max(days) < SAMPLE_TODAY


def test_nothing_happens_before_a_use_case_is_registered():
    for history in portfolio_of(CHANGES).histories.values():
        assert history[0].kind == "registered"
        assert [event.on for event in history] == sorted(event.on for event in history)


def test_every_event_is_on_a_working_day():
    assert [event.id for event in CHANGES.events if event.on.weekday() > 4] == []


def test_every_kind_of_event_blocker_and_signal_occurs():
    assert {event.kind for event in CHANGES.events} == set(EVENT_LABELS)
    assert {event.about for event in CHANGES.events if event.kind == "blocker_raised"} == set(BlockerKind)
    assert {event.signal for event in CHANGES.events if event.kind == "leadership_signal"} == set(Signal)


def test_every_stage_and_role_occurs():
    assert {state.stage for state in STATES} == set(Stage)
    assert {state.use_case.role for state in STATES} == set(Role)


def test_experiments_alternate_and_run_only_while_work_is_under_way():
    portfolio = portfolio_of(CHANGES)
    for key, history in portfolio.histories.items():
        running = False
        for event in history:
            if event.kind == "experiment_started":
                assert not running, event.id
                assert portfolio.at(event.on).states[key].stage not in {Stage.IDEA, Stage.STOPPED}, event.id
            running = (running or event.kind == "experiment_started") and event.kind != "experiment_ended"


def test_stages_only_move_forward():
    order = list(Stage)
    for state in STATES:
        reached = [stage for stage, _ in sorted(state.reached.items(), key=lambda item: item[1])]
        assert reached == sorted(reached, key=order.index), state.id


def test_promises_and_blockers_are_opened_before_they_change():
    opened = {"commitment_made", "blocker_raised"}
    seen: set[str] = set()
    for event in sorted(CHANGES.events, key=lambda event: event.on):
        key = getattr(event, "commitment", None) or getattr(event, "blocker", None)
        if key is None:
            continue
        assert (key not in seen) == (event.kind in opened), event.id
        seen.add(key)


def test_texts_are_not_repeated():
    told = [event.text for event in CHANGES.events if event.text]
    assert [text for text, times in Counter(told).items() if times > 1] == []
    purposes = [state.use_case.purpose for state in STATES]
    assert all(30 <= len(purpose) <= 400 for purpose in purposes)
    assert len(set(purposes)) == len(purposes) == 47


def test_a_line_that_says_nothing_is_refused_with_the_keys_that_are_known():
    with pytest.raises(InvalidInput, match=r"2026-01-05.*registered"):
        events_of([{"day": date(2026, 1, 5), "tekst": "?"}], prefix="UC-001")


def test_the_shorthand_knows_every_kind_of_event():
    assert {kind for kind, _ in SHORTHAND.values()} == set(EVENT_LABELS)


def test_own_use_never_exceeds_the_working_days():
    rows = [event for event in CHANGES.events if event.kind == "leadership_signal" and event.signal is Signal.OWN_USE]
    assert len(rows) == 11 * 14  # eleven leaders, fourteen months
    assert all(0 <= row.days <= row.working_days for row in rows)


def test_the_counted_answers_of_the_readme_hold():
    # questions 17 to 24 of the README
    field_service = [state for state in STATES if state.use_case.team == "Storing & Onderhoud"]
    assert len(field_service) == 9
    finance = [state for state in STATES if state.use_case.team == "Finance & Control" and state.under_way]
    assert ids(s for s in finance if (SAMPLE_TODAY - s.last_event_on).days <= 42) == ["UC-038", "UC-040", "UC-041"]
    pilots = [s for s in STATES if s.stage is Stage.PILOTING and s.started_on and s.started_on < date(2026, 3, 1)]
    fruitless = ["UC-020", "UC-021", "UC-028", "UC-035", "UC-038", "UC-043"]
    assert ids(s for s in pilots if not s.shows_effect) == fruitless
    assert ids(s for s in STATES if s.stage is Stage.STOPPED) == ["UC-010", "UC-017", "UC-036", "UC-046"]
    assert len([s for s in STATES if s.stage is Stage.LIVE]) == 17
    assert sorted(key for s in STATES for key in s.open_blockers) == ["B-06", "B-08", "B-09", "B-10", "B-11"]
    accelerators = [s for s in STATES if s.use_case.role is Role.ACCELERATOR]
    assert ids(accelerators) == ["UC-004", "UC-016", "UC-031", "UC-033"]


def ids(states):
    return sorted(state.id for state in states)
