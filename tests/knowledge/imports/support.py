"""What the tests of imports share: files made in memory, the real data, and an import that is applied."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Portfolio, PortfolioChanges, portfolio_of
from knowledge.imports.report import ImportReport
from knowledge.imports.run import import_portfolio

DATA = Path(__file__).parents[4] / "shared" / "data"
TODAY = date(2025, 6, 30)
EMPTY = Portfolio()
INVENTORY_2023 = "us-federal-ai-inventory/2023_consolidated_ai_inventory_raw.csv"
INVENTORY_2024 = "us-federal-ai-inventory/2024_consolidated_ai_inventory_raw_v2.csv"
REGISTER = "nl-algoritmeregister/algoritmes_2026-05-13.json"

Sheets = dict[str, Sequence[Sequence[Any]]]


def real(path: str) -> bytes:
    """A file of the real data, or the test is skipped."""
    file = DATA / path
    if not file.exists():
        pytest.skip(f"needs the real data: {path} is not beside the repository")
    return file.read_bytes()


def workbook(sheets: Sheets, merged: Sequence[str] = ()) -> bytes:
    """An XLSX file; ``merged`` are ranges of the last sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        book.worksheets[-1].merge_cells(cells)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def run(
    content: bytes | str, name: str = "lijst.csv", existing: Portfolio = EMPTY, **options: Any
) -> tuple[Portfolio, ImportReport, PortfolioChanges]:
    """The portfolio after the import, its report and its changes."""
    data = content.encode() if isinstance(content, str) else content
    changes, report = import_portfolio(name, data, existing, **{"today": TODAY} | options)
    return applied(existing, changes), report, changes


def applied(existing: Portfolio, changes: PortfolioChanges) -> Portfolio:
    """As a store would keep it: entities replaced, events appended."""
    new = portfolio_of(changes)
    kept = existing.with_entities(
        {**existing.objectives, **new.objectives}.values(),
        {**existing.processes, **new.processes}.values(),
        {**existing.teams, **new.teams}.values(),
        {**existing.leaders, **new.leaders}.values(),
    )
    return kept.with_events(changes.events)


def states(portfolio: Portfolio, as_of: date = date.max) -> dict[str, UseCaseState]:
    """The use cases by title."""
    return {state.use_case.title: state for state in portfolio.at(as_of).states.values()}


def history(state: UseCaseState) -> list[tuple[str, date, str]]:
    """Every event as its kind, its day and the stage that it brings."""
    return [(event.kind, event.on, str(getattr(event, "stage", ""))) for event in state.events]
