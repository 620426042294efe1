"""What one run of a command works with: its options, the running Koers, and where its words go."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from service.inert import line

if TYPE_CHECKING:
    from rich.console import Console

    from knowledge.model.base import Language
    from service.bootstrap import Koers
    from service.settings import Settings

PIPE_WIDTH = 120
Build = Callable[["Settings"], "Koers"]


class Advance(Protocol):
    """Shows how far some work is."""

    def __call__(self, text: str, done: int = 0, total: int | None = None) -> None: ...


@dataclass(frozen=True)
class Given:
    """The options that every command takes; ``build`` makes the running Koers."""

    home: Path | None = None
    as_json: bool = False
    lang: "Language | None" = None
    build: Build | None = None


class Session:
    """Settings and parts are made when they are first used; ``close`` closes what was opened."""

    def __init__(self, given: Given) -> None:
        self.given = given

    @cached_property
    def out(self) -> "Console":
        return _console(sys.stdout)

    @cached_property
    def err(self) -> "Console":
        return _console(sys.stderr)

    @cached_property
    def settings(self) -> "Settings":
        from service.settings import load

        return load(home=self.given.home)

    @cached_property
    def koers(self) -> "Koers":
        from service.bootstrap import Koers

        return (self.given.build or Koers)(self.settings)

    @property
    def language(self) -> "Language":
        """The language of prose that no question decides."""
        return self.given.lang or self.settings.language

    @property
    def tongue(self) -> "Language":
        """The same for an error, which may be about the settings themselves."""
        from knowledge.errors import Misconfigured
        from service.settings import language_asked_for

        try:
            return self.language
        except Misconfigured:
            return language_asked_for()

    def close(self) -> None:
        if "koers" in self.__dict__:
            self.koers.close()

    def show(self, value: Any, human: "Callable[[Console], None]") -> None:
        """The result on standard output: ``value`` as JSON where that was asked for, else as ``human`` writes it."""
        if self.given.as_json:
            sys.stdout.write(json.dumps(_plain(value), ensure_ascii=False, indent=2) + "\n")
        else:
            human(self.out)

    def say(self, text: str) -> None:
        """A message beside the result, on standard error."""
        self.err.print(line(text), soft_wrap=True)

    @contextmanager
    def progress(self, text: str) -> Iterator[Advance]:
        """Progress on standard error, only where that is a terminal."""
        if not self.err.is_terminal:
            yield _silent
            return
        from rich.text import Text

        with self.err.status(Text(line(text))) as status:

            def advance(text: str, done: int = 0, total: int | None = None) -> None:
                status.update(Text(line(text) + (f" {done}/{total}" if total else "")))

            yield advance


def _silent(text: str, done: int = 0, total: int | None = None) -> None:
    """Says nothing: there is nobody to look."""


def _console(stream: Any) -> "Console":
    from rich.console import Console

    # Nothing that is printed is mark-up: not a title, not a quote, not a file's name.
    width = None if stream.isatty() else PIPE_WIDTH
    return Console(file=stream, markup=False, emoji=False, highlight=False, width=width)


def _plain(value: Any) -> Any:
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
