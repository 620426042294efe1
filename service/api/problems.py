"""Every error as ``application/problem+json`` (RFC 9457): what is wrong and what to do, never what was sent."""

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from knowledge.errors import KoersError
from knowledge.invalid import problem_of
from knowledge.model.base import Language
from knowledge.said import Said, told
from service.api import wording
from service.api.language import language_of
from service.logs import log
from service.problems import FIELD_PROBLEM

MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """One part of the request that is wrong."""

    place: str
    problem: str


class Problem(BaseModel):
    """What went wrong; ``detail`` says what to do about it."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "type": "urn:koers:not-found",
                "title": "Not found",
                "status": 404,
                "detail": "There is no use case 'UC-99'. Did you mean UC-9?",
                "instance": "/api/v1/use-cases/UC-99",
                "errors": [],
            }
        }
    )

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[FieldProblem] = []


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How OpenAPI says that these statuses carry a problem."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


class Refusal(HTTPException):
    """What stands before the routes does not let this request through, and says why."""

    def __init__(self, status: int, said: Said) -> None:
        super().__init__(status, str(said))
        self.said = said


def of(error: Exception, instance: str, language: Language = "en") -> Problem:
    """Any error as a problem; one that nobody foresaw says no more than that."""
    match error:
        case KoersError():
            return _problem(error.status, _words(type(error).__name__), error.within(language), instance, language)
        case RequestValidationError():
            found = [_field(each) for each in error.errors()]
            said = tuple(FIELD_PROBLEM(field=place, problem=problem) for place, problem in found[:3])
            fields = [FieldProblem(place=place, problem=problem.within(language)) for place, problem in found]
            detail = wording.UNFIT(problems=said).within(language)
            return _problem(422, "Invalid request", detail, instance, language, fields)
        case HTTPException():
            # Python's own phrases differ from version to version.
            title = "Too large" if error.status_code == 413 else HTTPStatus(error.status_code).phrase.capitalize()
            return _problem(error.status_code, title, told(_detail(error, instance), language), instance, language)
        case _:
            return _problem(500, "Internal error", wording.INTERNAL().within(language), instance, language)


def response(problem: Problem, headers: dict[str, str] | None = None) -> JSONResponse:
    """The problem as it goes over the wire."""
    return JSONResponse(problem.model_dump(), problem.status, headers, media_type=MEDIA_TYPE)


def add_to(app: FastAPI) -> None:
    """Makes every error of the application a problem."""

    async def handle(request: Request, error: Exception) -> JSONResponse:
        problem = of(error, request.url.path, language_of(request))
        if problem.status >= 500 and not isinstance(error, KoersError):
            log.error("a request failed: %s", problem.instance, exc_info=error)
        return response(problem, dict(getattr(error, "headers", None) or {}))

    for kind in (KoersError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, handle)


def _problem(
    status: int,
    title: str,
    detail: str,
    instance: str,
    language: Language,
    errors: Sequence[FieldProblem] = (),
) -> Problem:
    kind = re.sub(r"[^a-z]+", "-", title.lower())
    shown = wording.TITLES.get(kind, title) if language == "nl" else title
    return Problem(
        type=f"urn:koers:{kind}", title=shown, status=status, detail=detail, instance=instance, errors=list(errors)
    )


def _words(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r" \1", name).capitalize()


def _field(error: Any) -> tuple[str, Said]:
    # Where JSON breaks off is no field.
    parts = () if error["type"] == "json_invalid" else error["loc"]
    place = ".".join(str(part) for part in parts if part != "body")
    if "UploadFile" in error["msg"]:
        return place, wording.SEND_FILE()
    whole = not place and error["type"] in {"model_attributes_type", "model_type", "missing"}
    return place or "body", wording.SEND_JSON() if whole else problem_of(error)


def _detail(error: HTTPException, instance: str) -> str | Said:
    if isinstance(error, Refusal):
        return error.said
    known = {400: wording.BAD_BODY(), 404: wording.NOTHING_THERE(place=instance), 405: wording.OTHER_METHOD()}
    return known.get(error.status_code, str(error.detail))
