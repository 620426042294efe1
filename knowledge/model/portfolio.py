"""The things a strategy is executed with: objectives, processes, teams, leaders and use cases."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from knowledge.model.base import Frozen, Labelled

Id = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=1_000, strip_whitespace=True)]


class Stage(Labelled):
    """How far a use case is, in the order in which it normally travels."""

    IDEA = "idea"
    EXPLORING = "exploring"
    PILOTING = "piloting"
    SCALING = "scaling"
    LIVE = "live"
    STOPPED = "stopped"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {
            cls.IDEA: ("idee", "idea"),
            cls.EXPLORING: ("verkenning", "exploring"),
            cls.PILOTING: ("pilot", "piloting"),
            cls.SCALING: ("opschaling", "scaling"),
            cls.LIVE: ("in gebruik", "live"),
            cls.STOPPED: ("gestopt", "stopped"),
        }


UNDER_WAY = frozenset({Stage.EXPLORING, Stage.PILOTING, Stage.SCALING, Stage.LIVE})


class Role(Labelled):
    """What a use case is for as a vehicle of change (playbook, section 3)."""

    EXPLORATION = "exploration"
    ENGAGEMENT = "engagement"
    PROOF = "proof"
    ACCELERATOR = "accelerator"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {
            cls.EXPLORATION: ("verkenning", "exploration"),
            cls.ENGAGEMENT: ("betrokkenheid", "engagement"),
            cls.PROOF: ("bewijs", "proof"),
            cls.ACCELERATOR: ("versneller", "accelerator"),
        }


class Objective(Frozen):
    """A goal of the strategy, in force from one day until, perhaps, another."""

    id: Id
    title: Name
    description: str = ""
    owner: str = ""
    in_force_from: date | None = None
    retired_on: date | None = None

    def in_force(self, as_of: date) -> bool:
        """Whether the objective counts on ``as_of``; the day of retirement no longer does."""
        started = self.in_force_from is None or self.in_force_from <= as_of
        return started and (self.retired_on is None or as_of < self.retired_on)


class Process(Frozen):
    """A process of the organisation; ``core`` ones are on the list that its owner approved."""

    id: Id
    title: Name
    owner: str = ""
    team: str = ""
    core: bool = True
    volume: float | None = Field(default=None, ge=0, description="cases handled per year")
    approved_on: date | None = None


class Team(Frozen):
    """A team or department, with the other names that people give it."""

    id: Id
    name: Name
    aliases: tuple[str, ...] = ()


class Leader(Frozen):
    """Somebody who leads; never named in an alert or a briefing."""

    id: Id
    name: Name
    team: str = ""
    title: str = ""


class UseCase(Frozen):
    """One use case of AI as it stands at some date; ``team`` is a team's name, ``groups`` its readers.

    ``attributes`` keeps what a portfolio says beyond this model, by the column's own name.
    No ``groups`` means that everybody may read it.
    """

    id: Id
    source_id: str = ""
    source: str = ""
    title: Name
    purpose: str = ""
    team: str = ""
    owner: str = ""
    stage: Stage = Stage.IDEA
    role: Role | None = None
    objectives: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    enables: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    dates: Mapping[str, date] = Field(default_factory=dict)
    attributes: Mapping[str, str] = Field(default_factory=dict)
