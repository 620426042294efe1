"""Documents: in, listed, and out again."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile
from pydantic import BaseModel, Field

from knowledge.errors import Misconfigured
from knowledge.model.base import Language
from knowledge.model.documents import Document
from service.api.idempotency import Write
from service.api.state import Running, State
from service.documents import Intake, Labels, Taken
from service.jobs import Job
from service.jobs.embed import EMBED
from service.paging import Page, page

router = APIRouter(tags=["documents"], route_class=Write)
GROUPS = "A reader group that may see it; several may be given, and one empty one opens it to everybody."


class About(BaseModel):
    """One version of a document, without its text."""

    id: str
    title: str
    path: str
    version: str
    language: Language
    media_type: str
    effective_from: date | None
    superseded_by: str | None
    superseded_on: date | None
    groups: tuple[str, ...]


class Accepted(BaseModel):
    """A document that is found by its words, and the job that makes it found by its meaning."""

    document: Taken
    job: Job | None = Field(description="Null where nothing has to be embedded.")


@router.post("/documents", status_code=202)
def new_document(
    state: State,
    response: Response,
    file: Annotated[UploadFile, File(description="PDF, DOCX, PPTX, XLSX, HTML, Markdown or text.")],
    groups: Annotated[list[str] | None, Form(description=GROUPS)] = None,
    effective_from: Annotated[date | None, Form()] = None,
    version: Annotated[str, Form()] = "",
    supersedes: Annotated[str | None, Form(description="The document that this one takes the place of.")] = None,
) -> Accepted:
    """Stores a document, which is found by its words at once, and embeds it in the background."""
    labels = Labels(
        groups=None if groups is None else tuple(name.strip() for name in groups if name.strip()),
        effective_from=effective_from,
        version=version,
        supersedes=supersedes or None,
    )
    taken = Intake(state.koers, labels).take(file.filename or "upload", file.file.read())
    job = catch_up(state)
    if job:
        response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return Accepted(document=taken, job=job)


@router.get("/documents")
def documents(
    state: State, cursor: str | None = None, limit: Annotated[int, Query(ge=1, le=1_000)] = 100
) -> Page[About]:
    """Every version of every document, by id, a page at a time."""
    every = sorted(state.koers.stores.documents.documents(state.koers.principal), key=_key)
    items, following = page(every, _key, cursor, limit)
    return Page(items=[About.model_validate(each.model_dump()) for each in items], next=following)


@router.delete("/documents/{document_id:path}", status_code=204)
def delete(document_id: str, state: State) -> None:
    """Deletes all versions of a document: nothing of it is found again."""
    state.koers.ingest.delete(document_id, state.koers.principal)


def catch_up(running: Running) -> Job | None:
    """Embeds in the background what waits for it, if anything does."""
    if not running.koers.check() and not _lost(running):
        return None
    return running.jobs.start(EMBED.name, running.koers.principal)


def _lost(running: Running) -> bool:
    try:
        return running.koers.ingest.lost() > 0
    except Misconfigured:
        # Search goes on by words; koers doctor says what is wrong.
        return False


def _key(document: Document) -> tuple[str, ...]:
    return document.id, document.version
