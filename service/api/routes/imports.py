"""Portfolios over HTTP."""

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile

from knowledge.imports.report import ImportReport
from service.api.idempotency import Write
from service.api.state import State
from service.imports import import_portfolio

router = APIRouter(tags=["portfolio"], route_class=Write)


@router.post("/imports")
def imports(
    state: State,
    file: Annotated[UploadFile, File(description="A portfolio: CSV, XLSX or JSON.")],
    mapping: Annotated[str | None, Form(description="A known layout; recognised or proposed if left out.")] = None,
    dry_run: Annotated[bool, Form(description="Report what would change; write nothing.")] = False,
) -> ImportReport:
    """Imports the rows of a portfolio, all or nothing; the report names what was left out."""
    return import_portfolio(state.koers, file.filename or "upload", file.file.read(), mapping or None, dry_run)
