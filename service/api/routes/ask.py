"""Questions, answered whole or as a stream."""

from collections.abc import AsyncIterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from knowledge.model.answer import Answer
from knowledge.model.base import Language
from service.api import problems
from service.api.language import language_of
from service.api.state import Running, State
from service.logs import log
from service.questions import Question, answer, request, steps

if TYPE_CHECKING:
    from graphs.ask import AskRequest

router = APIRouter(tags=["ask"])
STREAM = "text/event-stream"
STREAMED = {
    STREAM: {
        "schema": {
            "type": "string",
            "description": "Events: progress {step, text}, claim (a Claim), answer (an Answer), error (a Problem).",
        }
    }
}


class Asked(BaseModel):
    """A question in Dutch or English; ``as_of`` is today where it is left out."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"question": "Hoeveel actieve use cases heeft Finance?", "as_of": "2026-10-31"}},
    )

    question: str = Field(description="The question, as somebody would put it to a colleague.")
    as_of: date | None = None
    language: Language | None = None
    thread_id: str | None = Field(default=None, description="A conversation to go on with; any name begins one.")


@router.post("/ask", response_model=Answer, responses={200: {"content": STREAMED}})
async def ask(asked: Asked, http: Request, state: State, accept: Annotated[str, Header()] = "") -> Response | Answer:
    """An answer with its evidence; with ``Accept: text/event-stream`` as it comes about."""
    http.state.language = asked.language
    wanted = request(state.koers, Question(asked.question, asked.as_of, asked.language, asked.thread_id))
    if STREAM in accept:
        return StreamingResponse(_events(state, wanted, language_of(http)), media_type=STREAM)
    return await answer(state.koers, wanted)


async def _events(state: Running, wanted: "AskRequest", language: Language) -> AsyncIterator[str]:
    try:
        async for step in steps(state.koers, wanted):
            yield _event(type(step).__name__.lower(), step)
    except Exception as error:  # noqa: BLE001 - the boundary of a stream, whose status is long sent
        problem = problems.of(error, "/api/v1/ask", language)
        if problem.status == 500:
            log.error("a stream failed", exc_info=error)
        yield _event("error", problem)


def _event(name: str, value: BaseModel) -> str:
    # JSON on one line has no line break, so a value cannot end its event.
    return f"event: {name}\ndata: {value.model_dump_json()}\n\n"
