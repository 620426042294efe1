"""``koers serve``, ``koers migrate``, ``koers doctor``."""

from contextlib import closing
from typing import Annotated

import typer

from service.cli.command import command
from service.cli.session import Session


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "serve")(serve)
    command(app, "migrate")(migrate)
    command(app, "doctor")(doctor)


def serve(
    session: Session,
    host: Annotated[str, typer.Option(help="Address of this machine to listen on: loopback only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port; 0 takes a free one.")] = 8000,
    worker: Annotated[bool, typer.Option(help="Also do jobs and deliveries, or leave them to koers worker.")] = True,
) -> None:
    """Serves the HTTP API on this machine, until Ctrl-C."""
    from service.api.server import bound, run
    from service.jobs.worker import work

    with bound(host, port) as listening, closing(work(session.koers, works=worker)) as jobs:
        session.koers.warm()
        session.say(f"Koers answers on http://{listening.address} (Ctrl-C stops it).")
        run(session.koers, listening, jobs)


def migrate(session: Session) -> None:
    """Brings the database up to date.

    Other commands do so by themselves."""
    place = session.koers.stores.place
    session.show({"database": place}, lambda out: out.print(f"{place} is up to date."))


def doctor(
    session: Session,
    model: Annotated[bool, typer.Option("--model", help="Also ask the language model something.")] = False,
) -> None:
    """Prints what is in force and what is wrong. The exit status is 1 where something is wrong."""
    from service.cli.render.doctor import report
    from service.doctor import examine

    findings = examine(session.koers, with_model=model, language=session.language)
    session.show(findings, lambda out: out.print(report(findings)))
    if not findings.healthy:
        raise typer.Exit(1)
