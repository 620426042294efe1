import json
import shutil
from pathlib import Path

import pytest

from tests.service.test_cli import koers
from tests.service.watching import Watched


def test_a_healthy_home_is_reported_as_such() -> None:
    done = koers("doctor", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["healthy"]) == (0, True), told
    assert {each["about"] for each in told["findings"]} == {
        "home",
        "database",
        "embedder",
        "vectors",
        "passages",
        "deliveries",
        "recipients",
        "approvers",
        "schedules",
        "model",
    }
    assert told["packages"]["koers"] != "not installed"
    assert "WRONG" not in koers("doctor", "--lang", "en").stdout
    assert "FOUT" not in koers("doctor", "--lang", "nl").stdout


def test_a_slip_in_a_setting_is_found_and_ends_with_status_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_MODLE", "gpt")
    done = koers("doctor", "--lang", "en")
    assert done.exit_code == 1
    assert "WRONG  KOERS_MODLE" in done.stdout
    assert "FOUT  KOERS_MODLE" in koers("doctor", "--lang", "nl").stdout


@pytest.mark.parametrize(
    ("name", "value", "about"),
    [
        ("KOERS_EMBEDDER", "magic", "embedder"),
        ("KOERS_DATABASE_URL", "oracle://x", "database"),
        ("KOERS_CHROMA_URL", "http://127.0.0.1:1", "vectors"),
        ("KOERS_SCHEDULES", "embed: 0 0 30 2 *", "schedules"),
        ("KOERS_NOTIFY_URLS", "carrier-pigeon://", "deliveries"),
        ("KOERS_BRIEF_APPROVERS", "nobody", "approvers"),
        ("KOERS_BRIEF_RECIPIENTS", "nobody", "approvers"),
    ],
)
def test_what_does_not_work_is_named_and_the_rest_is_still_looked_at(
    name: str, value: str, about: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    done = koers("doctor", "--json")
    told = json.loads(done.stdout)
    wrong = {each["about"] for each in told["findings"] if not each["good"]}
    assert (done.exit_code, told["healthy"]) == (1, False)
    assert about in wrong
    assert "home" not in wrong


def test_a_team_of_a_recipient_that_the_portfolio_does_not_have_is_found(tmp_path: Path) -> None:
    row = '[[recipient]]\nname = "r"\nto = "json://a.example"\nteams = ["Finance", "FINANCIËN", "Finanse", "T1"]\n'
    watched = Watched(tmp_path / "w", row)
    watched.koers.close()
    done = koers("doctor", "--json", "--lang", "en", "--home", str(tmp_path / "w"))
    (told,) = (each for each in json.loads(done.stdout)["findings"] if each["about"] == "recipients")
    assert (done.exit_code, told["good"]) == (1, False)
    assert told["said"].startswith("No team of the portfolio has these names: r asks for Finanse.")
    (tmp_path / "w" / "recipients.toml").write_text(row.replace('"Finanse", ', ""))
    assert koers("doctor", "--home", str(tmp_path / "w")).exit_code == 0


def test_before_a_portfolio_is_imported_no_team_of_a_recipient_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "recipients.toml").write_text(
        '[[recipient]]\nname = "r"\nto = "json://a.example"\nteams = ["Finance"]\n'
    )
    assert koers("doctor", "--home", str(tmp_path / "w")).exit_code == 0


def test_a_slip_in_the_file_is_found_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("KOERS_LANGUGE=en\nKOERS_LANGUAGE=en\n")
    assert "WRONG  KOERS_LANGUGE" in koers("doctor").stdout  # the file says en


def test_secrets_are_masked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KOERS_MODEL_API_KEY", "s3cret")
    monkeypatch.setenv("KOERS_DATABASE_URL", f"sqlite:///{tmp_path}/x.db")
    for extra in ((), ("--json",)):
        shown = koers("doctor", *extra).output
        assert "s3cret" not in shown
        assert "KOERS_MODEL_API_KEY" in shown


def test_a_model_that_does_not_answer_is_found_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_MODEL", "test")
    monkeypatch.setenv("KOERS_MODEL_API_KEY", "k")
    monkeypatch.setenv("KOERS_MODEL_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("KOERS_MODEL_ATTEMPTS", "1")
    assert koers("doctor").exit_code == 0
    done = koers("doctor", "--model", "--lang", "en")
    assert done.exit_code == 1
    assert "WRONG  model" in done.stdout


def test_the_doctor_speaks_the_language_that_is_asked_for() -> None:
    dutch, english = (koers("doctor", "--lang", lang).stdout for lang in ("nl", "en"))
    assert ("Bevindingen" in dutch, "Niemand hoort dat een concept wacht" in dutch) == (True, True)
    assert ("Findings" in english, "Nobody hears that a draft waits" in english) == (True, True)
    abouts = {
        json.loads(koers("doctor", "--json", "--lang", lang).stdout)["findings"][0]["about"] for lang in ("nl", "en")
    }
    assert abouts == {"home"}


def test_vectors_that_were_lost_are_found_and_made_anew_by_the_next_run(tmp_path: Path) -> None:
    from service.settings import load

    (tmp_path / "plan.md").write_text("# Plan\n\nWij helpen klanten sneller.\n")
    assert koers("ingest", str(tmp_path / "plan.md")).exit_code == 0
    home = load().home
    shutil.rmtree(home / "chroma")
    found = {each["about"]: each for each in json.loads(koers("doctor", "--json").stdout)["findings"]}
    assert not found["vectors"]["good"]
    assert "1 vectoren zijn er niet meer" in found["vectors"]["said"]
    assert koers("ingest", str(tmp_path / "plan.md")).exit_code == 0
    assert koers("doctor").exit_code == 0
