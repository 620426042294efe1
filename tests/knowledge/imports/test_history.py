"""What imports add to the history, in small lists whose outcome is worked out by hand."""

from datetime import date

import pytest

from knowledge.imports.mapping import ImportMapping, Sheet, shipped
from knowledge.model.portfolio import Stage
from tests.knowledge.imports.support import EMPTY, TODAY, history, run, states

HEAD_2024 = (
    "Use Case Name,Agency,Agency Abbreviation,Bureau,What is the intended purpose and expected benefits of the AI?,"
    "Stage of Development,Date Initiated,Date when Acquisition and/or Development began,Date Implemented,Date Retired\n"
)
OBSERVED = date(2024, 12, 16)


def inventory(*rows: str) -> str:
    return HEAD_2024 + "".join(f"{row}\n" for row in rows)


def test_dated_stages_become_events_and_the_stated_stage_comes_last() -> None:
    portfolio, _, _ = run(inventory("A,Agency,AG,B,why,Operation and Maintenance,1/5/2020,2/5/2020,,"))
    assert history(states(portfolio)["A"]) == [
        ("registered", date(2020, 1, 5), ""),
        ("stage_changed", date(2020, 2, 5), "piloting"),
        ("stage_changed", OBSERVED, "live"),
    ]
    assert states(portfolio, date(2020, 1, 31))["A"].stage == Stage.EXPLORING


def test_a_use_case_that_says_it_is_scaling_was_not_live_on_its_day_of_implementation() -> None:
    portfolio, _, _ = run(inventory("A,Agency,AG,B,why,Implementation and Assessment,1/5/2020,,3/5/2021,"))
    assert history(states(portfolio)["A"]) == [
        ("registered", date(2020, 1, 5), ""),
        ("stage_changed", date(2021, 3, 5), "scaling"),
    ]


def test_days_against_the_order_of_stages_or_after_the_file_make_no_history() -> None:
    # acquired before initiated: there already, but no pilot yet; implemented after the day of the inventory
    portfolio, report, _ = run(inventory("A,Agency,AG,B,why,Initiated,5/5/2021,1/5/2020,1/1/2026,"))
    state = states(portfolio)["A"]
    assert history(state) == [("registered", date(2020, 1, 5), ""), ("stage_changed", date(2021, 5, 5), "exploring")]
    assert state.use_case.dates["implemented"] == date(2026, 1, 1)
    assert any("still to come" in warning for warning in report.warnings)


def test_a_day_before_1990_is_dropped_with_the_year_that_it_probably_was() -> None:
    portfolio, report, _ = run(inventory("A,Agency,AG,B,why,Initiated,7/16/1905,,,"))
    assert "initiated" not in states(portfolio)["A"].use_case.dates
    # a spreadsheet shows the number 2024 as 1905-07-16
    assert [(e.row, e.column, e.value) for e in report.dropped] == [(2, "Date Initiated", "7/16/1905")]
    assert "probably the year 2024" in report.dropped[0].problem


def test_a_row_that_ends_before_it_starts_is_rejected_and_the_rest_goes_on() -> None:
    portfolio, report, _ = run(
        inventory(
            "A,Agency,AG,B,why,Retired,5/5/2021,,,5/4/2021",
            "C,Agency,AG,B,why,Initiated,5/5/2021,,,",
        )
    )
    assert set(states(portfolio)) == {"C"}
    assert [(entry.row, entry.column, entry.value) for entry in report.rejected] == [(2, "Date Retired", "5/4/2021")]
    assert report.rows_read == report.created + len(report.rejected) == 2


def test_a_newer_list_writes_changed_fields_stages_and_absences() -> None:
    first, _, _ = run(inventory("A,Agency,AG,B,why,Initiated,1/5/2020,,,", "C,Agency,AG,B,x,Initiated,1/5/2020,,,"))
    newer = inventory("A,Agency,AG,B,because,Operation and Maintenance,1/5/2020,,6/1/2024,")
    second, report, changes = run(newer, existing=first)
    assert (report.created, report.updated, report.unchanged, report.delisted) == (0, 1, 0, 1)
    changed = {event.field: (event.before, event.after) for event in changes.events if event.kind == "changed"}
    assert changed["purpose"] == ("why", "because")
    assert changed["dates"][1] == {"initiated": "2020-01-05", "implemented": "2024-06-01"}
    assert states(second)["A"].reached[Stage.LIVE] == date(2024, 6, 1)
    assert history(states(second)["C"])[-1] == ("delisted", OBSERVED, "")
    assert states(second, date(2024, 12, 15))["A"].use_case.purpose == "why"
    _, report, changes = run(newer, existing=second)
    assert (report.unchanged, changes.events) == (1, ())


def test_a_value_that_goes_to_and_fro_within_a_day_is_written_each_time() -> None:
    portfolio = EMPTY
    for phase in ("Idee", "Pilot", "Idee", "Pilot", "Idee"):
        portfolio, _, _ = run(f"Titel;Fase\nChatbot;{phase}\n", existing=portfolio)
        assert states(portfolio)["Chatbot"].stage.label("nl").lower() == phase.lower()
    ids = [event.id for event in states(portfolio)["Chatbot"].events]
    assert len(ids) == len(set(ids)) == 5


def test_nothing_is_delisted_while_a_row_that_nobody_can_identify_may_be_it() -> None:
    first, _, _ = run(inventory("A,Agency,AG,B,why,Initiated,,,,", "C,Agency,AG,B,x,Initiated,,,,"))
    second, report, _ = run(inventory("A,Agency,AG,B,why,Initiated,,,,", "C,Agency,AG"), existing=first)
    assert (report.delisted, len(report.rejected)) == (0, 1)
    assert states(second)["C"].listed
    assert any("They stay listed" in warning for warning in report.warnings)


