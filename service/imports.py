"""Importing a portfolio, for every door."""

from typing import TYPE_CHECKING

from knowledge.model.principal import OWNER

if TYPE_CHECKING:
    from knowledge.imports.report import ImportReport
    from service.bootstrap import Koers


def import_portfolio(koers: "Koers", name: str, content: bytes, mapping: str | None, dry_run: bool) -> "ImportReport":
    """Stores what a file says, all or nothing, unless it is a dry run; the report names what was left out.

    A file is compared with everything that is stored, whoever brings it: a use case that its reader may
    not see must not come in a second time.
    """
    from knowledge.imports.run import import_portfolio as read

    with koers.importing:
        existing = koers.stores.portfolio.load(OWNER)
        changes, report = read(name, content, existing, today=koers.clock().date(), mapping=mapping, dry_run=dry_run)
        if not dry_run:
            koers.stores.portfolio.apply(changes)
    return report
