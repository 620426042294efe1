"""``koers kpis``: every KPI, on a day and over time."""

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from service.cli import problems
from service.cli.command import command
from service.cli.misuse import Misused
from service.cli.options import AsOf
from service.cli.session import Session

if TYPE_CHECKING:
    from knowledge.measures.series import Cadence


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "kpis")(kpis)


def kpis(
    session: Session,
    team: Annotated[str | None, typer.Option(help="Only of this team.")] = None,
    objective: Annotated[str | None, typer.Option(help="Only for this objective: its id or title.")] = None,
    as_of: AsOf = None,
    series: Annotated[
        tuple[str, int] | None,
        typer.Option("--series", metavar="week|cycle|month N", help="Also on the last N weeks, cycles or month ends."),
    ] = None,
) -> None:
    """Shows every KPI: its number, of how many, its interval and its day.

    What cannot be computed says why."""
    from service.cli.render.kpis import board
    from service.kpis import dashboard
    from service.portfolio import Wanted

    day = as_of or session.koers.clock().date()
    points = _points(*series) if series else None
    with session.progress("kpis"):
        found = dashboard(session.koers, day, session.language, Wanted(team=team, objective=objective), points)
    session.show(found, lambda out: out.print(board(found, session.language)))


def _points(cadence: str, count: int) -> "tuple[Cadence, int]":
    from knowledge.measures.series import Cadence
    from service.kpis import MOST_POINTS

    known = {name: name for name in get_args(Cadence)}
    if cadence not in known:
        raise Misused(problems.NO_CADENCE(given=cadence))
    if not 1 <= count <= MOST_POINTS:
        raise Misused(problems.NO_COUNT(given=count, most=MOST_POINTS))
    return known[cadence], count
