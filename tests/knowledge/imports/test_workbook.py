"""Koers's own workbook: filled in, imported, changed and imported again."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from knowledge.imports.template import template
from knowledge.model.events import EVENT_LABELS
from knowledge.model.portfolio import Role, Stage
from tests.knowledge.imports.support import EMPTY, TODAY, history, run, states

NAMES = {
    "objectives": "Doelen | Objectives",
    "processes": "Processen | Processes",
    "teams": "Teams",
    "leaders": "Leiders | Leaders",
    "use_cases": "Use-cases | Use cases",
    "events": "Gebeurtenissen | Events",
}
Rows = Sequence[Mapping[str, Any]]

ORGANISATION: dict[str, Rows] = {
    "objectives": [
        {"Code | Id": "D1", "Titel | Title": "Sneller helpen", "Van kracht vanaf | In force from": date(2024, 1, 1)}
    ],
    "processes": [
        {"Titel | Title": "Aanvragen", "Kern | Core": "ja | yes", "Aantal per jaar | Volume per year": "12.500,5"}
    ],
    "teams": [{"Naam | Name": "Klantcontact", "Andere namen | Other names": "KCC; Balie"}],
    "leaders": [{"Code | Id": "L1", "Naam | Name": "A. Bestuurder", "Functie | Function": "directeur"}],
    "use_cases": [
        {
            "Code | Id": "UC1",
            "Titel | Title": "Chatbot",
            "Team": "kcc",
            "Fase | Stage": "in gebruik | live",
            "Sinds | Since": date(2025, 3, 1),
            "Rol | Role": "bewijs",
            "Doelstellingen | Objectives": "sneller helpen",
            "Processen | Processes": "Aanvragen",
            "Maakt mogelijk | Enables": "Zoeken",
        },
        {"Titel | Title": "Zoeken", "Fase | Stage": "verkenning | exploring"},
    ],
}
ON = {"Datum | Date": date(2025, 4, 1)}
EVENTS: Rows = [
    {"Soort | Kind": "fase gewijzigd | stage changed", "Datum | Date": date(2024, 5, 1), "Fase | Stage": "pilot"},
    {"Soort | Kind": "registered", "Datum | Date": date(2024, 2, 1)},
    {"Soort | Kind": "experiment gestart", "Tot | Until": date(2027, 1, 1), **ON},
    {"Soort | Kind": "experiment ended", "Uitkomst | Outcome": "bijsturen | change", **ON},
    {"Soort | Kind": "Reflectie", "Plan gewijzigd | Changed plan": "ja", **ON},
    {
        "Soort | Kind": "effect gemeten",
        "Maatstaf | Metric": "wachttijd",
        "Waarde | Value": -2.5,
        "Eenheid | Unit": "min",
        "Geverifieerd | Verified": "x",
        **ON,
    },
    {"Soort | Kind": "usage_measured", "Gebruikers | Users": 40, **ON},
    {"Soort | Kind": "besluit", "Toelichting | Text": "door naar opschaling", **ON},
    {
        "Soort | Kind": "toezegging gedaan",
        "Toezegging | Commitment": "T1",
        "Uiterlijk op | Due": date(2026, 1, 1),
        **ON,
    },
    {
        "Soort | Kind": "toezegging verschoven",
        "Toezegging | Commitment": "T1",
        "Uiterlijk op | Due": date(2026, 2, 1),
        **ON,
    },
    {"Soort | Kind": "toezegging nagekomen", "Toezegging | Commitment": "T1", **ON},
    {"Soort | Kind": "show & tell", **ON},
    {
        "Soort | Kind": "belemmering gemeld",
        "Belemmering | Blocker": "B1",
        "Soort belemmering | Kind of blocker": "tijd",
        **ON,
    },
    {"Soort | Kind": "blocker removed", "Belemmering | Blocker": "B1", **ON},
    {
        "Soort | Kind": "leiderschapssignaal",
        "Leider | Leader": "A. Bestuurder",
        "Signaal | Signal": "eigen gebruik",
        "Gebruiksdagen | Days of use": 4,
        "Werkdagen | Working days": 10,
        **ON,
    },
    {"Soort | Kind": "changed", "Veld | Field": "eigenaar", "Nieuwe waarde | New value": "P. Eigenaar", **ON},
    {"Soort | Kind": "delisted", **ON},
    {"Soort | Kind": "relisted", **ON},
]


def filled(sheets: Mapping[str, Rows]) -> bytes:
    """The template with these rows, each a value per column header."""
    book = load_workbook(BytesIO(template()))
    for entity, rows in sheets.items():
        sheet = book[NAMES[entity]]
        columns = {cell.value: cell.column for cell in sheet[1]}
        for number, row in enumerate(rows, 2):
            for header, value in row.items():
                sheet.cell(row=number, column=columns[header], value=value)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_events(*rows: Mapping[str, Any]) -> bytes:
    about = [{"Toepassing | Use case": "Chatbot"} | dict(row) for row in rows]
    return filled(ORGANISATION | {"events": about})


def test_the_empty_template_changes_nothing_and_is_no_error() -> None:
    portfolio, report, changes = run(template(), "koers.xlsx")
    assert (report.mapping, report.rows_read, report.warnings, report.unused) == ("koers", 0, (), ())
    assert portfolio == EMPTY
    assert not any(changes.model_dump().values())


def test_the_template_offers_lists_dates_and_an_explanation_in_both_languages() -> None:
    book = load_workbook(BytesIO(template()))
    assert [cell.value for cell in book["Uitleg | Read me"][1]] == ["Nederlands", "English"]
    sheet = book[NAMES["use_cases"]]
    lists = [validation.formula1 for validation in sheet.data_validations.dataValidation]
    assert len(lists) == 2
    assert book["lists"].sheet_state == "hidden"
    assert sheet.column_dimensions["G"].number_format == "yyyy-mm-dd"


def test_a_filled_workbook_brings_in_everything_it_says() -> None:
    portfolio, report, _ = run(filled(ORGANISATION), "koers.xlsx")
    assert (report.rows_read, report.created, report.rejected, report.dropped) == (6, 6, (), ())
    assert portfolio.objectives["D1"].in_force_from == date(2024, 1, 1)
    assert portfolio.processes["aanvragen"].volume == 12500.5
    assert portfolio.teams["klantcontact"].aliases == ("KCC", "Balie")
    assert portfolio.leaders["L1"].title == "directeur"
    record = portfolio.at(TODAY).states["UC1"].use_case
    assert (record.team, record.role, record.stage) == ("Klantcontact", Role.PROOF, Stage.LIVE)
    assert (record.objectives, record.processes) == (("D1",), ("aanvragen",))
    assert record.enables == (states(portfolio)["Zoeken"].id,)
    assert history(portfolio.at(TODAY).states["UC1"]) == [("registered", date(2025, 3, 1), "")]


def test_every_kind_of_event_can_be_written_down() -> None:
    assert len(EVENTS) == len(EVENT_LABELS)
    portfolio, report, _ = run(with_events(*EVENTS), "koers.xlsx")
    assert (report.rejected, report.dropped) == ((), ())
    assert (report.rows_read, report.created) == (6 + len(EVENTS), 6 + len(EVENTS))
    state = states(portfolio)["Chatbot"]
    assert {event.kind for event in state.events} == set(EVENT_LABELS)
    assert (state.registered_on, state.use_case.owner, state.listed) == (date(2024, 2, 1), "P. Eigenaar", True)
    assert [(kind, on) for kind, on, stage in history(state) if stage] == [
        ("stage_changed", date(2024, 5, 1)),
        ("stage_changed", date(2025, 3, 1)),
    ]
    assert states(portfolio, date(2024, 3, 1))["Chatbot"].stage == Stage.IDEA


def test_the_same_workbook_twice_changes_nothing() -> None:
    content = with_events(*EVENTS[:-3])
    portfolio, _, _ = run(content, "koers.xlsx")
    _, report, changes = run(content, "koers.xlsx", portfolio, today=date(2025, 7, 14))
    assert (report.created, report.updated, report.rejected) == (0, 0, ())
    assert not any(changes.model_dump().values())


def test_a_changed_workbook_writes_its_differences_as_of_the_day_of_import() -> None:
    portfolio, _, _ = run(filled(ORGANISATION), "koers.xlsx")
    rows = [dict(row) for row in ORGANISATION["use_cases"]]
    rows[1] |= {"Fase | Stage": "pilot | piloting", "Eigenaar | Owner": "P. Eigenaar"}
    later = date(2025, 7, 14)
    after, report, _ = run(filled(ORGANISATION | {"use_cases": rows}), "koers.xlsx", portfolio, today=later)
    assert (report.created, report.updated, report.unchanged) == (0, 1, 5)
    assert history(states(after)["Zoeken"])[1:] == [("changed", later, ""), ("stage_changed", later, "piloting")]


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        ({"Soort | Kind": "verjaardag", **ON}, "Soort | Kind", "no kind that is known"),
        ({"Soort | Kind": "besluit", "Datum | Date": date(2031, 1, 1)}, "Datum | Date", "still to come"),
        ({"Soort | Kind": "besluit"}, "Datum | Date", "missing"),
        ({"Soort | Kind": "besluit", "Toepassing | Use case": "UC99", **ON}, "Toepassing | Use case", "no use case"),
        ({"Soort | Kind": "besluit", "Leider | Leader": "niemand", **ON}, "Leider | Leader", "no leader"),
        ({"Soort | Kind": "fase gewijzigd", **ON}, "Fase | Stage", "missing"),
        ({"Soort | Kind": "fase gewijzigd", "Fase | Stage": "bijna", **ON}, "Fase | Stage", "no stage"),
        ({"Soort | Kind": "gebruik gemeten", "Gebruikers | Users": "veel", **ON}, "Gebruikers | Users", "no number"),
        ({"Soort | Kind": "gebruik gemeten", "Gebruikers | Users": "1.250", **ON}, "Gebruikers | Users", "two numbers"),
        (
            {"Soort | Kind": "toezegging nagekomen", "Toezegging | Commitment": "T9", **ON},
            "Toezegging | Commitment",
            "before",
        ),
        (
            {"Soort | Kind": "changed", "Veld | Field": "titel", **ON},
            "Nieuwe waarde | New value",
            "no value of 'title'",
        ),
        (
            {"Soort | Kind": "experiment gestart", "Tot | Until": date(2025, 3, 1), **ON},
            "Tot | Until",
            "before the experiment starts",
        ),
        (
            {
                "Soort | Kind": "leiderschapssignaal",
                "Leider | Leader": "L1",
                "Signaal | Signal": "eigen gebruik",
                "Gebruiksdagen | Days of use": 25,
                "Werkdagen | Working days": 20,
                **ON,
            },
            "Gebruiksdagen | Days of use",
            "25 of 20 working days",
        ),
        (
            {"Soort | Kind": "reflectie", "Plan gewijzigd | Changed plan": "misschien", **ON},
            "Plan gewijzigd | Changed plan",
            "neither",
        ),
    ],
)
def test_an_event_that_cannot_be_is_rejected_by_its_cell(row: Mapping[str, Any], column: str, problem: str) -> None:
    _, report, changes = run(with_events({"Soort | Kind": "show & tell", **ON}, row), "koers.xlsx")
    assert [(entry.row, entry.column, entry.sheet) for entry in report.rejected] == [(3, column, NAMES["events"])]
    assert problem in report.rejected[0].problem
    assert sum(event.kind == "show_and_tell" for event in changes.events) == 1


def test_an_event_before_its_use_case_was_known_is_rejected() -> None:
    portfolio, _, _ = run(filled(ORGANISATION), "koers.xlsx")
    late = with_events({"Soort | Kind": "fase gewijzigd", "Datum | Date": date(2020, 1, 1), "Fase | Stage": "pilot"})
    _, report, changes = run(late, "koers.xlsx", portfolio)
    assert "before the use case was registered" in report.rejected[0].problem
    assert changes.events == ()


def test_a_link_to_an_unknown_objective_is_left_out_by_name_and_the_row_comes_in() -> None:
    rows = [{"Titel | Title": "Chatbot", "Doelstellingen | Objectives": "D1; D7"}]
    portfolio, report, _ = run(filled(ORGANISATION | {"use_cases": rows}), "koers.xlsx")
    assert states(portfolio)["Chatbot"].use_case.objectives == ("D1",)
    assert [(entry.row, entry.value) for entry in report.dropped] == [(2, "D1; D7")]
    assert "D7" in report.dropped[0].problem


def test_an_objective_that_retires_before_it_is_in_force_is_rejected() -> None:
    row = {
        "Titel | Title": "X",
        "Van kracht vanaf | In force from": date(2025, 1, 1),
        "Vervallen op | Retired on": date(2024, 1, 1),
    }
    portfolio, report, _ = run(filled({"objectives": [row]}), "koers.xlsx")
    assert (len(report.rejected), dict(portfolio.objectives)) == (1, {})


def test_a_sheet_as_csv_is_told_by_its_file_name() -> None:
    portfolio, report, _ = run("Titel;Eigenaar\nSneller helpen;A. Bestuurder\n", "doelen.csv")
    assert report.mapping == "koers"
    assert [objective.title for objective in portfolio.objectives.values()] == ["Sneller helpen"]
