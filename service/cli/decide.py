"""``koers decide``."""

from typing import Annotated

import typer

from service.cli.command import command
from service.cli.options import AsOf
from service.cli.scores import Compare, Method, WeightsOption, warn
from service.cli.session import Session


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "decide")(decide)


def decide(
    session: Session,
    options: Annotated[
        list[str],
        typer.Argument(metavar="ID[:MOVE]...", help="2 to 5 use cases; MOVE is stop, pause, scale, start or keep."),
    ],
    method: Method = "weighted",
    weights: WeightsOption = None,
    compare: Compare = None,
    as_of: AsOf = None,
) -> None:
    """Weighs options side by side: ratings, facts, and what would stop, slip or become possible.

    Without a move a use case stays as it is; told is then what would follow if it ended. The figures say which comes
    first, or that they do not tell; the decision is yours."""
    from knowledge.impact.option import check_number
    from service.cli.render.decisions import decision
    from service.decisions import Choice, decide

    check_number(len(options))
    choice = Choice(
        options=options, method=method, weights=weights, compare=compare, as_of=as_of, language=session.language
    )
    warn(session, compare)
    with session.progress("decide"):
        found = decide(session.koers, choice, session.koers.principal)
    session.show(found, lambda out: out.print(decision(found)))
