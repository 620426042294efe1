"""A home with the sample organisation, and commands that are given to it on any day."""

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from service import demo
from service.bootstrap import Koers
from service.cli.app import app
from service.cli.session import Given
from service.settings import Settings


def made(folder: Path) -> Path:
    """The database of a home with the sample in it."""
    with Koers(Settings(home=folder, embedder="hashing"), clock=lambda: at(date(2026, 11, 2))) as koers:
        demo.load(koers, lambda text, done=0, total=None: None)
    return folder / "koers.db"


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, 0, tzinfo=UTC)


class Home:
    """The sample in the home that the environment names."""

    def __init__(self, database: Path, folder: Path) -> None:
        shutil.copy(database, folder / "home")

    def koers(self, day: date, *arguments: str) -> Result:
        given = Given(build=lambda settings: Koers(settings, clock=lambda: at(day)))
        return CliRunner().invoke(app, list(arguments), obj=given)

    def result(self, day: date, *arguments: str) -> Any:
        done = self.koers(day, *arguments, "--json")
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)
