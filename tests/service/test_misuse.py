"""Wrong usage: exit status 2, told in the language that was asked for."""

import pytest
from typer.testing import CliRunner, Result

from service.cli.app import app

WRONG = [
    (["kpis", "--foo"], "Er is geen optie --foo."),
    (["kpis", "--temas", "x"], "Er is geen optie --temas."),
    (["nope"], "Er is geen opdracht nope."),
    (["use-case"], "ID ontbreekt."),
    (["use-case", "A", "B"], "Dit is te veel: B."),
    (["import", "--mapping"], "Bij --mapping hoort een waarde."),
    (["priorities", "--method", "x"], "--method: dit is geen van: weighted, wsjf, rice, topsis"),
    (["priorities", "--limit", "abc"], "--limit: dit is geen geheel getal"),
    (["priorities", "--limit", "0"], "--limit: dit is te klein: minstens 1"),
    (["kpis", "--as-of", "gisteren"], "‘gisteren’ is geen datum; schrijf 2026-03-31"),
    (["alert", "a-1", "juggle"], "‘juggle’ is geen actie; schrijf ack, snooze"),
    (["scan", "--replay", "2026-01-01", "2026-02-01", "--as-of", "2026-01-01"], "--as-of en --replay sluiten elkaar"),
    (["coach"], "noem --leader of --team, een van beide"),
]


def used(*arguments: str, **environment: str) -> Result:
    done = CliRunner().invoke(app, list(arguments), env=environment)
    assert done.exit_code == 2
    return done


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_wrong_usage_is_told_in_dutch(arguments: list[str], said: str) -> None:
    for told in (used("--lang", "nl", *arguments, KOERS_LANGUAGE="en"), used(*arguments, KOERS_LANGUAGE="nl")):
        assert f"Fout: {said}" in told.stderr
        assert "Error" not in told.stderr


@pytest.mark.parametrize(("arguments", "_"), WRONG)
def test_and_in_english(arguments: list[str], _: str) -> None:
    for told in (used("--lang=en", *arguments, KOERS_LANGUAGE="nl"), used(*arguments, KOERS_LANGUAGE="en")):
        assert "Error: " in told.stderr
        assert "Fout" not in told.stderr


def test_an_unknown_language_is_told_in_that_of_the_settings() -> None:
    assert "--lang: dit is geen van: nl, en" in used("--lang", "fr", "kpis", KOERS_LANGUAGE="nl").stderr


def test_a_near_option_is_offered() -> None:
    assert "Bedoelt u --team?" in used("kpis", "--taem", "x", "--lang=nl").stderr


def test_how_the_command_is_used_is_told_as_well() -> None:
    assert used("kpis", "--foo", "--lang", "nl").stderr.startswith(
        "Gebruik: koers kpis [OPTIONS]\nZie 'koers kpis --help'.\n\nFout: "
    )
