"""``koers coach``."""

from typing import TYPE_CHECKING, Annotated

import typer

from service.cli import problems
from service.cli.command import command
from service.cli.exporting import Out, check, save
from service.cli.misuse import Misused
from service.cli.options import AsOf
from service.cli.session import Session

if TYPE_CHECKING:
    from knowledge.coaching.roadmap import Element


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "coach")(coach)


def coach(  # noqa: PLR0913, PLR0917 -- one parameter an option
    session: Session,
    leader: Annotated[str | None, typer.Option(help="For this leader, by id or name.")] = None,
    team: Annotated[str | None, typer.Option(help="For this team, by id or name.")] = None,
    as_of: AsOf = None,
    adkar: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=1…5",
            help="What people say of themselves: awareness, desire, knowledge, ability or reinforcement.",
        ),
    ] = None,
    respondents: Annotated[int, typer.Option(min=1, help="How many people said so; of a team at least 5.")] = 1,
    out: Out = None,
    earlier: Annotated[bool, typer.Option("--earlier", help="List what was asked before instead.")] = False,
) -> None:
    """Two weeks for one leader or team: at most three things to do, why, and how it will be seen.

    The next run looks back: done or not, and what moved. Nobody else is named, and a leader's own is for them only."""
    import asyncio

    from service.cli.render.coaching import listing, whole
    from service.coaching.listing import listed
    from service.coaching.make import Order, make

    if (leader is None) == (team is None):
        raise Misused(problems.LEADER_OR_TEAM())
    if earlier and out is not None:
        raise Misused(problems.EARLIER_WRITES_NOTHING())
    order = Order(
        leader=leader,
        team=team,
        as_of=as_of,
        language=session.language,
        adkar=_scores(adkar or []),
        respondents=respondents,
    )
    check(out)
    koers = session.koers
    if earlier:
        found = listed(koers, order, koers.principal)
        session.show({"roadmaps": found}, lambda out: out.print(listing(found, session.language)))
        return
    with session.progress("coach"):
        made = asyncio.run(make(koers, order, koers.principal, koers.ids()))
    if out is not None:
        save(session, made, out)
        return
    session.show(made, lambda console: console.print(whole(made)))


def _scores(given: list[str]) -> "dict[Element, int]":
    from knowledge.coaching.roadmap import Element

    names = [each.value for each in Element]
    scores: dict[Element, int] = {}
    for each in given:
        name, _, score = (part.strip().lower() for part in each.partition("="))
        if name not in names or score not in {"1", "2", "3", "4", "5"}:
            raise Misused(problems.ADKAR_TAKES(names=", ".join(names)))
        scores[Element(name)] = int(score)
    return scores
