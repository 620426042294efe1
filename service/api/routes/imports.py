"""Portfolios over HTTP."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, UploadFile

from knowledge.imports.report import ImportReport
from knowledge.model.base import Language
from service.api.idempotency import Write
from service.api.state import State
from service.imports import Manner, import_portfolio

router = APIRouter(tags=["portfolio"], route_class=Write)


@router.post("/imports")
def imports(
    state: State,
    file: Annotated[UploadFile, File(description="A portfolio: CSV, XLSX or JSON.")],
    mapping: Annotated[str | None, Form(description="A known layout; recognised or proposed if left out.")] = None,
    dry_run: Annotated[bool, Form(description="Report what would change; write nothing.")] = False,
    language: Annotated[Language | None, Query(description="Language of the report.")] = None,
) -> ImportReport:
    """Imports the rows of a portfolio, all or nothing; the report names what was left out."""
    manner = Manner(mapping or None, dry_run, language)
    return import_portfolio(state.koers, file.filename or "upload", file.file.read(), manner)
