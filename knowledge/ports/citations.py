"""What was said on the words of documents, and which of these documents were superseded since."""

from datetime import date
from typing import Protocol

from pydantic import Field

from knowledge.model.base import Frozen
from knowledge.pitfalls.context import Citation, SaidKind


class Statement(Frozen):
    """An answer, or a briefing that went out, by the ids of the ``passages`` that it rests on.

    ``about`` is the same for what takes its place: the same question of the same asker, a briefing for the same
    readers. ``name`` is what it is called, ``readers`` as in ``Citation``.
    """

    id: str
    kind: SaidKind
    about: str
    name: str = Field(default="", max_length=200)
    on: date
    readers: tuple[tuple[str, ...], ...] = ()
    passages: tuple[str, ...] = ()


class CitationStore(Protocol):
    """What was said lately and what it rests on. Who may read a citation is told by what it holds."""

    def keep(self, said: Statement) -> None:
        """Ends what was said about the same before, and keeps this where it rests on a passage that is there.

        What is too old, or too much, to be found again is let go of.
        """
        ...

    def superseded(self) -> list[Citation]:
        """Those of versions that a newer one has superseded, or will; the oldest first."""
        ...
