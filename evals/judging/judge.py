"""A judge by a rubric of three levels, reason first; and of two answers, asked in both orders."""

import hashlib
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

from pydantic import BaseModel, Field

from agents.prompts.library import PromptTemplate, RenderedPrompt, fence, parse
from evals.statistics.pairwise import Pairwise, Place
from knowledge.errors import ModelUnavailable
from knowledge.model.base import Frozen, Language
from knowledge.ports import EvalStore

T = TypeVar("T", bound=BaseModel)


class Judgement(Frozen):
    """Whether an answer says what it has to. The reason comes first, so that the verdict follows from it."""

    reason: str = Field(max_length=2_000)
    verdict: Literal["no", "partly", "yes"]


class Preference(Frozen):
    """Which of two answers is better."""

    reason: str = Field(max_length=2_000)
    verdict: Place


Ask = Callable[[RenderedPrompt, type[BaseModel]], Awaitable[BaseModel]]
"""Asks the judge's model at temperature 0; ModelUnavailable where nothing readable came back."""


class Shown(Frozen):
    """What a judge is shown of a case."""

    question: str
    facts: str
    language: Language


@dataclass(frozen=True, slots=True)
class Judge:
    """``model`` names it; every reply is kept in the store, so that no question is asked twice."""

    model: str
    ask: Ask
    store: EvalStore

    async def answer(self, shown: Shown, answer: str) -> Judgement | None:
        """The verdict on an answer; None where the reply could not be read, which is no score."""
        return await self._asked("judge_answer", Judgement, shown, answer=answer)

    async def pair(self, shown: Shown, a: str, b: str) -> Pairwise:
        """The preference with A shown first, and with B shown first."""
        one = await self._asked("judge_pair", Preference, shown, first=a, second=b)
        other = await self._asked("judge_pair", Preference, shown, first=b, second=a)
        return Pairwise(a_first=one.verdict if one else None, b_first=other.verdict if other else None)

    async def _asked(self, name: str, output: type[T], shown: Shown, **texts: str) -> T | None:
        template = prompt(name, shown.language)
        given = {"question": shown.question, "facts": shown.facts, **texts}
        key = _key(self.model, template, given)
        kept = self.store.outputs({key}).get(key)
        if kept is not None:
            return output.model_validate_json(kept)
        boundary = secrets.token_hex(8)
        filled = template.render(**{part: fence(part, text, boundary) for part, text in given.items()})
        try:
            reply = await self.ask(filled, output)
        except ModelUnavailable:
            return None
        self.store.keep(key, reply.model_dump_json())
        return output.model_validate(reply.model_dump())


@cache
def prompt(name: str, language: Language) -> PromptTemplate:
    """A prompt of the judge."""
    text = (files("evals.judging") / "texts" / f"{name}.{language}.md").read_text("utf-8")
    return parse(text, name, language)


def _key(model: str, template: PromptTemplate, given: dict[str, str]) -> str:
    parts = ("judge", model, template.id, template.system, template.user, *given.values())
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
