"""``koers import``, ``koers template``, ``koers use-cases``, ``koers use-case``."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.command import command
from service.cli.options import AsOf
from service.cli.session import Session


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "import")(import_)
    command(app, "template")(template)
    command(app, "use-cases")(use_cases)
    command(app, "use-case")(use_case)


def import_(
    session: Session,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A portfolio: CSV, XLSX or JSON.")],
    mapping: Annotated[
        str | None,
        typer.Option("--mapping", metavar="NAME", help="A known layout; recognised or proposed if left out."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
) -> None:
    """Imports the rows of a portfolio.

    The same file again changes nothing, a newer one adds to the history."""
    from service.cli.render.imports import report
    from service.files import read
    from service.imports import Manner, import_portfolio

    with session.progress("import"):
        done = import_portfolio(session.koers, file.name, read(file), Manner(mapping, dry_run, session.language))
    session.show(done, lambda out: out.print(report(done, session.language)))


def template(
    session: Session, file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to write.")]
) -> None:
    """Writes an empty workbook, to fill in and import."""
    from knowledge.errors import InvalidInput
    from service import problems
    from service.files import write

    if file.suffix.lower() != ".xlsx":
        raise InvalidInput(problems.NO_WORKBOOK_NAME(file=file.name), problems.END_IN_XLSX())
    from knowledge.imports.template import template as workbook

    write(file, workbook())
    session.show({"file": str(file)}, lambda out: out.print(str(file), soft_wrap=True))


def use_cases(
    session: Session,
    team: Annotated[str | None, typer.Option(help="Only of this team.")] = None,
    stage: Annotated[str | None, typer.Option(help="Only in this stage.")] = None,
    objective: Annotated[str | None, typer.Option(help="Only for this objective: its id or title.")] = None,
    as_of: AsOf = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    cursor: Annotated[str | None, typer.Option(help="Go on where an earlier list ended: its next.")] = None,
) -> None:
    """Lists the use cases, as they stood on a day."""
    from knowledge.words import fold
    from service.cli.render.portfolio import use_cases as table
    from service.paging import page
    from service.portfolio import Wanted, listed

    day = as_of or session.koers.clock().date()
    portfolio = session.koers.stores.portfolio.load(session.koers.principal)
    states = listed(portfolio, day, Wanted(team, stage, objective))
    items, following = page(states, lambda each: (fold(each.use_case.title), each.id), cursor, limit)
    value = {"as_of": day.isoformat(), "items": [each.use_case for each in items], "next": following}
    session.show(value, lambda out: out.print(table(items, day, session.language)))


def use_case(
    session: Session,
    reference: Annotated[str, typer.Argument(metavar="ID", help="Its id, or its id in its source.")],
    as_of: AsOf = None,
) -> None:
    """Shows one use case with its whole history."""
    from service.cli.render.portfolio import use_case as sheet
    from service.portfolio import details, found

    day = as_of or session.koers.clock().date()
    state = found(session.koers.stores.portfolio.load(session.koers.principal), reference, day)
    session.show(details(state, day), lambda out: out.print(sheet(state, session.language)))
