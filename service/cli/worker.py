"""``koers worker``."""

import signal
from contextlib import closing
from threading import Event

import typer

from service.cli.command import command
from service.cli.session import Session


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "worker")(worker)


def worker(session: Session) -> None:
    """Does jobs, schedules and deliveries, until Ctrl-C.

    koers serve does so too; several processes over one database share the work."""
    from service import lasting
    from service.jobs import problems
    from service.jobs.worker import work

    stop = Event()
    with closing(work(session.koers)):
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda *_: stop.set())
        lasting.keep()
        session.say(problems.WORKS().within(session.language))
        stop.wait()
