"""Rules that hold for every measure over every portfolio."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import InvalidInput
from knowledge.history.portfolio import Portfolio, PortfolioChanges, portfolio_of
from knowledge.measures.catalogue import CATALOGUE, compute
from knowledge.measures.kpis import KPIS
from knowledge.measures.query import Filters, MeasureQuery, Period
from knowledge.measures.select import select, select_events
from knowledge.model.events import Event
from knowledge.model.portfolio import Objective, Process, Team
from tests.knowledge.portfolio_kit import STAGES, TODAY, event, facts_of, moved, portfolio, small, use_case

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 150).map(lambda days: FIRST + timedelta(days))
TEAMS, GOALS = ("Finance", "Service", ""), ("D1", "D2", "D9")
ROWS = st.one_of(
    st.builds(lambda on, stage: moved(str(on), stage), DAYS, st.sampled_from(STAGES)),
    st.builds(lambda on, team: event("changed", str(on), field="team", after=team), DAYS, st.sampled_from(TEAMS)),
    st.builds(
        lambda on, kind: event(kind, str(on)), DAYS, st.sampled_from(["delisted", "relisted", "reflection", "decision"])
    ),
    st.builds(
        lambda on, shown, verified: event("effect_measured", str(on), shown=shown, verified=verified),
        DAYS,
        st.booleans(),
        st.booleans(),
    ),
    st.builds(lambda on, users: event("usage_measured", str(on), users=users), DAYS, st.integers(0, 3)),
    st.builds(lambda on: event("blocker_raised", str(on), blocker="1", about="time"), DAYS),
    st.builds(lambda on: event("blocker_removed", str(on), blocker="1"), DAYS),
    st.builds(lambda on, due: event("commitment_made", str(on), commitment="1", due=str(due)), DAYS, DAYS),
    st.builds(
        lambda on, due, agreed: event("commitment_moved", str(on), commitment="1", due=str(due), approved=agreed),
        DAYS,
        DAYS,
        st.booleans(),
    ),
    st.builds(lambda on: event("commitment_kept", str(on), commitment="1"), DAYS),
    st.builds(lambda on, until: event("experiment_started", str(on), until=str(until)), DAYS, DAYS),
    st.builds(
        lambda on, outcome: event("experiment_ended", str(on), outcome=outcome),
        DAYS,
        st.sampled_from([None, "keep", "stop"]),
    ),
    st.builds(
        lambda on, goals: event("changed", str(on), field="objectives", after=goals),
        DAYS,
        st.lists(st.sampled_from(["D1", "D2", "D9"]), max_size=2, unique=True),
    ),
)
OBJECTIVES = (
    Objective(id="D1", title="One", retired_on=FIRST + timedelta(70)),
    Objective(id="D2", title="Two", in_force_from=FIRST + timedelta(40)),
)
PROCESSES = (Process(id="P1", title="Paying", volume=3), Process(id="P2", title="Buying", team="Finance"))
TEAMS_KNOWN = (Team(id="FIN", name="Finance"), Team(id="LEG", name="Legal"))


@st.composite
def histories(draw: Any) -> list[list[Event]]:
    """Up to six use cases with at most one event a day each, so that their order is all in their days."""
    return [
        use_case(
            f"U{place}",
            str(draw(DAYS)),
            draw(st.sampled_from(STAGES)),
            *draw(st.lists(ROWS, max_size=6, unique_by=lambda row: row["on"])),
            team=draw(st.sampled_from(TEAMS)),
            owner=draw(st.sampled_from(("Kim", ""))),
            objectives=draw(st.lists(st.sampled_from(GOALS), max_size=2, unique=True)),
            processes=draw(st.lists(st.sampled_from(("P1", "P2")), max_size=2, unique=True)),
        )
        for place in range(draw(st.integers(0, 6)))
    ]


PERIODS = st.builds(lambda start, days: Period(start=start, end=start + timedelta(days)), DAYS, st.integers(0, 60))
CONDITIONS = st.fixed_dictionaries(
    {},
    optional={
        "teams": st.lists(st.sampled_from(TEAMS[:2]), min_size=1, max_size=2, unique=True).map(tuple),
        "stages": st.lists(st.sampled_from(STAGES), min_size=1, max_size=3, unique=True).map(tuple),
        "objectives": st.tuples(st.sampled_from(GOALS)),
        "entered": st.dictionaries(st.sampled_from(STAGES), PERIODS, max_size=1),
        "started": PERIODS,
        "quiet": PERIODS,
        "effect": st.booleans(),
        "linked": st.booleans(),
        "owned": st.booleans(),
        "blocked": st.booleans(),
        "active": st.booleans(),
    },
)
FILTERS = CONDITIONS.map(Filters.model_validate)
QUERIES = st.builds(
    MeasureQuery,
    measure=st.sampled_from(sorted(CATALOGUE)),
    as_of=DAYS,
    filters=FILTERS,
    show=st.sampled_from(["count", "list", "share"]),
    group_by=st.sampled_from([None, "team", "stage", "objective", "owner", "role", "process", "year"]),
    ranking=st.sampled_from([None, "most", "least"]),
    order=st.sampled_from([None, "oldest", "newest", "longest_in_stage", "longest_quiet", "most_users"]),
    limit=st.sampled_from([None, 1, 3]),
    kinds=st.sampled_from([(), ("decision",), ("blocker_raised", "commitment_made")]),
    pending=st.booleans(),
)


def of(rows: list[list[Event]]) -> Portfolio:
    return portfolio(*rows, objectives=OBJECTIVES, processes=PROCESSES, teams=TEAMS_KNOWN)


@given(histories(), FILTERS, FILTERS, DAYS)
@settings(max_examples=60)
def test_a_condition_more_can_only_leave_fewer(rows: list[list[Event]], one: Filters, more: Filters, day: date) -> None:
    added = {name: getattr(more, name) for name in more.model_fields_set - one.model_fields_set}
    both = one.model_copy(update=added)
    snapshot = of(rows).at(day)
    assert {state.id for state in select(snapshot, both)} <= {state.id for state in select(snapshot, one)}
    narrow, wide = (MeasureQuery(measure="events", as_of=day, filters=each) for each in (both, one))
    if one.model_fields_set:  # without any condition events of no use case count too
        assert {each.id for each in select_events(snapshot, narrow)} <= {
            each.id for each in select_events(snapshot, wide)
        }


@given(histories(), FILTERS, DAYS)
@settings(max_examples=60)
def test_a_yes_and_a_no_together_are_all(rows: list[list[Event]], filters: Filters, day: date) -> None:
    snapshot = of(rows).at(day)
    for flag in ("effect", "linked", "owned", "blocked", "experimenting", "active"):
        parts = [select(snapshot, filters.model_copy(update={flag: wanted})) for wanted in (True, False, None)]
        assert len(parts[0]) + len(parts[1]) == len(parts[2])


@given(histories(), QUERIES)
@settings(max_examples=60)
def test_groups_of_which_each_use_case_has_one_add_up_to_the_total(
    rows: list[list[Event]], query: MeasureQuery
) -> None:
    snapshot = of(rows).at(query.as_of)
    for field in ("team", "stage", "owner", "role", "year", "attribute:x"):
        for measure in ("use_cases", "active_use_cases", "events"):
            asked = query.model_copy(update={"measure": measure, "group_by": field, "ranking": None})
            (found,) = compute(snapshot, asked, "en")
            groups: Any = found.value
            assert sum(groups.values()) == found.n


@given(histories(), QUERIES)
@settings(max_examples=150)
def test_both_languages_state_the_same_fact(rows: list[list[Event]], query: MeasureQuery) -> None:
    snapshot = of(rows).at(query.as_of)
    dutch, english = compute(snapshot, query, "nl"), compute(snapshot, query, "en")
    assert [each.model_dump(exclude={"text", "label", "unit"}) for each in dutch] == [
        each.model_dump(exclude={"text", "label", "unit"}) for each in english
    ]
    for each in (*dutch, *english):
        assert each.text.endswith(".")
        assert each.text[:1] == each.text[:1].upper()
        assert "  " not in each.text


@given(histories(), QUERIES, st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_the_order_of_events_does_not_matter_to_any_fact(
    rows: list[list[Event]], query: MeasureQuery, random: Any
) -> None:
    events = [each for history in rows for each in history]
    random.shuffle(events)
    shuffled = portfolio_of(
        PortfolioChanges(objectives=OBJECTIVES, processes=PROCESSES, teams=TEAMS_KNOWN, events=tuple(events))
    )
    assert compute(shuffled.at(query.as_of), query, "nl") == compute(of(rows).at(query.as_of), query, "nl")


@given(histories(), QUERIES)
@settings(max_examples=80)
def test_what_happens_later_never_matters_to_an_earlier_day(rows: list[list[Event]], query: MeasureQuery) -> None:
    known = [[each for each in history if each.on <= query.as_of] for history in rows]
    assert compute(of(known).at(query.as_of), query, "en") == compute(of(rows).at(query.as_of), query, "en")


@given(histories(), QUERIES)
@settings(max_examples=60)
def test_a_share_lies_between_none_and_all(rows: list[list[Event]], query: MeasureQuery) -> None:
    for measure in ("use_cases", "active_use_cases"):
        asked = query.model_copy(update={"measure": measure, "show": "share", "group_by": None})
        (found,) = compute(of(rows).at(query.as_of), asked, "en")
        assert found.value is None or 0 <= float(str(found.value)) <= 1
        assert (found.value is None) == (found.n == 0)


@given(histories(), QUERIES)
@settings(max_examples=100)
def test_every_kpi_is_bounded_and_what_is_not_known_says_why(rows: list[list[Event]], query: MeasureQuery) -> None:
    snapshot = of(rows).at(query.as_of)
    for name in KPIS[1:]:
        for found in compute(snapshot, query.model_copy(update={"measure": name}), "en"):
            value: Any = found.value
            if value is None:
                assert any(word in found.text for word in ("cannot be computed", "not known", "no ", "at least"))
            elif found.unit in ("share", "") and not isinstance(value, dict):
                assert 0 <= value <= 1
            elif not isinstance(value, dict):
                assert 0 <= value <= (100 if name == "health" else 400)


def test_a_measure_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(InvalidInput, match="There is no measure 'profit'"):
        facts_of(small(), "profit")


def test_a_fact_has_one_id_in_every_language_and_another_on_another_day() -> None:
    assert facts_of(small())[0].id == facts_of(small(), language="nl")[0].id
    assert facts_of(small())[0].id != facts_of(small(), as_of=TODAY - timedelta(1))[0].id


def test_every_measure_of_the_catalogue_says_what_it_means_and_answers_over_nothing() -> None:
    for name, measure in CATALOGUE.items():
        assert all(measure.meaning)
        for found in facts_of(portfolio(), name):
            assert found.measure == name
            assert found.n == 0
