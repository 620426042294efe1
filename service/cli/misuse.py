"""Wrong usage of a command, told in the reader's language: what reads the command line speaks English alone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import IO, TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from knowledge.said import Said, Wording
from service.cli import problems

if TYPE_CHECKING:
    from knowledge.model.base import Language

UsageError: type[Exception] = typer.BadParameter.__bases__[0]
TONGUE = "koers.tongue"
_HEARD: Mapping[re.Pattern[str], Wording] = {
    re.compile(r"No such option: (?P<given>\S+)"): problems.NO_OPTION,
    re.compile(r"No such command '(?P<given>.*?)'"): problems.NO_COMMAND,
    re.compile(r"Missing (?:argument|option) '(?P<name>.+?)'"): problems.MISSING,
    re.compile(r"Missing command"): problems.NO_COMMAND_GIVEN,
    re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<given>.*)\)"): problems.TOO_MUCH,
    re.compile(r"Option '(?P<name>.+?)' requires"): problems.NEEDS_VALUE,
    re.compile(r"Option '(?P<name>.+?)' does not take a value"): problems.TAKES_NO_VALUE,
}
_CHOICE = re.compile(r"is not one of (?P<allowed>.+?)\.?$")


class Misused(typer.BadParameter):
    """Wrong usage that Koers finds itself."""

    def __init__(self, said: Said) -> None:
        super().__init__(str(said))
        self.said = said


class Dutch(typer.BadParameter):
    """A usage error, whoever found it, as a Dutch reader is told of it."""

    def __init__(self, error: Any) -> None:
        super().__init__(_told(error), error.ctx)

    def format_message(self) -> str:
        return self.message

    def show(self, file: IO[Any] | None = None) -> None:
        if self.ctx is not None:
            usage = self.ctx.get_usage().replace("Usage:", "Gebruik:", 1)
            typer.echo(f"{usage}\nZie '{self.ctx.command_path} --help'.\n", file=file, err=file is None)
        typer.echo(f"Fout: {self.message}", file=file, err=file is None)


class Commands(TyperGroup):
    """All commands, their usage errors in the language that was asked for, wherever ``--lang`` stands."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        tongue = _asked_for(args)
        with _in_language(tongue):
            context = super().make_context(info_name, args, parent, **extra)
        context.meta[TONGUE] = tongue
        return context

    def invoke(self, ctx: Any) -> Any:
        with _in_language(ctx.meta[TONGUE]):
            return super().invoke(ctx)


def _asked_for(args: Sequence[str]) -> "Language | None":
    """What ``--lang`` says, the last time; ``None`` where it says nothing that is known."""
    told = [after for each, after in pairwise(args) if each == "--lang"]
    told += [each.removeprefix("--lang=") for each in args if each.startswith("--lang=")]
    return "nl" if told[-1:] == ["nl"] else "en" if told[-1:] == ["en"] else None


@contextmanager
def _in_language(tongue: "Language | None") -> Iterator[None]:
    try:
        yield
    except UsageError as error:
        from service.settings import language_asked_for

        if (tongue or language_asked_for()) != "nl" or type(error).__name__ == "NoArgsIsHelpError":
            raise
        raise Dutch(error) from error


def _told(error: Any) -> str:
    if isinstance(error, Misused):
        return error.said.within("nl")
    message = error.format_message()
    for pattern, wording in _HEARD.items():
        if found := pattern.match(message):
            near = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
            told = wording(**found.groupdict()).within("nl")
            return f"{told} {problems.DID_YOU_MEAN(near=near).within('nl')}" if near else told
    where = re.match(r"Invalid value for (?P<name>.+?): ", message)
    problem = _unfit(error)
    if where is None or problem is None:
        return str(message)
    return problems.UNFIT(name=where["name"].strip("'"), problem=problem).within("nl")


def _unfit(error: Any) -> Said | None:
    """What is wrong with a value, as a clause; ``None`` where that cannot be told in Dutch."""
    from pydantic import ValidationError

    from knowledge.invalid import NO_CHOICE, problem_of

    cause = error.__cause__
    if choice := _CHOICE.search(error.message):
        return NO_CHOICE(allowed=tuple(re.findall(r"'([^']*)'", choice["allowed"])))
    return problem_of(cause.errors(include_url=False)[0]) if isinstance(cause, ValidationError) else None
