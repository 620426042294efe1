"""A proposed link between a use case and an objective, and what a person decided about it."""

import hashlib
from datetime import date

from pydantic import Field

from knowledge.model.base import Frozen, Language


class Link(Frozen):
    """The proposal that a use case serves an objective, resting on words of the strategy.

    ``strength`` lies between 0 and 1; ``quote`` stands literally in the passage with the id ``passage``. ``rater``
    is the rule or the prompt that proposed it. ``confirmed`` is what a person decided: yes, no, or nothing yet.
    """

    use_case: str
    objective: str
    strength: float = Field(ge=0, le=1)
    passage: str
    quote: str
    language: Language
    rater: str
    proposed_on: date
    confirmed: bool | None = None
    decided_by: str = ""
    decided_on: date | None = None
    note: str = ""

    @property
    def id(self) -> str:
        """One id for a use case and an objective, however often the link is proposed."""
        digest = hashlib.sha256("\0".join((self.use_case, self.objective)).encode("utf-8", "surrogatepass"))
        return f"l-{digest.hexdigest()[:12]}"
