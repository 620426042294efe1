"""What an import did, or would do: counts, every row and cell that could not be used, and how columns were read."""

from datetime import date

from knowledge.model.base import Frozen


class Rejection(Frozen):
    """One cell that stood in the way; ``row`` is the number that a spreadsheet or editor shows."""

    row: int
    column: str
    value: str
    problem: str
    sheet: str = ""


ATTRIBUTE = "attribute"


class ProposedColumn(Frozen):
    """What a column was taken for, and how sure that is, from 0 to 1; ``attribute`` where it is only kept."""

    column: str
    field: str
    confidence: float
    sheet: str = ""


class Proposal(Frozen):
    """How a layout that nobody described was read; ``confidence`` is that of the least sure field that was used.

    ``file`` is the same as a mapping file, to be corrected and imported with.
    """

    confidence: float
    columns: tuple[ProposedColumn, ...]
    file: str = ""


class ImportReport(Frozen):
    """The outcome of an import.

    ``rejected`` names the rows that were left out. ``dropped`` names single cells that were left out of rows
    that did come in. ``observed`` is the day that the file describes, ``delisted`` and ``relisted`` count the
    use cases that left or came back to a complete list, ``unused`` are columns and sheets that were not read.
    """

    mapping: str
    source: str = ""
    observed: date | None = None
    rows_read: int
    created: int
    updated: int
    unchanged: int
    delisted: int = 0
    relisted: int = 0
    rejected: tuple[Rejection, ...]
    dropped: tuple[Rejection, ...] = ()
    warnings: tuple[str, ...]
    unused: tuple[str, ...] = ()
    proposal: Proposal | None = None
    dry_run: bool
