"""Snapshots of a whole portfolio."""

from datetime import date, timedelta

from knowledge.history.portfolio import REMEMBERED, PortfolioChanges, Snapshot, by_use_case, portfolio_of
from knowledge.model.portfolio import Stage
from knowledge.model.principal import OWNER, Principal
from tests.knowledge.portfolio_kit import TODAY, event, general, moved, portfolio, small, use_case


def test_a_snapshot_holds_what_was_registered_by_then_and_what_had_happened() -> None:
    snapshot = small().at(date(2026, 2, 2))
    # A and F of 5 January, C of 12 January, E of 19 January, B of 2 February
    assert sorted(snapshot.states) == ["A", "B", "C", "E", "F"]
    assert snapshot.states["A"].stage is Stage.PILOTING
    assert [each.id for each in snapshot.events] == ["A.0", "F.0", "C.0", "E.0", "A.1", "B.0"]


def test_events_of_no_use_case_count_up_to_the_day() -> None:
    assert [each.id for each in small().at(date(2026, 5, 20)).general] == ["general.0"]
    assert [each.id for each in small().at(TODAY).general] == ["general.0", "general.1"]


def test_an_empty_portfolio_has_empty_snapshots() -> None:
    snapshot = portfolio().at(TODAY)
    assert (dict(snapshot.states), snapshot.events) == ({}, ())


def test_the_first_event_with_an_id_counts_and_a_second_does_not() -> None:
    first, second = (use_case("A", "2026-01-05", stage)[0] for stage in ("idea", "live"))
    of = portfolio_of(PortfolioChanges(events=(first, second)))
    assert of.at(TODAY).states["A"].stage is Stage.IDEA
    assert len(of.at(TODAY).events) == 1


def test_the_same_day_is_folded_once_and_only_some_days_are_remembered() -> None:
    of = small()
    assert of.at(TODAY) is of.at(TODAY)
    newest = of.at(date.max)
    for days in range(3 * REMEMBERED):
        of.at(TODAY - timedelta(days))
    assert len(of._snapshots) == REMEMBERED + 1  # beside the newest, from which every other day is folded
    assert of.at(date.max) is newest


def test_a_use_case_to_which_nothing_happened_since_has_the_same_state() -> None:
    of = portfolio(
        use_case("A", "2026-01-05", "idea"), use_case("B", "2026-01-05", "idea", moved("2026-05-04", "live"))
    )
    before, after = of.at(date(2026, 3, 1)).states, of.at(TODAY).states
    assert before["A"] is after["A"]
    assert (before["B"].stage, after["B"].stage) == (Stage.IDEA, Stage.LIVE)


def test_a_reader_sees_open_use_cases_and_those_of_their_own_groups() -> None:
    of = portfolio(
        use_case("open", "2026-01-05", "idea"),
        use_case("board", "2026-01-05", "idea", groups=("board",)),
        use_case("closed", "2026-01-05", "idea", event("changed", "2026-05-04", field="groups", after=["board"])),
        general(event("decision", "2026-05-18")),
    )
    assert set(of.for_reader(OWNER).histories) == {"open", "board", "closed"}
    assert set(of.for_reader(Principal(id="b", groups=frozenset({"board"}))).histories) == {"open", "board", "closed"}
    outsider = of.for_reader(Principal(id="o"))
    # what was closed off later is closed off for the past too
    assert set(outsider.at(date(2026, 2, 1)).states) == {"open"}
    assert [each.kind for each in outsider.at(TODAY).events] == ["registered", "decision"]


def test_histories_are_split_by_use_case_in_the_order_given() -> None:
    rows = [
        *use_case("B", "2026-01-05", "idea"),
        *general(event("decision", "2026-01-05")),
        *use_case("A", "2026-01-05", "idea"),
    ]
    histories, rest = by_use_case(rows)
    assert list(histories) == ["B", "A"]
    assert [each.id for each in rest] == ["general.0"]


def test_after_new_events_only_what_they_are_about_is_folded_again() -> None:
    of = small()
    before = of.at(date.max).states
    stopped = use_case("A", "2026-01-05", "idea", moved("2026-05-31", "stopped"))[1]
    after = of.with_events([stopped.model_copy(update={"id": "new"})])
    assert after.at(date.max).states["A"].stage is Stage.STOPPED
    assert before["A"].stage is Stage.LIVE
    assert all(after.at(date.max).states[key] is before[key] for key in "BCDEF")


def test_new_entities_and_readers_leave_the_states_as_they_are() -> None:
    of = small()
    before = of.at(date.max).states
    renamed = of.with_entities(of.objectives.values(), (), (), ())
    assert (set(renamed.objectives), set(renamed.teams)) == (set(of.objectives), set())
    assert renamed.at(date.max).states["A"] is before["A"]
    assert of.for_reader(Principal(id="o")).at(date.max).states["A"] is before["A"]


def test_what_is_made_of_a_snapshot_is_made_once() -> None:
    snapshot = small().at(TODAY)
    assert snapshot.derived(lambda each: []) is not snapshot.derived(lambda each: [])
    assert snapshot.derived(titles) is snapshot.derived(titles)


def titles(snapshot: Snapshot) -> list[str]:
    return [state.use_case.title for state in snapshot.by_title]
