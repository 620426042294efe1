"""Layouts that nobody described: as offices of all kinds export them, in Dutch and English."""

import json
from datetime import date

import pytest

from knowledge.errors import InvalidInput
from knowledge.imports.propose import source_name
from knowledge.model.portfolio import Stage
from tests.knowledge.imports.support import history, real, run, states, workbook

PMO = """Projectnr;Projectnaam;Projectleider;Afdeling;Status;Start;Geplande einddatum;Budget
P001;Chatbot klantcontact;J. de Boer;Klantcontact;Lopend;01-02-2024;31-12-2025;12.500
P002;Documentclassificatie;A. Smit;Financiën;Pilot;15-03-2024;;8.000
P003;Spraak naar tekst;K. Visser;Raad;Afgerond;01-01-2023;01-06-2024;4.000
"""
JIRA = """Summary,Issue key,Issue Type,Status,Project name,Assignee,Reporter,Created,Updated,Description
Automate triage,AI-1,Story,In Progress,AI programme,jdoe,asmith,2024-03-01 10:22,2025-01-02 09:00,"Route tickets
to the right team"
Translate letters,AI-2,Story,Done,AI programme,jdoe,asmith,2023-11-12 08:00,2024-08-02 09:00,Letters to citizens
Detect fraud,AI-3,Story,To Do,AI programme,,asmith,2025-05-01 10:22,2025-05-01 10:22,Rules and learning
"""
BUSINESS = """AI use case,Business unit,Lead,Lifecycle stage,Go-live date,Expected benefits,Risk
Churn prediction,Retail,Ann Other,Production,31/04/2024,Keeps customers from leaving,High
Fraud scoring,Risk,Joe Bloggs,Production,25/06/2024,Stops fraudulent claims,High
Email routing,Service,Ann Other,Discovery,,Faster answers,Low
"""


def fields(content: bytes | str, name: str = "lijst.csv", **options: str) -> dict[str, str]:
    """Every column with what it was taken for."""
    _, report, _ = run(content, name, **options)
    assert report.proposal is not None
    return {column.column: column.field for column in report.proposal.columns}


def test_a_project_list_of_a_pmo() -> None:
    portfolio, report, _ = run(PMO, "PMO projecten 2025-06.csv")
    assert fields(PMO) == {
        "Projectnr": "id",
        "Projectnaam": "title",
        "Projectleider": "owner",
        "Afdeling": "team",
        "Status": "stage",
        "Start": "started",
        "Geplande einddatum": "ended",
        "Budget": "attribute",
    }
    assert report.source == "pmo-projecten"
    # "Afgerond" can mean live or stopped: named, kept as it was written, and not guessed
    assert [(entry.row, entry.value) for entry in report.dropped] == [(4, "Afgerond")]
    assert states(portfolio)["Spraak naar tekst"].use_case.attributes["Status"] == "Afgerond"
    assert history(states(portfolio)["Documentclassificatie"]) == [
        ("registered", date(2024, 3, 15), ""),
        ("stage_changed", date(2025, 6, 30), "piloting"),
    ]


def test_an_export_of_an_issue_tracker() -> None:
    assert fields(JIRA) == {
        "Summary": "title",
        "Issue key": "id",
        "Issue Type": "attribute",
        "Status": "stage",
        "Project name": "attribute",
        "Assignee": "owner",
        "Reporter": "attribute",
        "Created": "created",
        "Updated": "attribute",
        "Description": "purpose",
    }


def test_an_export_of_a_task_planner_with_a_block_of_facts_above_it() -> None:
    rows = [
        ["Plan name", "AI portfolio"],
        ["Date of export", date(2025, 6, 1)],
        [],
        ["Task ID", "Task Name", "Bucket Name", "Progress", "Assigned To", "Start date", "Due date", "Labels"],
        ["a1", "Summariser", "Pilot", "In progress", "B. Jones", date(2025, 2, 1), date(2025, 9, 1), "genai"],
        ["a2", "Invoice matching", "Live", "Completed", "C. Lee", date(2024, 2, 1), None, "ml"],
        ["a3", "Forecast", "Idea", "Not started", None, None, None, None],
    ]
    found = fields(workbook({"Tasks": rows}), "plan.xlsx")
    assert (found["Task Name"], found["Bucket Name"], found["Progress"]) == ("title", "stage", "attribute")
    assert (found["Start date"], found["Due date"], found["Labels"]) == ("started", "ended", "attribute")


def test_a_municipal_overview_with_titles_and_a_header_over_two_rows() -> None:
    rows = [
        ["Gemeente Voorbeeldstad – overzicht AI-toepassingen"],
        ["Peildatum: 1 juni 2025"],
        [],
        ["Naam toepassing", "Eigenaarschap", None, "Planning", None, "Stand van zaken"],
        [None, "Directie", "Contactpersoon", "Startdatum", "Einddatum", None],
        ["Anonimiseren", "Bedrijfsvoering", "M. Jansen", date(2024, 1, 8), None, "In gebruik"],
        ["Meldingen", "Stadsbeheer", "P. Bakker", date(2024, 9, 1), date(2025, 12, 31), "Pilot"],
    ]
    content = workbook({"Blad1": [], "Overzicht": rows}, ["A4:A5", "B4:C4", "D4:E4", "F4:F5"])
    assert fields(content, "overzicht.xlsx") == {
        "Naam toepassing": "title",
        "Eigenaarschap / Directie": "team",
        "Eigenaarschap / Contactpersoon": "owner",
        "Planning / Startdatum": "started",
        "Planning / Einddatum": "ended",
        "Stand van zaken": "stage",
    }


