"""All commands in one application."""

from typing import Annotated

import typer

from service import __version__
from service.cli import (
    ask,
    briefings,
    coaching,
    decide,
    demo,
    documents,
    evals,
    history,
    jobs,
    kpis,
    links,
    portfolio,
    scores,
    upkeep,
    watch,
    worker,
)
from service.cli.command import Home, Json, Lang, merged
from service.cli.misuse import Commands

app = typer.Typer(
    name="koers",
    cls=Commands,
    help="Execute strategy with AI in two-week steps: ask your portfolio and your documents, and see the evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"koers {__version__}")
        raise typer.Exit


@app.callback()
def common(
    context: typer.Context,
    home: Home = None,
    as_json: Json = False,
    lang: Lang = None,
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Takes the options that may also stand before the command."""
    context.obj = merged(context.obj, home, as_json, lang)


for family in (
    demo,
    portfolio,
    kpis,
    watch,
    scores,
    briefings,
    coaching,
    decide,
    links,
    documents,
    ask,
    history,
    evals,
    upkeep,
    worker,
    jobs,
):
    family.add_to(app)
