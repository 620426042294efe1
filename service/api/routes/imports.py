"""Portfolios over HTTP."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Header, Query, UploadFile
from fastapi.responses import Response

from knowledge.imports.report import ImportReport
from knowledge.model.base import Language
from service.api.idempotency import Write
from service.api.state import State
from service.api.work import accepted, wants_a_job
from service.imports import Manner, import_portfolio
from service.jobs import Job
from service.jobs.imports import start_import

router = APIRouter(tags=["portfolio"], route_class=Write)


@router.post(
    "/imports",
    response_model=ImportReport,
    responses={202: {"model": Job, "description": "With ``Prefer: respond-async``."}},
)
def imports(
    state: State,
    file: Annotated[UploadFile, File(description="A portfolio: CSV, XLSX or JSON.")],
    mapping: Annotated[str | None, Form(description="A known layout, or the text of a mapping file.")] = None,
    dry_run: Annotated[bool, Form(description="Report what would change; write nothing.")] = False,
    language: Annotated[Language | None, Query(description="Language of the report.")] = None,
    prefer: Annotated[str, Header()] = "",
) -> Response | ImportReport:
    """Imports the rows of a portfolio, all or nothing; the report names what was left out.

    With ``Prefer: respond-async`` that is a job, whose result is the same report."""
    manner = Manner(mapping or None, dry_run, language)
    name, content = file.filename or "upload", file.file.read()
    if not wants_a_job(prefer):
        return import_portfolio(state.koers, name, content, manner)
    return accepted(start_import(state.koers, state.jobs, state.koers.principal, name, content, manner))
