"""Roadmaps of the coach."""

from datetime import date
from typing import Protocol

from knowledge.coaching.roadmap import Roadmap
from knowledge.model.base import Frozen


class KeptRoadmap(Frozen):
    """A roadmap of the coach, with the ids of the use cases that it rests on."""

    roadmap: Roadmap
    use_cases: tuple[str, ...] = ()


class RoadmapStore(Protocol):
    """Roadmaps of the coach.

    A leader's is for that leader, and for who reads everything; a team's for who may read all that it rests on.
    Whoever shows one asks that.
    """

    def put(self, kept: KeptRoadmap) -> None:
        """Stores a new one; one whose id is there already is left alone."""
        ...

    def one(self, roadmap_id: str) -> KeptRoadmap | None: ...

    def of(self, coached: str, before: date | None = None, limit: int = 100) -> list[KeptRoadmap]:
        """Those of a leader or team, by ``Coached.key``, as of a day before ``before``; the latest day first, and of
        one day the last that was made."""
        ...
