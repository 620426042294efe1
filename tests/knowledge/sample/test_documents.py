"""The sample's documents: readable, consistent with each other and with the portfolio."""

import re
from datetime import date
from pathlib import Path

import pytest

from knowledge.documents.extract import extract
from knowledge.history.portfolio import portfolio_of
from knowledge.model.portfolio import Stage
from knowledge.sample import build
from knowledge.sample.build.blocks import blocks
from knowledge.sample.load import SAMPLE_TODAY, changes, documents

DOCUMENTS = {document.document_id: document for document in documents()}
README = Path(build.__file__).parents[1] / "README.md"
BUILT = ["ai-visie", "technology-roadmap", "strategy-on-a-page"]


def plain(text: str) -> str:
    """Without Markdown's marks and differences in white space."""
    return re.sub(r"\s+", " ", text.replace("**", "")).strip()


TEXTS = {key: plain(extract(document.name, document.content).text) for key, document in DOCUMENTS.items()}


def questions() -> list[list[str]]:
    section = README.read_text(encoding="utf-8").split("## Questions to try")[1]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if "|" in line]
    return rows[2:]


def test_every_document_reads_as_text():
    assert len(DOCUMENTS) == len(documents()) == 14
    assert all(len(text) > 1_000 for text in TEXTS.values())


def test_every_file_is_listed_once():
    folder = README.parent / "documents"
    assert sorted(path.name for path in folder.iterdir()) == sorted(document.name for document in documents())


def test_a_superseded_document_exists_and_took_effect_earlier():
    pairs = [(document, DOCUMENTS[document.supersedes]) for document in documents() if document.supersedes]
    assert [(newer.document_id, older.document_id) for newer, older in pairs] == [
        ("strategie-2025-2028", "strategie-2022-2025")
    ]
    assert all(older.effective_from < newer.effective_from <= SAMPLE_TODAY for newer, older in pairs)


def test_only_the_board_reads_the_board_note_and_nothing_else_mentions_it():
    assert [document.document_id for document in documents() if document.groups] == ["bestuursnotitie-samenvloeiing"]
    told = [key for key, text in TEXTS.items() if "Oostermeren" in text or "Samenvloeiing" in text]
    assert told == ["bestuursnotitie-samenvloeiing"]
    assert not any("Oostermeren" in event.text for event in changes().events)


@pytest.mark.parametrize("row", [row for row in questions() if row[3]], ids=lambda row: row[0])
def test_the_answer_to_a_question_stands_literally_in_its_document(row):
    assert row[4] in TEXTS[row[3]]


def test_there_are_questions_of_every_sort():
    rows = questions()
    assert len(rows) >= 20
    assert {row[3] for row in rows} >= {"ai-visie", "technology-roadmap", "strategy-on-a-page", "ai-policy", ""}


@pytest.mark.parametrize("objective", changes().objectives, ids=lambda item: item.id)
def test_objectives_have_the_same_title_and_target_everywhere(objective):
    assert f"{objective.id} {objective.title}" in TEXTS["strategie-2025-2028"]
    target = {"D1": "10,0", "D2": "4,5", "D3": "82", "D4": "9", "D5": "18", "D6": "0,42", "D7": "6,5"}[objective.id]
    assert target in objective.description
    assert (objective.title in TEXTS["kwartaalupdate-2026-q3"]) == objective.in_force(SAMPLE_TODAY)
    assert objective.title in TEXTS["kwartaalupdate-2026-q2"]
    summary = TEXTS["strategy-on-a-page"]
    assert (f"{objective.id} " in summary) == objective.in_force(SAMPLE_TODAY)
    assert objective.id == "D7" or target.replace(",", ".") in summary


def test_the_quarterly_updates_count_what_the_portfolio_says():
    portfolio = portfolio_of(changes())
    for day, update, total, live, stopped, verified in (
        # counted by hand in the YAML files
        (date(2026, 6, 30), "kwartaalupdate-2026-q2", "46", 13, 3, 10),
        (date(2026, 9, 30), "kwartaalupdate-2026-q3", "47", 17, 4, 13),
    ):
        states = portfolio.at(day).states.values()
        assert str(len(states)) == total
        assert f"Het portfolio telt {total} use cases" in TEXTS[update]
        assert sum(state.stage is Stage.LIVE for state in states) == live
        assert sum(state.stage is Stage.STOPPED for state in states) == stopped
        assert sum(any(e.verified and e.shown for e in state.effects) for state in states) == verified


def test_the_core_processes_in_use_are_those_of_the_quarterly_updates():
    portfolio = portfolio_of(changes())
    used = {day: processes_in_use(portfolio.at(day)) for day in (date(2026, 6, 30), date(2026, 9, 30))}
    # "Zes van de veertien kernprocessen" and "Negen van de veertien kernprocessen"
    assert used[date(2026, 6, 30)] == {"P01", "P03", "P04", "P05", "P07", "P12"}
    assert used[date(2026, 9, 30)] == used[date(2026, 6, 30)] | {"P02", "P06", "P08"}


def processes_in_use(snapshot):
    last_users = {
        key: [event.users for event in state.events if event.kind == "usage_measured"][-1:]
        for key, state in snapshot.states.items()
    }
    return {
        process
        for key, state in snapshot.states.items()
        if state.stage is Stage.LIVE and sum(last_users[key]) > 0
        for process in state.use_case.processes
        if snapshot.processes[process].core
    }


def test_the_process_list_is_the_one_in_the_portfolio():
    text = TEXTS["procesoverzicht"]
    for process in changes().processes:
        assert process.title in text
        assert process.owner in text
        assert f"{int(process.volume):,}".replace(",", ".") in text


@pytest.mark.parametrize("name", BUILT)
def test_a_built_document_holds_every_line_of_its_source(name):
    source = (Path(build.__file__).parent / f"{name}.md").read_text(encoding="utf-8")
    told = TEXTS[name].replace("- ", "")
    for block in blocks(source):
        for text in (block.text, *(cell for row in block.rows for cell in row)):
            assert plain(text).replace("- ", "") in told
