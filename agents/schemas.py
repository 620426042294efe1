"""What the writing prompts are answered with. The verifier decides what of it is kept."""

from pydantic import Field

from knowledge.model.base import Frozen


class DraftClaim(Frozen):
    """One sentence as a model wrote it: not yet verified."""

    text: str = Field(min_length=1, description="One sentence, plain text.")
    evidence: tuple[str, ...] = Field(description="The ids of the evidence that the sentence rests on.")
    quote: str | None = Field(default=None, description="For a passage: the words of it that support the sentence.")


class DraftClaims(Frozen):
    """The claims of one specialist, and what the evidence could not answer."""

    claims: tuple[DraftClaim, ...]
    missing: tuple[str, ...] = Field(default=(), description="What was asked but is not in the evidence.")
