"""``koers jobs``, ``koers job``."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import sleep
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli import problems
from service.cli.command import command
from service.cli.misuse import Misused
from service.cli.session import Session

if TYPE_CHECKING:
    from service.jobs import Job, Jobs

LOOKING = 0.5


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "jobs")(jobs)
    command(app, "job")(job)


def jobs(
    session: Session,
    limit: Annotated[int, typer.Option(min=1, max=1_000, help="At most so many.")] = 20,
    cursor: Annotated[str | None, typer.Option(help="Go on where an earlier list ended: its next.")] = None,
) -> None:
    """Lists the work that goes on in the background and what became of it, the newest first."""
    from service.cli.render.jobs import listing

    with _looking(session) as known:
        found, following = known.jobs(session.koers.principal, cursor, limit)
    value = {"items": found, "next": following}
    session.show(value, lambda out: out.print(listing(found, following, session.language)))


def job(
    session: Session,
    reference: Annotated[str, typer.Argument(metavar="ID", help="The job, as koers jobs names it.")],
    action: Annotated[str | None, typer.Argument(metavar="[cancel]", help="cancel ends it.")] = None,
    wait: Annotated[bool, typer.Option("--wait", help="Show how far it is until it has ended.")] = False,
) -> None:
    """Shows one job: how far it is, what it came to or why it failed. koers job ID cancel ends it.

    A job that runs ends at its next report of progress. The exit status is 1 where it failed."""
    from service.cli.render.jobs import one

    if action not in {None, "cancel"}:
        raise Misused(problems.ONLY_CANCEL(given=action or ""))
    with _looking(session) as known:
        principal = session.koers.principal
        found = known.cancel(reference, principal) if action else known.job(reference, principal)
        if wait:
            found = _ended(session, known, found)
    session.show(found, lambda out: out.print(one(found, session.language)))
    if found.state == "failed":
        raise typer.Exit(1)


@contextmanager
def _looking(session: Session) -> "Iterator[Jobs]":
    """The jobs, without doing any of them here and with the schedules as they are."""
    from service.jobs.durable import DurableJobs, Pace

    with closing(DurableJobs(session.koers, pace=Pace(at_once=0))) as known:
        yield known


def _ended(session: Session, known: "Jobs", job: "Job") -> "Job":
    from service.jobs.port import ENDED

    with session.progress(job.kind) as advance:
        while job.state not in ENDED:
            advance(f"{job.kind}: {job.state}", job.done, job.total)
            sleep(LOOKING)
            job = known.job(job.id, session.koers.principal)
    return job