def test_a_business_list_whose_dates_tell_their_own_order() -> None:
    portfolio, report, _ = run(BUSINESS)
    # 31/04 exists in no calendar; 25/06 says that the day comes first
    assert [(entry.row, entry.value) for entry in report.dropped] == [(2, "31/04/2024")]
    assert states(portfolio)["Fraud scoring"].reached[Stage.LIVE] == date(2024, 6, 25)


def test_dates_that_could_be_read_two_ways_are_kept_as_written() -> None:
    portfolio, report, _ = run("Use case,Status,Start date\nA thing,Pilot,03/04/2024\nOther,Idea,05/06/2024\n")
    assert len(report.dropped) == 2
    assert states(portfolio)["A thing"].use_case.attributes == {"Start date": "03/04/2024"}


def test_the_same_dates_in_a_dutch_list_have_the_day_first() -> None:
    portfolio, _, _ = run("Naam,Fase,Startdatum\nIets,Pilot,03/04/2024\nAnders,Idee,05/06/2024\n")
    assert states(portfolio)["Iets"].use_case.dates == {"started": date(2024, 4, 3)}


def test_nested_json_of_an_application() -> None:
    items = [
        {
            "name": "Smart search",
            "details": {"summary": "Search all policies", "status": "experiment"},
            "department": "Legal",
        },
        {"name": "Auto minutes", "details": {"summary": "Minutes", "status": "live"}, "department": "Board"},
    ]
    found = fields(json.dumps({"data": {"items": items}}), "ideas.json")
    assert found == {"name": "title", "details.summary": "attribute", "details.status": "stage", "department": "team"}


def test_a_column_is_known_by_its_values_where_its_name_says_nothing() -> None:
    rows = (
        "Onderwerp Wie Hoe_ver",
        "Planning Piet proef",
        "Roosters Klaas live",
        "Notulen Piet gestopt",
        "Lezen Jan idee",
    )
    content = "\n".join(row.replace(" ", "\t").replace("_", " ") for row in rows)
    assert fields(content, "lijst.tsv") == {"Onderwerp": "title", "Wie": "attribute", "Hoe ver": "stage"}


def test_sheets_with_the_same_columns_are_read_together_and_others_are_named() -> None:
    book = {
        "2024": [["Title", "Status"], ["A one", "Pilot"], ["B two", "Live"]],
        "2025": [["Title", "Status"], ["C three", "Idea"], [None, "Idea"]],
        "Lookup": [["Pilot"], ["Live"]],
    }
    portfolio, report, _ = run(workbook(book), "twee.xlsx")
    assert set(states(portfolio)) == {"A one", "B two", "C three"}
    assert report.unused == ("sheet Lookup",)
    assert [(entry.sheet, entry.row) for entry in report.rejected] == [("2025", 3)]


def test_a_person_can_say_which_column_is_what() -> None:
    content = "Wat,Wie,Hoe ver\nSlimme planning,Piet,proef\nRoosters,Klaas,live\n"
    with pytest.raises(InvalidInput, match="'Wat', 'Wie', 'Hoe ver'"):
        run(content)
    found = fields(content, mapping="title=Wat; stage=Hoe ver; owner=wie")
    assert found == {"Wat": "title", "Wie": "owner", "Hoe ver": "stage"}


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("title=Onzin", "no column 'Onzin'"),
        ("kleur=Wat", "no field 'kleur'"),
        ("niet-bestaand", "no mapping 'niet-bestaand'"),
        ("nl-algoritmeregister", "does not look like nl-algoritmeregister"),
    ],
)
def test_a_mapping_that_does_not_fit_says_what_there_is(mapping: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said) as raised:
        run("Wat,Wie,Hoe ver\nSlimme planning,Piet,proef\n", mapping=mapping)
    assert raised.value.hint


@pytest.mark.parametrize("name", ["comma_in_quotes", "json", "location_coordinates", "newlines", "utf8", "empty"])
def test_lists_of_anything_else_are_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="no column is surely their title"):
        run(real(f"csv-spectrum/csvs/{name}.csv"), f"{name}.csv")


@pytest.mark.parametrize(
    "name", ["portfolio.csv", "portfolio_2025-06-30.csv", "Portfolio v2 (1).xlsx", "20250630 portfolio definitief.csv"]
)
def test_newer_files_of_one_source_keep_its_name(name: str) -> None:
    assert source_name(name) == "portfolio"


