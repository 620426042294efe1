"""What an import did, or would do."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from knowledge.imports.labels import label
from knowledge.imports.report import ATTRIBUTE, ImportReport, Proposal, Rejection
from knowledge.measures.phrases import number, percent, pick
from knowledge.model.base import Language
from service.inert import line

MOST = 50
LONGEST = 80


def report(done: ImportReport, language: Language) -> RenderableType:
    """Counts, then every row and cell that was left out, as far as a screen holds."""
    parts: list[RenderableType] = [Text(_head(done, language), style="bold"), Text(_counts(done, language))]
    if done.proposal:
        parts += [_proposal(done.proposal, language)]
    parts += [Text(f"! {line(warning)}", style="yellow") for warning in done.warnings]
    if done.unused:
        unused = ", ".join(line(name)[:LONGEST] for name in done.unused)
        parts += [Text(pick(language, "Kolommen niet gelezen: ", "Columns not read: ") + unused)]
    parts += _rejected(done.rejected, pick(language, "Afgekeurde rijen", "Rejected rows"), language)
    parts += _rejected(done.dropped, pick(language, "Weggelaten cellen", "Cells left out"), language)
    return Group(*parts)


def _head(done: ImportReport, language: Language) -> str:
    what = pick(language, "Proef: er is niets opgeslagen", "Dry run: nothing was stored")
    stored = pick(language, "Opgeslagen", "Stored")
    read = pick(language, "rijen gelezen met", "rows read with")
    return f"{what if done.dry_run else stored}. {number(done.rows_read, language)} {read} {line(done.mapping)}"


def _counts(done: ImportReport, language: Language) -> str:
    counts = (
        (done.created, "nieuw", "created"),
        (done.updated, "bijgewerkt", "updated"),
        (done.unchanged, "ongewijzigd", "unchanged"),
        (done.delisted, "niet meer in de bron", "no longer listed"),
        (done.relisted, "weer in de bron", "listed again"),
        (len({(each.sheet, each.row) for each in done.rejected}), "rijen afgekeurd", "rows rejected"),
        (len(done.dropped), "cellen weggelaten", "cells left out"),
    )
    shown = [f"{number(count, language)} {pick(language, *names)}" for count, *names in counts if count]
    return ", ".join(shown) or pick(language, "Niets veranderd", "Nothing changed")


def _proposal(proposal: Proposal, language: Language) -> RenderableType:
    table = Table(pick(language, "kolom", "column"), pick(language, "gelezen als", "read as"), "", box=None)
    for each in proposal.columns:
        sure = percent(each.confidence, language) if each.field != ATTRIBUTE else ""
        table.add_row(Text(line(each.column)[:LONGEST]), Text(label(each.field).within(language)), sure)
    title = pick(language, "Voorgestelde indeling, zekerheid", "Proposed mapping, confidence")
    return Group(Text(f"{title} {percent(proposal.confidence, language)}"), table)


def _rejected(rows: Iterable[Rejection], title: str, language: Language) -> list[RenderableType]:
    found = list(rows)
    if not found:
        return []
    table = Table(*(pick(language, *names) for names in HEADERS), box=None)
    for each in found[:MOST]:
        place = f"{line(each.sheet)} {each.row}".strip()
        table.add_row(place, *(Text(line(text)[:LONGEST]) for text in (each.column, each.value, each.problem)))
    more = len(found) - MOST
    tail = pick(language, f"en nog {more}; --json noemt ze alle", f"and {more} more; --json names them all")
    return [Text(f"\n{title}", style="bold"), table, *([Text(tail)] if more > 0 else [])]


HEADERS = (("rij", "row"), ("kolom", "column"), ("waarde", "value"), ("probleem", "problem"))
