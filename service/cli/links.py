"""``koers links``, ``koers link``."""

from enum import StrEnum
from typing import Annotated

import typer

from service.cli import problems
from service.cli.command import command
from service.cli.misuse import Misused
from service.cli.options import AsOf
from service.cli.session import Session


class Verdict(StrEnum):
    """What a person decides about a link."""

    CONFIRM = "confirm"
    REJECT = "reject"


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "links")(links)
    command(app, "link")(link)


def links(
    session: Session,
    references: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="With --propose: these use cases; else those without an objective."),
    ] = None,
    propose: Annotated[bool, typer.Option("--propose", help="First propose links for use cases.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Also the links that were decided.")] = False,
    as_of: AsOf = None,
) -> None:
    """Shows which objective each use case may serve, with the words of the strategy that it rests on.

    A proposal counts for nothing until a person confirms it; confirmed, it is written into the use case's history."""
    import asyncio

    from service.cli.render.links import listed, proposals
    from service.links import LinkWish
    from service.links import links as stored
    from service.links import propose as make

    koers = session.koers
    if not propose:
        if references:
            raise Misused(problems.ONLY_PROPOSE())
        found = stored(koers, koers.principal, every=every)
        session.show({"links": found}, lambda out: out.print(listed(found, session.language)))
        return
    wish = LinkWish(use_cases=references or [], as_of=as_of, language=session.language)
    with session.progress("links"):
        made = asyncio.run(make(koers, wish, koers.principal))
    session.show(made, lambda out: out.print(proposals(made, session.language)))


def link(
    session: Session,
    link_id: Annotated[str, typer.Argument(metavar="ID", help="The link, as koers links shows it.")],
    verdict: Annotated[Verdict, typer.Argument(help="What you decide.")],
    note: Annotated[str, typer.Option(help="Why, for those who read it later.")] = "",
) -> None:
    """Confirms or rejects a proposed link."""
    from service.cli.render.links import listed
    from service.links import decide

    koers = session.koers
    decided = decide(koers, link_id, koers.principal, confirmed=verdict is Verdict.CONFIRM, note=note)
    session.show(decided, lambda out: out.print(listed([decided], session.language)))
