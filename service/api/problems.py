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
from knowledge.model.base import LANGUAGES, Language
from service.logs import log

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


def of(error: Exception, instance: str, language: Language = "en") -> Problem:
    """Any error as a problem; one that nobody foresaw says no more than that."""
    match error:
        case KoersError():
            return _problem(error.status, _words(type(error).__name__), error.within(language), instance)
        case RequestValidationError():
            fields = [_field(each) for each in error.errors()]
            detail = "; ".join(f"{field.place}: {field.problem}" for field in fields[:3])
            return _problem(422, "Invalid request", f"The request does not fit: {detail}.", instance, fields)
        case HTTPException():
            # Python's own phrases differ from version to version.
            title = "Too large" if error.status_code == 413 else HTTPStatus(error.status_code).phrase.capitalize()
            return _problem(error.status_code, title, _detail(error, instance), instance)
        case _:
            return _problem(
                500, "Internal error", "Something went wrong inside Koers; its log has the details.", instance
            )


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


def language_of(request: Request) -> Language:
    """What the request asks for, in its query or its body; else the setting."""
    asked = getattr(request.state, "language", None) or request.query_params.get("language")
    setting: Language = request.app.state.running.koers.settings.language
    return next((language for language in LANGUAGES if language == asked), setting)


def _problem(status: int, title: str, detail: str, instance: str, errors: Sequence[FieldProblem] = ()) -> Problem:
    kind = "urn:koers:" + re.sub(r"[^a-z]+", "-", title.lower())
    return Problem(type=kind, title=title, status=status, detail=detail, instance=instance, errors=list(errors))


def _words(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r" \1", name).capitalize()


def _field(error: Any) -> FieldProblem:
    place = ".".join(str(part) for part in error["loc"] if part != "body")
    return FieldProblem(place=place or "body", problem=str(error["msg"]))


def _detail(error: HTTPException, instance: str) -> str:
    known = {404: f"There is nothing at {instance}. See /openapi.json for what there is.", 405: "See the header Allow."}
    return known.get(error.status_code, str(error.detail))
