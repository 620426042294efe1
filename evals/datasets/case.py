"""What every case has, whatever it asks of the system."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from knowledge.model.base import Frozen, Language

Kind = Literal["questions", "pitfalls", "ratings", "briefings", "coaching", "attacks"]
Split = Literal["development", "held_back"]
Reader = tuple[str, ...]
"""The reader groups of somebody; none is a reader who may read only what everybody may."""
Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=120)]


class Case(Frozen):
    """One case in one language; ``twin`` is the id of the same case in the other.

    ``cluster`` is the document or history that the case was made from: cases of one cluster are alike, so statistics
    count clusters, and a whole cluster is in one split. What is ``held_back`` is not looked at by who improves the
    system. ``origin`` says who or what the case came from, where that is not the dataset itself.
    """

    id: Word
    language: Language
    twin: str | None = None
    cluster: Word
    split: Split
    tags: tuple[Word, ...] = ()
    origin: str = Field(default="", max_length=1_000)
