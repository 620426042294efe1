import re
from pathlib import Path

import typer

from service.cli.app import app

ROOT = Path(__file__).parents[2]


def commands() -> dict[str, object]:
    group = typer.main.get_command(app)
    return dict(group.commands)  # type: ignore[attr-defined]


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in commands() if f"`koers {name}" not in readme] == []


def test_every_command_that_the_readme_names_exists() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert set(re.findall(r"koers ([a-z][a-z-]+)", readme)) - set(commands()) == set()


def test_every_command_of_this_slice_of_the_interface_exists() -> None:
    wanted = "demo import template ingest search ask use-cases use-case log serve migrate doctor".split()
    assert set(wanted) <= set(commands())


def test_every_command_says_what_it_does_and_takes_the_common_options() -> None:
    for name, command in commands().items():
        options = {option for each in command.params for option in each.opts}  # type: ignore[attr-defined]
        assert command.help, name  # type: ignore[attr-defined]
        assert {"--home", "--json", "--lang"} <= options, name


def test_every_option_and_argument_says_what_it_is() -> None:
    for name, command in commands().items():
        assert [each.name for each in command.params if not each.help] == [], name  # type: ignore[attr-defined]


def test_no_machine_path_or_registry_stands_in_the_packaging() -> None:
    pins = (ROOT / "constraints.txt").read_text("utf-8")
    assert not re.search(r"://|file:|^-|@ ", pins, re.MULTILINE)
    assert all(re.match(r"[a-z0-9.\-]+==[\w.+!]+( ;|$)", line) for line in pins.splitlines())


def test_every_target_that_the_documents_name_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"):
        named = set(re.findall(r"(?:^    |`)make ([a-z-]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        assert named - targets == set(), name
