"""``koers import``, ``koers template``, ``koers use-cases``, ``koers use-case``."""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from knowledge.errors import InvalidInput
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
        typer.Option(
            "--mapping",
            metavar="NAME",
            help="A known layout, a mapping file of your own (.yaml), or columns such as "
            "'title=Subject; stage=Status'. Recognised or proposed if left out.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    save_mapping: Annotated[
        Path | None,
        typer.Option(
            "--save-mapping",
            metavar="FILE.yaml",
            help="Write the proposed mapping here, to correct and use; the rows are not imported yet.",
        ),
    ] = None,
) -> None:
    """Imports the rows of a portfolio.

    The same file again changes nothing, a newer one adds to the history."""
    from service import problems
    from service.cli.render.imports import report
    from service.files import read
    from service.imports import Manner, import_portfolio, mapping_text, save_proposal

    if save_mapping and not _is_yaml(save_mapping):
        raise InvalidInput(problems.NO_MAPPING_NAME(file=save_mapping.name), problems.END_IN_YAML())
    if mapping and _is_yaml(Path(mapping)):
        mapping = mapping_text(Path(mapping))
    manner = Manner(mapping, dry_run or save_mapping is not None, session.language)
    with session.progress("import"):
        done = import_portfolio(session.koers, file.name, read(file), manner)
    if save_mapping:
        save_proposal(save_mapping, done)
        saved = problems.MAPPING_SAVED(file=quote(str(file)), mapping=quote(str(save_mapping)))
        session.say(saved.within(session.language))
    session.show(done, lambda out: out.print(report(done, session.language)))


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in {".yaml", ".yml"}


def template(
    session: Session, file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to write.")]
) -> None:
    """Writes an empty workbook, to fill in and import."""
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
    from service.portfolio import Wanted, listed, readable

    day = as_of or session.koers.clock().date()
    portfolio = session.koers.stores.portfolio.load(session.koers.principal)
    states = listed(portfolio, day, Wanted(team, stage, objective))
    items, following = page(states, lambda each: (fold(each.use_case.title), each.id), cursor, limit)
    value = {
        "as_of": day.isoformat(),
        "items": [readable(each.use_case, portfolio) for each in items],
        "next": following,
    }
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
    portfolio = session.koers.stores.portfolio.load(session.koers.principal)
    state = found(portfolio, reference, day)
    session.show(details(state, day, portfolio), lambda out: out.print(sheet(state, session.language, portfolio)))
