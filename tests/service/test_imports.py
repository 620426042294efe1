"""Importing through the doors: in the language of the reader, and with mapping files of the user's own."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from service.api.app import create_app
from service.bootstrap import Koers
from service.cli.app import app

CSV = (
    "Onderwerp;Status;Startdatum;Einddatum\n"
    "Roosters;Wachtkamer;2024-01-01;2024-02-01\n"
    "Post;Pilot;2024-02-01;2024-01-01\n"
)
SAID = {
    "nl": (
        "Proef: er is niets opgeslagen",
        "deze fase is niet bekend",
        "‘Einddatum’ 2024-01-01 ligt vóór ‘Startdatum’",
    ),
    "en": ("Dry run: nothing was stored", "no stage that is known", "'Einddatum' 2024-01-01 lies before 'Startdatum'"),
}


def koers(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lijst.csv"
    path.write_text(CSV, "utf-8")
    return path


@pytest.mark.parametrize("language", SAID)
def test_a_dry_run_is_told_in_the_language_that_was_asked_for(file: Path, language: str) -> None:
    done = koers("import", str(file), "--dry-run", "--lang", language)
    assert done.exit_code == 0, done.stderr
    assert [text for text in SAID[language] if text not in done.stdout] == []


def test_without_a_choice_the_language_is_that_of_the_settings(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert SAID["nl"][1] in koers("import", str(file), "--dry-run").stdout
    monkeypatch.setenv("KOERS_LANGUAGE", "en")
    assert SAID["en"][1] in koers("import", str(file), "--dry-run").stdout


@pytest.mark.parametrize("language", SAID)
def test_an_upload_is_told_in_the_language_of_the_request(portfolio: Koers, language: str) -> None:
    client = TestClient(create_app(portfolio), base_url="http://127.0.0.1")
    told = client.post(
        f"/api/v1/imports?language={language}", files={"file": ("lijst.csv", CSV)}, data={"dry_run": "1"}
    )
    assert SAID[language][2] in told.json()["rejected"][0]["problem"]
    assert SAID[language][1] in told.json()["dropped"][0]["problem"]


@pytest.mark.parametrize(("language", "says"), [("nl", "Er is geen indeling ‘x’."), ("en", "There is no mapping 'x'.")])
def test_a_refused_upload_is_told_in_the_language_of_the_request(portfolio: Koers, language: str, says: str) -> None:
    client = TestClient(create_app(portfolio), base_url="http://127.0.0.1")
    sent = {"files": {"file": ("lijst.csv", CSV)}, "data": {"mapping": "x"}}
    told = client.post(f"/api/v1/imports?language={language}", **sent)  # type: ignore[arg-type]
    assert told.status_code == 422
    assert told.json()["detail"].startswith(says)


def test_a_proposal_is_written_corrected_and_used(file: Path, tmp_path: Path) -> None:
    own = tmp_path / "indeling.yaml"
    saved = koers("import", str(file), "--save-mapping", str(own))
    assert saved.exit_code == 0, saved.stderr
    assert f"--mapping {own}" in saved.stderr
    assert "Wachtkamer" in own.read_text("utf-8")
    assert '"items": []' in koers("use-cases", "--json").stdout  # nothing was imported yet
    own.write_text(
        own.read_text("utf-8").replace("    Pilot: piloting\n", "    Pilot: piloting\n    Wachtkamer: idea\n")
    )
    done = koers("import", str(file), "--mapping", str(own), "--json")
    assert '"dropped": []' in done.stdout
    assert '"created": 1' in done.stdout


def test_an_upload_takes_the_text_of_a_mapping_file(portfolio: Koers) -> None:
    client = TestClient(create_app(portfolio), base_url="http://127.0.0.1")
    files, dry = {"file": ("lijst.csv", CSV)}, {"dry_run": "true"}
    proposed = client.post("/api/v1/imports", files=files, data=dry).json()["proposal"]["file"]
    told = client.post("/api/v1/imports", files=files, data={"mapping": proposed.replace("piloting", "scaling")}).json()
    assert (told["mapping"], told["created"]) == ("lijst", 1)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--mapping", "{}/geen.yaml"), "Er is geen bestand"),
        (("--mapping", "{}"), "Er is geen indeling"),
        (("--mapping", "{}/map.yaml"), "is geen bestand"),
        (("--mapping", "{}/latin.yaml"), "geen tekst in UTF-8"),
        (("--mapping", "{}/leeg.yaml"), "een indeling begint met namen"),
        (("--save-mapping", "{}/indeling.txt"), "Laat hem eindigen op .yaml."),
        (("--save-mapping", "{}/leeg.yaml"), "er is niets overschreven"),
        (("--save-mapping", "{}/geen/map.yaml"), "kan niet worden geschreven"),
        (("--mapping", "{}/goed.yaml", "--save-mapping", "{}/nieuw.yaml"), "valt geen voorstel te bewaren"),
    ],
)
def test_a_mapping_file_that_cannot_be_used_is_one_line(
    file: Path, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    (tmp_path / "map.yaml").mkdir()
    (tmp_path / "latin.yaml").write_bytes(b"name: caf\xe9\n")
    (tmp_path / "leeg.yaml").write_text("")
    good = "name: a\nsource: a\nsheets: {use_cases: {columns: {title: Onderwerp}}}\n"
    (tmp_path / "goed.yaml").write_text(good)
    done = koers("import", str(file), *(each.format(tmp_path) for each in arguments))
    assert (done.exit_code, done.stdout) == (1, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
