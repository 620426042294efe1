"""What a specialist asks of a writer."""

from typing import Protocol

from agents.schemas import DraftClaims
from agents.verifier import Rejection
from knowledge.model.answer import Mode, Usage
from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Evidence

MOST_CLAIMS = 5


class Brief(Frozen):
    """A question, in whose role it is to be answered, and the evidence that may be used, best first.

    ``language`` is that of the answer; ``spoken`` that of the question, where it is another. ``context`` is what was
    asked before, where the question cannot be understood without it.
    """

    question: str
    context: str = ""
    language: Language
    spoken: Language | None = None
    role: str
    evidence: tuple[Evidence, ...]
    max_claims: int = MOST_CLAIMS

    @property
    def whole(self) -> str:
        """The question with what was asked before it."""
        return f"{self.context} {self.question}".strip()


class Draft(Frozen):
    """Drafted claims, not yet verified, and what they took to write."""

    written: DraftClaims
    usage: Usage = Usage()


class Writer(Protocol):
    """Turns evidence into claims."""

    @property
    def mode(self) -> Mode: ...

    async def write(self, brief: Brief) -> Draft: ...

    async def repair(self, brief: Brief, rejected: tuple[Rejection, ...]) -> Draft:
        """One more try at the claims that were not let through; nothing where that is no use."""
        ...
