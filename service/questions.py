"""A question as it comes in through any door: checked, cleaned, and made into a request."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from knowledge.errors import Conflict, InvalidInput, Misconfigured
from knowledge.model.base import Language
from knowledge.model.principal import OWNER
from knowledge.question import checked
from service import problems
from service.inert import inert
from service.logs import log

if TYPE_CHECKING:
    from graphs.ask import AskRequest
    from graphs.ask.run import Step
    from knowledge.model.answer import Answer
    from service.bootstrap import Koers

LONGEST_THREAD_ID = 200


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks; ``as_of`` is today where it is left out."""

    text: str
    as_of: date | None = None
    language: Language | None = None
    thread: str | None = None


def request(koers: "Koers", question: Question) -> "AskRequest":
    """The request that the workflow takes. InvalidInput for an empty or a too long question."""
    text = checked(question.text)
    thread = _thread(question.thread)
    from graphs.ask import AskRequest

    asked_at = koers.clock()
    return AskRequest(
        question=text,
        principal=koers.principal,
        as_of=question.as_of or asked_at.date(),
        run_id=koers.ids(),
        language=question.language,
        otherwise=koers.settings.language,
        thread_id=thread,
        asked_at=asked_at,
    )


async def steps(koers: "Koers", asked: "AskRequest") -> AsyncIterator["Step"]:
    """As ``Ask.stream``; what the answer rests on is kept before it is told."""
    import asyncio

    from knowledge.model.answer import Answer

    async for step in koers.ask.stream(asked):
        if isinstance(step, Answer):
            try:
                await asyncio.to_thread(_keep, koers, asked, step)
            except (Conflict, Misconfigured) as error:
                # A reader gets the answer all the same: a database that is busy or full has been read.
                log.warning("what an answer rests on is not kept: %s", type(error).__name__)
        yield step


async def answer(koers: "Koers", asked: "AskRequest") -> "Answer":
    """The whole answer, kept likewise."""
    from knowledge.model.answer import Answer

    found = [step async for step in steps(koers, asked) if isinstance(step, Answer)]
    if not found:
        raise RuntimeError("the workflow ended without an answer")
    return found[-1]


def _keep(koers: "Koers", asked: "AskRequest", answer: "Answer") -> None:
    """An answer about an earlier day says what was true then: nothing can supersede that."""
    from knowledge.citing import answered
    from knowledge.coaching.privacy import Strangers

    on = asked.asked_at.date()
    if asked.as_of < on:
        return
    leaders = koers.stores.portfolio.load(OWNER).leaders
    people = Strangers(frozenset(each.name for each in leaders.values()), frozenset(leaders))
    said = answered(answer, asked.principal, on, named=not people.in_text(answer.question))
    koers.stores.citations.keep(said)


def _thread(name: str | None) -> str | None:
    if name is None:
        return None
    if not name.strip() or len(name) > LONGEST_THREAD_ID or inert(name) != name:
        raise InvalidInput(problems.NO_THREAD_NAME(), problems.THREAD_NAME_HINT(most=LONGEST_THREAD_ID))
    return name.strip()
