import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from service.bootstrap import Koers
from service.cli.app import app
from service.cli.session import Given
from service.settings import Settings
from tests.service.conftest import NOW, small_portfolio

ROOT = Path(__file__).parents[2]
SECRET = "what somebody wrote"


def at_a_fixed_time(settings: Settings) -> Koers:
    return Koers(settings, clock=lambda: NOW)


def koers(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, obj=Given(build=at_a_fixed_time))


def result(*arguments: str) -> Any:
    done = koers(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture
def filled() -> None:
    from service.settings import load

    with at_a_fixed_time(load()) as built:
        built.stores.portfolio.apply(small_portfolio())


def test_the_list_has_the_filters_of_the_interface(filled: None) -> None:
    assert [case["id"] for case in result("use-cases", "--team", "Finance", "--stage", "pilot")["items"]] == ["UC-1"]
    assert result("use-cases", "--as-of", "2025-01-01") == {"as_of": "2025-01-01", "items": [], "next": None}


def test_the_list_goes_on_where_its_page_ended(filled: None) -> None:
    first = result("use-cases", "--limit", "2")
    second = result("use-cases", "--limit", "2", "--cursor", first["next"])
    assert [case["id"] for case in first["items"] + second["items"]] == ["UC-3", "UC-1", "UC-2"]
    assert second["next"] is None


def test_common_options_stand_before_and_after_the_command(filled: None, tmp_path: Path) -> None:
    assert json.loads(koers("--json", "use-cases").stdout)["items"]
    elsewhere = result("--home", str(tmp_path / "other"), "use-cases")
    assert elsewhere["items"] == []
    assert (
        "geen use cases" in koers("--lang", "en", "use-cases", "--lang", "nl", "--as-of", "2025-01-01").stdout.lower()
    )


def test_a_use_case_is_shown_with_its_whole_history_in_both_languages(filled: None) -> None:
    dutch, english = koers("use-case", "77").stdout, koers("use-case", "UC-1", "--lang", "en").stdout
    assert "2026-03-02  fase gewijzigd  fase pilot" in dutch
    assert "2026-04-01  blocker raised  blocker B1; kind time: geen tijd" in english


def test_foreign_text_is_shown_as_it_is_and_never_obeyed(filled: None) -> None:
    shown = koers("use-case", "UC-3").stdout
    assert "[red]Budget[/] :boom: plan" in shown
    assert "\x1b" not in shown
    assert "\x1b" not in koers("use-cases").stdout
    assert "\x1b" not in koers("use-case", "no\x1b[31mne").output


def test_json_keeps_foreign_text_but_never_a_raw_control_character(filled: None) -> None:
    done = koers("use-case", "UC-3", "--json")
    assert "\x1b" not in done.stdout
    assert json.loads(done.stdout)["title"] == "[red]Budget[/] :boom: \x1b[31mplan"


def test_an_event_is_logged_and_stands_in_the_history(filled: None) -> None:
    done = koers("log", "UC-1", "stage_changed", "--set", "stage=live", "--on", "2026-10-01", "--text", "klaar")
    assert done.stdout == "2026-10-01  fase gewijzigd  fase in gebruik: klaar\n"
    assert result("use-case", "UC-1")["stage"] == "live"


def test_a_list_can_be_set_as_json(filled: None) -> None:
    result("log", "UC-2", "changed", "--set", "field=objectives", "--set", 'after=["O1"]')
    assert result("use-case", "UC-2")["objectives"] == ["O1"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("use-case", "UC-99"), "There is no use case 'UC-99'. Did you mean"),
        (("use-cases", "--team", "Nobody"), "There is no team 'Nobody'."),
        (("log", "UC-1", "flown"), "'flown' is no kind of event. Kinds are"),
        (("log", "UC-1", "decision", "--on", "2027-01-01"), "2027-01-01 is in the future."),
        (("log", "UC-1", "stage_changed", "--set", "live"), "'live' is not of the form FIELD=VALUE."),
        (("use-cases", "--cursor", "x"), "This cursor was not given out by Koers."),
        (("import", "no-such-file.csv"), "There is no file no-such-file.csv."),
        (("import", "."), ". is no file."),
        (("template", "x.docx"), "x.docx is no name for a workbook."),
        (("serve", "--host", "0.0.0.0"), "Koers does not listen on 0.0.0.0"),
        (("ask", ""), "The question is empty."),
        (("ask", "a" * 100_000), "The question has 100,000 characters"),
        (("ask", "x", "--thread", ""), "no name for a thread"),
    ],
)
def test_a_mistake_is_one_line_that_says_what_to_do(filled: None, arguments: tuple[str, ...], says: str) -> None:
    for extra in ((), ("--json",)):
        done = koers(*arguments, *extra, "--lang", "en")
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith("koers: ")
        assert says in done.stderr
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [("fly",), ("use-case",), ("use-cases", "--as-of", "yesterday"), ("use-cases", "--limit", "0"), ("ask",), ("--x",)],
)
def test_wrong_usage_ends_with_status_2(arguments: tuple[str, ...]) -> None:
    done = koers(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_one_line_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_MODEL_TIMEOUT", "soon")
    done = koers("use-cases")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "KOERS_MODEL_TIMEOUT: dit is geen getal" in done.stderr


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = koers("use-cases", "--home", str(tmp_path / "file" / "home"))
    assert done.exit_code == 1
    assert "--home of KOERS_HOME" in done.stderr


def test_a_home_with_odd_characters_works(tmp_path: Path) -> None:
    home = tmp_path / "a b?c#d%20é"
    assert result("use-cases", "--home", str(home))["items"] == []
    assert (home / "koers.db").exists()


def test_an_unforeseen_error_is_one_line_and_a_log_without_what_people_wrote(tmp_path: Path) -> None:
    def broken(settings: Settings) -> Koers:
        raise LookupError(SECRET)

    done = CliRunner().invoke(app, ["use-cases", "--lang", "en"], obj=Given(build=broken))
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "Something went wrong inside Koers (LookupError)" in done.stderr
    log = (tmp_path / "home" / "koers.log").read_text()
    assert "test_cli.py" in log
    assert SECRET not in log + done.stderr


def run(*arguments: str, **more: Any) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "service", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more.pop("env", {})}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, **more)


