"""A system that answers by script, without any Koers: to try runs, comparisons and gates out."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from evals.datasets.briefings import BriefingCase
from evals.datasets.coaching import CoachingCase
from evals.datasets.history import History
from evals.runs.output import PitfallOutput, RatingOutput
from evals.runs.system import Asked, Surfaces, System
from evals.runs.world import World
from knowledge.coaching.roadmap import Roadmap
from knowledge.model.answer import Answer, Usage
from knowledge.model.base import Language
from knowledge.model.briefing import Briefing
from knowledge.model.evidence import Claim, Fact, Passage
from knowledge.pitfalls.context import Context

Script = Callable[[str], str]
"""The text of the answer to a question; empty to abstain. Whatever it raises is a crash."""


@dataclass(slots=True)
class ScriptedSystems:
    """Implements ``System`` and ``Systems``; ``asked`` counts the questions, ``delay`` is how long each takes."""

    script: Script
    today: date
    delay: float = 0.0
    asked: Counter[str] = field(default_factory=Counter)
    worlds: list[World] = field(default_factory=list)

    @contextmanager
    def of(self, world: World) -> Iterator[System]:
        self.worlds.append(world)
        yield self

    async def ask(self, asked: Asked) -> Answer:
        self.asked[asked.question] += 1
        await asyncio.sleep(self.delay)
        text = self.script(asked.question)
        fact = Fact(id="f1", measure="script", label="Script", value=text, as_of=asked.as_of, text=text)
        claim = Claim(id="c1", text=text, evidence=(fact.id,), support="computed")
        return Answer(
            question=asked.question,
            language=asked.language,
            as_of=asked.as_of,
            mode="extractive",
            abstained=not text,
            claims=(claim,) if text else (),
            evidence=(fact,) if text else (),
            missing=() if text else ("-",),
            usage=Usage(model_calls=1, input_tokens=10, output_tokens=5, cost=0.001),
            run_id="script",
        )

    def find(self, asked: Asked, limit: int) -> list[Passage]:
        return []

    def places(self, passages: tuple[Passage, ...]) -> dict[str, str]:
        return {}

    def scan(self, as_of: date, language: Language, history: History | None, context: Context | None) -> PitfallOutput:
        return PitfallOutput(found=(), subjects=1)

    async def rate(self, use_case: str, as_of: date, language: Language) -> RatingOutput:
        self.asked[use_case] += 1
        return RatingOutput(values={})

    async def brief(self, case: BriefingCase) -> Briefing:
        raise NotImplementedError("a script has no briefings")

    async def coach(self, case: CoachingCase) -> Roadmap:
        raise NotImplementedError("a script coaches nobody")

    async def shown(self, asked: Asked, *, everywhere: bool) -> Surfaces:
        answer = await self.ask(asked)
        return Surfaces({"answer": "\n".join(claim.text for claim in answer.claims)}, answer.usage)
