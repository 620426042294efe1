"""Importing a portfolio, for every door."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.model.principal import OWNER

if TYPE_CHECKING:
    from knowledge.imports.report import ImportReport
    from knowledge.model.base import Language
    from service.bootstrap import Koers


@dataclass(frozen=True, slots=True)
class Manner:
    """How to import: the ``language`` is that of the report, the setting by default."""

    mapping: str | None = None
    dry_run: bool = False
    language: "Language | None" = None


def import_portfolio(koers: "Koers", name: str, content: bytes, manner: Manner) -> "ImportReport":
    """Stores what a file says, all or nothing, unless it is a dry run; the report names what was left out.

    A file is compared with everything that is stored, whoever brings it: a use case that its reader may
    not see must not come in a second time.
    """
    from knowledge.imports.run import import_portfolio as read

    with koers.importing:
        existing = koers.stores.portfolio.load(OWNER)
        changes, report = read(
            name,
            content,
            existing,
            today=koers.clock().date(),
            mapping=manner.mapping,
            dry_run=manner.dry_run,
            language=manner.language or koers.settings.language,
        )
        if not manner.dry_run:
            koers.stores.portfolio.apply(changes)
    return report
