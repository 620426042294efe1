"""What a question is answered with."""

from datetime import date
from typing import Literal

from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Claim, Evidence

Mode = Literal["extractive", "generative"]


class Usage(Frozen):
    """What the model calls of one run took; ``cost`` in the currency of the price settings."""

    model_calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            model_calls=self.model_calls + other.model_calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost=self.cost + other.cost,
        )


class Answer(Frozen):
    """Verified claims with the evidence that they rest on, and what could not be answered."""

    question: str
    language: Language
    as_of: date
    mode: Mode
    degraded: bool = False
    abstained: bool
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    usage: Usage = Usage()
    run_id: str
    thread_id: str | None = None
