"""Proposed links of use cases to objectives."""

from collections.abc import Sequence
from typing import Protocol

from knowledge.model.links import Link


class LinkStore(Protocol):
    """Proposed links of use cases to objectives. Who may read one is who may read its use case and its passage."""

    def propose(self, links: Sequence[Link]) -> None:
        """Stores all or nothing; a newer proposal replaces one of which nobody decided anything yet."""
        ...

    def decide(self, link: Link) -> None:
        """Keeps what a person decided about a link that is there; a later decision replaces an earlier one."""
        ...

    def all(self) -> list[Link]:
        """By use case, the strongest first."""
        ...
