"""A question as it comes in through any door: checked, cleaned, and made into a request."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from knowledge.errors import InvalidInput
from knowledge.model.base import Language
from knowledge.question import checked
from service import problems
from service.inert import inert

if TYPE_CHECKING:
    from graphs.ask import AskRequest
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


def _thread(name: str | None) -> str | None:
    if name is None:
        return None
    if not name.strip() or len(name) > LONGEST_THREAD_ID or inert(name) != name:
        raise InvalidInput(problems.NO_THREAD_NAME(), problems.THREAD_NAME_HINT(most=LONGEST_THREAD_ID))
    return name.strip()