def test_a_sheet_of_use_cases_that_nobody_described_is_read_beside_one_of_koers_itself() -> None:
    rows = [
        ["Overzicht AI-portfolio"],
        [],
        ["USE CASE\nID", "NAAM VAN\nDE USE CASE", "AFDELING", "FASE", "STARTDATUM"],
        ["A-1", "Slimme planning", "Logistiek", "Pilot", "12-03-2024"],
        ["A-2", "Facturen herkennen", "Financiën", "Live", "3 april 2024"],
    ]
    teams = [["Afdeling", "Directeur"], ["Logistiek", "Voorbeeld"], ["Juridisch", "Voorbeeld"]]
    portfolio, report, _ = run(workbook({"Lijst 2025": rows, "Afdelingen": teams}), "lijst.xlsx")
    assert sorted(states(portfolio)) == ["Facturen herkennen", "Slimme planning"]
    assert {"Logistiek", "Juridisch"} <= {team.name for team in portfolio.teams.values()}
    assert report.proposal is not None
    assert "Lijst 2025" not in " ".join(report.unused)


def test_a_sheet_with_explanations_beside_a_known_sheet_is_no_list_of_use_cases() -> None:
    sheets = {"Afdelingen": [["Afdeling"], ["Logistiek"]], "Toelichting": [["Naam", "Doel"], ["Bron", "Zie intranet"]]}
    portfolio, report, _ = run(workbook(sheets), "lijst.xlsx")
    assert not states(portfolio)
    assert "sheet Toelichting" in report.unused


def test_a_table_that_lies_on_its_side_is_refused_with_what_to_do() -> None:
    with pytest.raises(InvalidInput) as error:
        run("ID,1,2\nNaam,Robot,Scan\nTeam,Ops,HR\nFase,Pilot,Live\n")
    assert "transponeren" in error.value.within("nl")


def test_a_row_of_totals_is_rejected_by_name_and_no_use_case() -> None:
    portfolio, report, _ = run("Naam;Team;Fase;Baten\nRobot;Ops;Pilot;100\nScan;HR;Live;50\nTotaal;;;150\n")
    assert sorted(states(portfolio)) == ["Robot", "Scan"]
    assert [(entry.row, entry.value) for entry in report.rejected] == [(4, "Totaal")]


def test_a_table_as_markdown_draws_it_has_no_row_of_dashes() -> None:
    portfolio, _, _ = run("| ID | Naam | Fase |\n|---|:---:|---|\n| 1 | Robot | Pilot |\n| 2 | Scan | Live |\n")
    assert sorted(states(portfolio)) == ["Robot", "Scan"]


def test_named_objects_and_wrapped_records_of_an_export_are_seen_through() -> None:
    issues = [
        {"key": f"K{n}", "fields": {"summary": f"Robot {n}", "status": {"name": stage}, "team": {"name": "Ops"}}}
        for n, stage in enumerate(("Pilot", "Live"), 1)
    ]
    assert fields(json.dumps({"export": {"items": issues}}), "a.json") == {
        "key": "id",
        "fields.summary": "title",
        "fields.status.name": "stage",
        "fields.team.name": "team",
    }
    nodes = [{"node": {"id": f"K{n}", "name": f"Robot {n}", "stage": "pilot"}} for n in (1, 2)]
    assert fields(json.dumps({"data": {"edges": nodes}}), "b.json") == {"id": "id", "name": "title", "stage": "stage"}


MUNICIPAL = """Nr.;Naam toepassing;Strategisch doel;Trekker;Status;Startdatum;In gebruik sinds
V-1;Chatbot paspoort;Dienstverlening;S. Boom;In gebruik;22-4-'26;5 oktober 2026
V-2;Samenvatten bezwaar;n.v.t.;N.v.t.;Pilot;3-9-'26;n.v.t.
V-3;Drukte balie;Leefbaarheid;?;Pilot;11-5-'26;n.v.t.
V-4;Adresfraude;;P. Duin;Verkenning;19-1-'26;nvt
"""


def test_cells_that_say_nothing_do_not_hide_what_a_column_holds() -> None:
    assert fields(MUNICIPAL)["In gebruik sinds"] == "implemented"


def test_a_year_may_be_shortened_with_a_mark_and_nothing_is_no_unknown_objective() -> None:
    goals = [("Code", "Doel"), ("D1", "Dienstverlening"), ("D2", "Leefbaarheid")]
    portfolio, _, _ = run(workbook({"Doelen": goals}), "doelen.xlsx")
    after, report, _ = run(MUNICIPAL, existing=portfolio, today=date(2026, 11, 20))
    assert not report.dropped
    known = {state.use_case.title: state for state in states(after).values()}
    assert known["Chatbot paspoort"].reached == {
        Stage.EXPLORING: date(2026, 4, 22),
        Stage.LIVE: date(2026, 10, 5),
    }
    assert known["Samenvatten bezwaar"].use_case.objectives == ()
    assert known["Drukte balie"].use_case.objectives == ("D2",)
    assert [known[title].use_case.owner for title in sorted(known)] == ["P. Duin", "S. Boom", "", ""]
