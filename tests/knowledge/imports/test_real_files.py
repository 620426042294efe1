"""The real portfolios. Oracles: METHODS.md section 1, and counts taken with the csv and json modules alone."""

from collections import Counter
from datetime import date

import pytest

from knowledge.errors import InvalidInput
from knowledge.model.portfolio import Stage
from tests.knowledge.imports.support import INVENTORY_2023, INVENTORY_2024, REGISTER, history, real, run

CUT = date(2024, 12, 16)


def test_the_inventory_of_2024_comes_in_whole_but_for_the_twelve_rows_that_end_before_they_start() -> None:
    portfolio, report, _ = run(real(INVENTORY_2024), "2024.csv")
    assert (report.mapping, report.rows_read) == ("us-federal-ai-inventory-2024", 2133)
    assert (report.created, len(report.rejected)) == (2121, 12)
    assert [entry.row for entry in report.rejected] == [40, 46, 184, 590, 687, 709, 710, 833, 946, 1231, 1565, 1591]
    assert report.rejected[0].problem == "'Date Implemented' 2019-10-01 lies before 'Date Initiated' 2021-10-01"
    assert {entry.column for entry in report.dropped} == {
        "Date Initiated",
        "Date when Acquisition and/or Development began",
        "Date Implemented",
        "Date Retired",
    }
    assert len(portfolio.at(date.max).states) == 2121


def test_the_survival_oracle_can_be_counted_from_the_imported_dates() -> None:
    # METHODS section 1: n = 1,170 with a start from 1990 to the cut, 558 of them implemented by then
    portfolio, _, _ = run(real(INVENTORY_2024), "2024.csv")
    dates = [state.use_case.dates for state in portfolio.at(date.max).states.values()]
    started = [days for days in dates if "initiated" in days and days["initiated"] <= CUT]
    assert len(started) == 1170
    assert sum("implemented" in days and days["implemented"] <= CUT for days in started) == 558


def test_the_same_inventory_twice_changes_nothing() -> None:
    portfolio, _, _ = run(real(INVENTORY_2024), "2024.csv")
    _, report, changes = run(real(INVENTORY_2024), "2024.csv", portfolio)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 2121)
    assert changes.events == ()
    assert changes.teams == ()


def test_2023_and_2024_are_two_moments_of_one_source() -> None:
    # 212 pairs of department and title stand in both files (with State's two abbreviations joined); of three
    # titles the file of 2024 has two rows, and one row of 2024 is rejected
    before, first, _ = run(real(INVENTORY_2023), "2023.csv")
    assert (first.rows_read, first.created, first.rejected) == (710, 710, ())
    after, second, _ = run(real(INVENTORY_2024), "2024.csv", before)
    assert (second.created, second.updated, second.delisted) == (1913, 208, 499)
    known = [state for key, state in after.at(date.max).states.items() if key in before.histories]
    assert sum(state.listed for state in known) == 710 - 499
    changed = next(state for state in known if state.use_case.title == "Text Similarity")
    assert ("changed", date(2024, 12, 16), "") in history(changed)
    assert changed.use_case.source_id == "DOS-0007-2023" or changed.use_case.source_id.startswith("DOS-")
    _, third, again = run(real(INVENTORY_2024), "2024.csv", after)
    assert (third.created, third.updated, again.events) == (0, 0, ())


def test_an_older_inventory_is_refused_once_the_newer_is_known() -> None:
    portfolio, _, _ = run(real(INVENTORY_2024), "2024.csv")
    with pytest.raises(InvalidInput, match="already known up to 2024-12-16"):
        run(real(INVENTORY_2023), "2023.csv", portfolio)


def test_a_stage_that_the_inventory_does_not_tell_is_never_guessed() -> None:
    portfolio, report, _ = run(real(INVENTORY_2023), "2023.csv")
    assert {entry.value for entry in report.dropped} == {
        "Completed",
        "Refinments planned for future release",
        "Technical transfer of capability to industry planned this summer.",
    }
    assert any("taken up as an idea" in warning and "324 rows" in warning for warning in report.warnings)
    stages = Counter(state.stage for state in portfolio.at(date.max).states.values())
    # 321 empty and 3 unclear ones, and 7 times "Planned (not in production)"
    assert stages[Stage.IDEA] == 331


def test_the_dutch_register_comes_in_whole_by_its_own_ids() -> None:
    portfolio, report, _ = run(real(REGISTER), "algoritmes.json", today=date(2026, 6, 1))
    assert (report.rows_read, report.created, report.rejected, report.warnings) == (1431, 1431, (), ())
    assert report.observed == date(2026, 5, 13)
    state = portfolio.at(date.max).states["11136893"]
    assert state.use_case.team == "Gemeenschappelijke regeling Regionale ICT-dienst Utrecht"
    assert history(state) == [("registered", date(2026, 4, 7), "")]
    assert state.use_case.attributes["impactassessment"] == "Onbekend"
    stages = Counter(state.stage for state in portfolio.at(date.max).states.values())
    assert stages == {Stage.LIVE: 1302, Stage.PILOTING: 71, Stage.STOPPED: 58}
    assert len(portfolio.teams) == 320


def test_a_newer_export_of_the_register_writes_what_changed_left_and_came_back() -> None:
    content = real(REGISTER).decode()
    portfolio, _, _ = run(content, "a.json", today=date(2026, 6, 1))
    gone = content.replace('"id": "11136893"', '"id": "99999999"').replace("2026-05-13T", "2026-07-01T")
    portfolio, report, _ = run(gone, "b.json", portfolio, today=date(2026, 7, 2))
    assert (report.created, report.delisted) == (1, 1)
    assert not portfolio.at(date.max).states["11136893"].listed
    portfolio, report, _ = run(
        content.replace("2026-05-13T", "2026-08-01T"), "c.json", portfolio, today=date(2026, 8, 2)
    )
    assert (report.relisted, report.delisted) == (1, 1)
    assert portfolio.at(date.max).states["11136893"].listed
