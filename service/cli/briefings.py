"""``koers brief``, ``koers briefings``, ``koers briefing``."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from service.cli import problems
from service.cli.command import command
from service.cli.exporting import Out, check, save
from service.cli.misuse import Misused
from service.cli.options import AsOf, day_option
from service.cli.session import Session

Action = Literal["show", "approve", "reject", "edit"]


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "brief")(brief)
    command(app, "briefings")(briefings)
    command(app, "briefing")(briefing)


def brief(
    session: Session,
    since: Annotated[
        date | None, day_option("--since", "The first day; by default the one after the last briefing, or 14 days.")
    ] = None,
    as_of: AsOf = None,
    audience: Annotated[
        str, typer.Option(help="board, team:NAME, objective:ID (progress) or use-case:ID (status report).")
    ] = "board",
    recipients: Annotated[
        list[str] | None,
        typer.Option("--recipient", metavar="NAME", help="Who gets it once approved; it holds what all may read."),
    ] = None,
    out: Out = None,
) -> None:
    """Drafts a leadership briefing: where we stand, what changed, what needs a decision, what was promised, what comes.

    It is a draft until somebody approves it; nothing goes out before that."""
    import asyncio

    from service.briefings.make import Order, make

    order = Order(
        since=since, as_of=as_of, audience=audience, language=session.language, recipients=list(recipients or ())
    )
    koers = session.koers
    check(out)
    with session.progress("brief"):
        made = asyncio.run(make(koers, order, koers.principal, koers.ids()))
    _show(session, made, out)


def briefings(
    session: Session,
    audience: Annotated[str | None, typer.Option(help="Only for this audience, such as board or team:NAME.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1_000, help="At most so many.")] = 20,
) -> None:
    """Lists the briefings, the newest first."""
    from service.briefings.listing import listed
    from service.cli.render.briefings import listing

    found = listed(session.koers, audience=audience, limit=limit)
    session.show(found, lambda out: out.print(listing(found.items, session.language)))


def briefing(
    session: Session,
    reference: Annotated[str, typer.Argument(metavar="ID", help="The briefing, as koers briefings names it.")],
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="show, approve, reject or edit.")] = "show",
    reason: Annotated[str, typer.Option(help="Why it is rejected; whoever drafts the next one is told.")] = "",
    claim: Annotated[str, typer.Option(help="For an edit: the id of the sentence, as show prints it.")] = "",
    text: Annotated[str, typer.Option(help="For an edit: the new sentence.")] = "",
    out: Out = None,
) -> None:
    """Shows a briefing, or decides on a draft.

    approve: it goes out to its recipients, once. reject: it does not, for a --reason. edit: another sentence in the
    place of one, checked against the evidence again; one that does not stand on it is shown as the editor's own."""
    from service.briefings.listing import one

    check(out)
    if action == "show":
        found = one(session.koers, reference)
    else:
        import asyncio

        from service.briefings.decide import LONGEST, Decision, decide

        if action == "reject" and not any(char.isalnum() for char in reason):
            raise Misused(problems.REASON_NEEDED())
        if action == "edit" and not (claim and text.strip()):
            raise Misused(problems.EDIT_NEEDS())
        if max(map(len, (reason, text))) > LONGEST:
            raise Misused(problems.TOO_LONG(most=LONGEST))
        decision = Decision(action=action, reason=reason, claim=claim, text=text)
        found = asyncio.run(decide(session.koers, reference, decision))
    _show(session, found, out)


def _show(session: Session, found: object, out: Path | None) -> None:
    from knowledge.model.briefing import Briefing
    from service.cli.render.briefings import whole

    made = Briefing.model_validate(found)
    if out is None:
        session.show(made, lambda console: console.print(whole(made)))
        return
    save(session, made, out)
