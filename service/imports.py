"""Importing a portfolio, for every door."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import Conflict, InvalidInput
from knowledge.model.principal import OWNER
from service import problems
from service.files import read, write

if TYPE_CHECKING:
    from knowledge.history.portfolio import Portfolio, PortfolioChanges
    from knowledge.imports.report import ImportReport
    from knowledge.model.base import Language
    from service.bootstrap import Koers


@dataclass(frozen=True, slots=True)
class Manner:
    """How to import: the ``language`` is that of the report, the setting by default.

    ``mapping`` is the name of a mapping, columns for fields, or the text of a mapping file.
    """

    mapping: str | None = None
    dry_run: bool = False
    language: "Language | None" = None


def import_portfolio(koers: "Koers", name: str, content: bytes, manner: Manner) -> "ImportReport":
    """Stores what a file says, all or nothing, unless it is a dry run; the report names what was left out.

    A file is compared with everything that is stored, whoever brings it: a use case that its reader may
    not see must not come in a second time.
    """
    from knowledge.imports.run import import_portfolio as changes_of

    with koers.importing:
        existing = koers.stores.portfolio.load(OWNER)
        changes, report = changes_of(
            name,
            content,
            existing,
            today=koers.clock().date(),
            mapping=manner.mapping,
            dry_run=manner.dry_run,
            language=manner.language or koers.settings.language,
        )
        _refuse_closed(koers, existing, changes)
        if not manner.dry_run:
            koers.stores.portfolio.apply(changes)
    return report


def _refuse_closed(koers: "Koers", existing: "Portfolio", changes: "PortfolioChanges") -> None:
    """Conflict where a file changes use cases that who brings it may not read: it might open or overwrite them."""
    readable = koers.stores.portfolio.load(koers.principal).histories
    touched = {event.use_case for event in changes.events if event.use_case is not None}
    closed = {key for key in touched if key in existing.histories and key not in readable}
    if closed:
        raise Conflict(problems.CLOSED_USE_CASES(count=len(closed)), problems.CLOSED_USE_CASES_HINT())


def mapping_text(path: Path) -> str:
    """The text of a mapping file. InvalidInput where it is no text."""
    from knowledge.imports import problems as said_of

    try:
        # A mapping is told from a name by its lines.
        return read(path).decode("utf-8-sig") + "\n"
    except UnicodeDecodeError:
        said = said_of.BAD_MAPPING(problems=said_of.NOT_UTF8())
        raise InvalidInput(said, said_of.BAD_MAPPING_HINT()) from None


def save_proposal(path: Path, report: "ImportReport") -> None:
    """Writes the mapping that was proposed into a new file. InvalidInput where none was."""
    from knowledge.imports import problems as said_of

    if report.proposal is None:
        raise InvalidInput(said_of.NOTHING_PROPOSED(mapping=report.mapping), said_of.NOTHING_PROPOSED_HINT())
    write(path, report.proposal.file.encode())
