"""Ratings of use cases."""

from collections.abc import Collection, Sequence
from typing import Protocol

from knowledge.scoring.rating import Rating


class RatingStore(Protocol):
    """Ratings by people and models; all are kept, so that it can be seen who said what when.

    Who may read a rating is who may read its use case: ``of`` is asked with the ids of a portfolio that was
    loaded for a principal.
    """

    def add(self, ratings: Sequence[Rating]) -> None:
        """Stores all or nothing."""
        ...

    def of(self, use_cases: Collection[str]) -> list[Rating]:
        """Those of these use cases, in the order in which they were given."""
        ...
