"""Situations with the barrier that a coach has to see, and the behaviour that it has to ask for."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from evals.datasets.case import Case
from evals.datasets.history import History
from evals.metrics.nuggets import Nugget
from knowledge.model.base import Frozen
from knowledge.model.events import Signal

Element = Literal["awareness", "desire", "knowledge", "ability", "reinforcement"]
ELEMENTS: tuple[Element, ...] = ("awareness", "desire", "knowledge", "ability", "reinforcement")
HIGHEST_BARRIER = 3
Level = Annotated[int, Field(ge=1, le=5)]


class Adkar(Frozen):
    """How a group stands on each element, from 1 to 5; None where it was not asked."""

    awareness: Level | None = None
    desire: Level | None = None
    knowledge: Level | None = None
    ability: Level | None = None
    reinforcement: Level | None = None

    @property
    def barrier(self) -> Element | None:
        """The first element that is 3 or lower; None where none is."""
        return next(
            (each for each in ELEMENTS if (level := getattr(self, each)) is not None and level <= HIGHEST_BARRIER),
            None,
        )


class CoachingCase(Case):
    """A team or a leader on ``as_of``, in its own ``history`` or else in the dataset's organisation.

    ``barrier`` is the ADKAR element to work on, as people scored themselves in ``adkar``. ``asks`` are kinds of visible
    behaviour of which at least one has to be asked, ``not_asked`` those that do not help here, ``blockers`` the open
    ones of which one has to be named where the advice is to remove one. ``expected`` and ``forbidden`` are facts.
    """

    kind: Literal["coaching"] = "coaching"
    situation: str
    as_of: date
    history: History | None = None
    team: str | None = None
    leader: str | None = None
    adkar: Adkar = Adkar()
    barrier: Element | None = None
    asks: tuple[Signal, ...] = ()
    not_asked: tuple[Signal, ...] = ()
    blockers: tuple[str, ...] = ()
    expected: tuple[Nugget, ...] = ()
    forbidden: tuple[Nugget, ...] = ()

    @model_validator(mode="after")
    def _follows_the_method(self) -> "CoachingCase":
        if self.team is None and self.leader is None:
            raise ValueError("a coach needs a team or a leader")
        if self.barrier != self.adkar.barrier:
            raise ValueError(f"the barrier that follows from the ADKAR scores is {self.adkar.barrier}")
        return self
