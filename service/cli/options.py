"""Options and values that several commands take."""

from datetime import date
from typing import Annotated, Any

import typer

from knowledge.errors import InvalidInput
from service import problems
from service.cli import problems as usage
from service.cli.misuse import Misused


def day(text: str) -> date:
    """A date as people type it on a command line: YYYY-MM-DD."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Misused(usage.NO_DATE(given=text)) from None


def day_option(name: str, help: str) -> Any:  # noqa: A002 - typer's own name for it
    """An option that takes a day."""
    return typer.Option(name, parser=day, metavar="YYYY-MM-DD", help=help)


AsOf = Annotated[date | None, day_option("--as-of", "The state on this day; today by default.")]


def names(text: str) -> tuple[str, ...]:
    """A list of names, separated by commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def pairs(settings: list[str]) -> dict[str, str]:
    """``FIELD=VALUE`` options as a mapping. InvalidInput names the one that is not."""
    parsed: dict[str, str] = {}
    for each in settings:
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise InvalidInput(problems.NO_PAIR(given=each), problems.PAIR_EXAMPLE())
        parsed[name.strip()] = value.strip()
    return parsed
