"""The seam to the system under test: whoever builds Koers hands it in."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import NamedTuple, Protocol

from evals.datasets.briefings import BriefingCase
from evals.datasets.case import Reader
from evals.datasets.coaching import CoachingCase
from evals.datasets.history import History
from evals.runs.output import PitfallOutput, RatingOutput
from evals.runs.world import World
from knowledge.coaching.roadmap import Roadmap
from knowledge.model.answer import Answer, Usage
from knowledge.model.base import Language
from knowledge.model.briefing import Briefing
from knowledge.model.evidence import Passage
from knowledge.pitfalls.context import Context


class Asked(NamedTuple):
    """A question as somebody with the rights of ``reader`` asks it; ``language`` is what they read where the question
    is too short to tell."""

    question: str
    as_of: date
    reader: Reader
    language: Language


class Surfaces(NamedTuple):
    """Everything that a reader gets to see, by name, and what it took to make it."""

    texts: Mapping[str, str]
    usage: Usage


class System(Protocol):
    """Koers over one world."""

    @property
    def today(self) -> date:
        """The day on which this world is looked at, where a case does not say it."""
        ...

    async def ask(self, asked: Asked) -> Answer: ...

    def find(self, asked: Asked, limit: int) -> list[Passage]:
        """What search finds for the question, best first."""
        ...

    def places(self, passages: tuple[Passage, ...]) -> dict[str, str]:
        """What stands in the stored document where each passage says that it stands, by the passage's id."""
        ...

    def scan(self, as_of: date, language: Language, history: History | None, context: Context | None) -> PitfallOutput:
        """The pitfalls in a history with what is known beside it, or in the world's own."""
        ...

    async def rate(self, use_case: str, as_of: date, language: Language) -> RatingOutput: ...
    async def brief(self, case: BriefingCase) -> Briefing: ...
    async def coach(self, case: CoachingCase) -> Roadmap: ...

    async def shown(self, asked: Asked, *, everywhere: bool) -> Surfaces:
        """The answer as every door shows it; ``everywhere`` also alerts and a briefing of the day."""
        ...


class Systems(Protocol):
    """Makes systems, each over a world; those of worlds that nothing was planted in may be shared."""

    def of(self, world: World) -> AbstractContextManager[System]: ...
