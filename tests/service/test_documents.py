import json
from pathlib import Path

import pytest

from tests.service.test_cli import koers, result

STRATEGY = "# Strategie\n\n## Water\n\nHet waterverlies daalt van 6,1 % naar 4,5 % in 2028.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "docs"
    (place / "deep" / "er").mkdir(parents=True)
    (place / "strategie.md").write_text(STRATEGY, "utf-8")
    (place / "deep" / "er" / "minutes.txt").write_text("The directors stopped the chatbot for suppliers.", "utf-8")
    (place / ".hidden.md").write_text("verborgen geheim", "utf-8")
    (place / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return place


def test_a_folder_is_taken_in_with_what_is_below_it(folder: Path) -> None:
    done = result("ingest", str(folder))
    assert [each["path"] for each in done["documents"]] == ["deep/er/minutes.txt", "strategie.md"]
    assert [Path(each).name for each in done["skipped"]] == ["photo.png"]
    assert (done["rejected"], done["pending"]) == ([], 0)
    assert done["embedded"] > 0


def test_what_is_taken_in_is_found_with_its_place(folder: Path) -> None:
    result("ingest", str(folder))
    best = result("search", "waterverlies in 2028")[0]["passage"]
    assert "4,5 %" in best["quote"]
    assert best["heading"][-1] == "Water"
    assert "Strategie" in koers("search", "waterverlies").stdout
    assert koers("search", "verborgen geheim").stdout.count("verborgen") == 0


def test_taking_the_same_in_again_changes_nothing(folder: Path) -> None:
    result("ingest", str(folder))
    again = result("ingest", str(folder))
    assert [each["changed"] for each in again["documents"]] == [False, False]
    assert again["embedded"] == 0


def test_a_file_that_cannot_be_read_stops_no_other_and_ends_with_status_1(folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    done = koers("ingest", str(folder), str(folder / "photo.png"), "no-such.md", "--json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert len(told["documents"]) == 2
    assert [Path(each["path"]).name for each in told["rejected"]] == ["broken.pdf", "photo.png", "no-such.md"]


def test_two_files_of_one_name_are_not_taken_for_versions_of_each_other(folder: Path) -> None:
    done = koers("ingest", str(folder), str(folder / "deep" / "er"), "--json")
    assert done.exit_code == 0  # the very same file, given twice, counts once
    other = folder.parent / "other"
    other.mkdir()
    (other / "strategie.md").write_text("Iets anders.", "utf-8")
    told = koers("ingest", str(folder), str(other), "--json")
    assert told.exit_code == 1
    assert "Lees de map in die ze allebei bevat" in json.loads(told.stdout)["rejected"][0]["problem"]


def test_readers_outside_the_groups_find_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result("ingest", str(folder / "strategie.md"), "--groups", "board, directors")
    assert result("search", "waterverlies")
    monkeypatch.setenv("KOERS_READER_GROUPS", "staff")
    assert result("search", "waterverlies") == []
    monkeypatch.setenv("KOERS_READER_GROUPS", "staff,board")
    assert result("search", "waterverlies")


def test_only_documents_in_force_are_found_unless_asked_otherwise(folder: Path) -> None:
    result("ingest", str(folder / "strategie.md"), "--effective-from", "2026-06-01")
    assert result("search", "waterverlies", "--as-of", "2026-05-31") == []
    assert result("search", "waterverlies", "--as-of", "2026-06-01")
    assert result("search", "waterverlies", "--as-of", "2026-05-31", "--every")


@pytest.mark.parametrize("text", ["", " ", "\x00", "\u200b"])
def test_an_empty_search_is_refused(text: str) -> None:
    done = koers("search", text)
    assert (done.exit_code, done.stdout) == (1, "")


def test_hostile_names_and_texts_are_shown_inert(tmp_path: Path) -> None:
    evil = tmp_path / "a\x1b[31m[bold]b :boom:.md"
    evil.write_text("# Kop \x1b]0;owned\x07[red]rood[/]\n\nTekst over \x1b[5mknipperen.", "utf-8")
    for done in (koers("ingest", str(evil)), koers("search", "knipperen")):
        assert done.exit_code == 0, done.output
        assert "\x1b" not in done.output
    assert "[red]rood[/]" in koers("search", "knipperen").stdout