def test_the_command_starts_without_the_heavy_libraries() -> None:
    code = "import sys; import service.cli.app; print(sorted(set(sys.modules) & set(sys.argv[1:])))"
    heavy = "chromadb langgraph langchain_core sqlalchemy fastapi numpy pydantic openai lingua rich.table docx".split()
    ended = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.stdout.strip() == "[]", ended.stdout + ended.stderr


def test_a_reader_that_goes_away_is_no_error(filled: None) -> None:
    command = f"{sys.executable} -m service use-cases --json | head -c 1"
    ended = subprocess.run(
        command, shell=True, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert (ended.stdout, ended.stderr) == ("{", "")


def test_an_output_that_knows_few_characters_gets_the_rest_replaced(filled: None) -> None:
    ended = run("use-cases", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert ended.returncode == 0, ended.stderr
    assert "Facturen lezen" in ended.stdout


@pytest.mark.parametrize("redirect", [">&-", "> /dev/full"])
def test_output_that_nobody_takes_ends_in_one_line_at_most(redirect: str, tmp_path: Path) -> None:
    command = f"{sys.executable} -m service kpis --json --home {tmp_path / 'home'} {redirect}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr
    assert "binnen Koers" not in done.stderr
    assert done.returncode == (0 if redirect == ">&-" else 1)


def test_a_stage_that_a_list_first_showed_may_be_older_and_a_path_is_quoted(tmp_path: Path) -> None:
    listed = tmp_path / "mijn lijst.csv"
    listed.write_text("Naam use case;Fase;Afdeling\nFacturen lezen;Pilot;Finance\nBalie;Pilot;Finance\n")
    home = ("--home", str(tmp_path / "home"), "--lang", "nl")
    saved = koers("import", str(listed), "--save-mapping", str(tmp_path / "m.yaml"), *home)
    assert f"koers import '{listed}' --mapping" in saved.output
    assert koers("import", str(listed), *home).exit_code == 0
    assert f"pilot sinds {NOW.date()} of eerder" in koers("use-cases", *home).stdout