def test_a_rejected_row_keeps_its_use_case_listed() -> None:
    first, _, _ = run(inventory("A,Agency,AG,B,why,Initiated,5/5/2021,,,"))
    second, report, _ = run(inventory("A,Agency,AG,B,why,Initiated,5/5/2021,,1/1/2020,"), existing=first)
    assert (len(report.rejected), report.delisted) == (1, 0)
    assert states(second)["A"].listed


def test_a_header_alone_is_no_error_and_delists_nothing() -> None:
    first, _, _ = run(inventory("A,Agency,AG,B,why,Initiated,,,,"))
    _, report, changes = run(inventory(), existing=first)
    assert (report.rows_read, report.rejected, changes.events) == (0, (), ())


def test_rows_with_one_title_are_told_apart_by_what_they_say_beside_it() -> None:
    rows = [f"Generative AI Usage,Agency,AG,Bureau {n},why,Initiated,,,," for n in range(5)]
    rows += ["Generative AI Usage,Agency,AG,Bureau 0,why,Initiated,,,,"]  # the same to the letter
    portfolio, report, _ = run(inventory(*rows))
    assert (report.created, len(portfolio.histories)) == (6, 6)
    _, report, changes = run(inventory(*reversed(rows)), existing=portfolio)
    assert (report.unchanged, changes.events) == (6, ())


def test_a_use_case_keeps_its_history_when_another_gets_its_title() -> None:
    first, _, _ = run(inventory("Chatbot,Agency,AG,North,answers mail,Initiated,,,,"))
    both = inventory(
        "Chatbot,Agency,AG,South,answers calls,Initiated,,,,", "Chatbot,Agency,AG,North,answers mail,Retired,,,,"
    )
    second, report, _ = run(both, existing=first)
    assert (report.created, report.updated, report.delisted) == (1, 1, 0)
    kept = second.at(date.max).states[next(iter(first.histories))]
    assert (kept.use_case.purpose, kept.stage) == ("answers mail", Stage.STOPPED)
    _, report, _ = run(inventory("Chatbot,Agency,AG,South,answers calls,Initiated,,,,"), existing=second)
    assert (report.created, report.delisted) == (0, 1)


def test_a_column_that_a_file_does_not_have_blanks_nothing() -> None:
    first, _, _ = run("Id;Titel;Doel;Fase;Budget\nP1;Chatbot;antwoordt;Pilot;100\n")
    second, report, _ = run("Id;Titel;Fase\nP1;Chatbot;Live\n", existing=first)
    record = states(second)["Chatbot"].use_case
    assert (report.updated, record.purpose, record.stage) == (1, "antwoordt", Stage.LIVE)
    assert record.attributes == {"Budget": "100"}


def test_what_a_person_recorded_after_the_day_of_a_row_is_not_undone_by_it() -> None:
    row = (
        '[{"id": "1", "title": "A", "doel": "x", "organisatie": "O", "impactassessment": "Ja", '
        '"status": "%s", "laatst_gewijzigd": "%s"}]'
    )
    first, _, _ = run(row % ("ontwikkeling", "2025-01-10"), "a.json")
    second, _, _ = run(row % ("in_gebruik", "2025-05-10"), "a.json", first)
    third, report, _ = run(row % ("ontwikkeling", "2025-01-10"), "a.json", second)
    assert states(third)["A"].stage == Stage.LIVE
    assert any("stays as it is" in warning for warning in report.warnings)


def test_an_id_that_another_source_already_uses_gets_the_name_of_its_source() -> None:
    first, _, _ = run("Id;Titel;Fase\nP1;Chatbot;Pilot\n", "pmo.csv")
    second, _, _ = run("Id;Titel;Fase\nP1;Zoeken;Idee\n", "zorg.csv", first)
    assert set(second.histories) == {"P1", "zorg-P1"}
    third, report, changes = run("Id;Titel;Fase\nP1;Zoeken;Idee\n", "zorg.csv", second)
    assert (report.unchanged, changes.events, set(third.histories)) == (1, (), {"P1", "zorg-P1"})


def test_the_same_id_twice_in_one_file_rejects_the_later_row() -> None:
    _, report, _ = run("Id;Titel;Fase\nP1;Chatbot;Pilot\nP1;Zoeken;Idee\n")
    assert [(entry.row, entry.column, entry.value) for entry in report.rejected] == [(3, "Id", "P1")]
    assert report.rejected[0].problem == "row 2 is about the same use case"


def test_a_dry_run_reports_the_same_as_the_import() -> None:
    content = "Titel;Fase\nChatbot;Pilot\n;Idee\n"
    _, dry, _ = run(content, dry_run=True)
    _, wet, _ = run(content)
    assert dry == wet.model_copy(update={"dry_run": True})


@pytest.mark.parametrize("mapping", shipped().values(), ids=lambda mapping: mapping.name)
def test_every_shipped_mapping_means_stages_and_names_keys_that_exist(mapping: ImportMapping) -> None:
    assert {Stage(value) for value in mapping.meanings("stage").values()} <= set(Stage)
    sheets: list[Sheet] = list(mapping.sheets.values())
    for sheet in sheets:
        assert set(sheet.ties) <= set(sheet.columns)
    assert set(mapping.about) == {"nl", "en"}
    assert mapping.observed is None or mapping.observed <= TODAY
