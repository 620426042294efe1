"""``koers ingest``, ``koers search``."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from service.cli.command import command
from service.cli.options import AsOf, day_option, names
from service.cli.session import Session

GROUPS = "Reader groups that may see them; if left out, those of the version that is there, else everybody."


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "ingest")(ingest)
    command(app, "search")(search)


def ingest(
    session: Session,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Documents, or folders of them.")],
    groups: Annotated[
        str | None,
        typer.Option("--groups", metavar="A,B", help=GROUPS),
    ] = None,
    effective_from: Annotated[date | None, day_option("--effective-from", "The day that they take effect.")] = None,
    supersedes: Annotated[
        str | None, typer.Option("--supersedes", metavar="ID", help="The document that this one takes the place of.")
    ] = None,
) -> None:
    """Takes documents in, and whole folders of them.

    PDF, DOCX, PPTX, XLSX, HTML, Markdown and text."""
    from service.cli.render.documents import outcome
    from service.documents import Labels, ingest_files

    labels = Labels(
        groups=None if groups is None else names(groups),
        effective_from=effective_from,
        supersedes=supersedes,
    )
    with session.progress("ingest") as advance:
        done = ingest_files(session.koers, paths, labels, advance, session.language)
    session.show(done, lambda out: out.print(outcome(done, session.language)))
    if done.rejected:
        raise typer.Exit(1)


def search(
    session: Session,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to look for, in Dutch or English.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="At most so many passages.")] = 10,
    as_of: AsOf = None,
    every: Annotated[bool, typer.Option("--every", help="Also in documents that are not in force.")] = False,
) -> None:
    """Finds passages of documents in force, best first."""
    from service.cli.render.documents import hits
    from service.documents import Wanted, find

    wanted = Wanted(text=text, limit=limit, as_of=as_of, every=every, language=session.given.lang)
    found = find(session.koers, wanted)
    session.show(found, lambda out: out.print(hits(found, session.language)))
