"""A named feature of a use case: what it says, and what it adds to a rating."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import JsonValue

from agents.scoring.scene import Scene
from knowledge.history.fold import UseCaseState
from knowledge.model.base import Language


@dataclass(frozen=True, slots=True)
class Feature:
    """Something known: ``says`` is a clause without its subject, ``value`` the same for code, in no language."""

    name: str
    points: float
    says: str
    value: JsonValue


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that would count but is not recorded; ``label`` is what a reader calls it."""

    name: str
    label: str


Found = Feature | Unknown | None
Look = Callable[[Scene, UseCaseState, Language], Found]
"""Finds a feature; None where it makes no sense for this use case."""
