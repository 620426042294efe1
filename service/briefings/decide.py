"""What a person decides on a draft: let it out, send it back, or put a sentence in other words."""

from typing import TYPE_CHECKING, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge.invalid import Refused
from knowledge.model.briefing import Briefing
from service.briefings import problems
from service.briefings.listing import one
from service.inert import line

if TYPE_CHECKING:
    from service.bootstrap import Koers

LONGEST = 1_200


class Decision(BaseModel):
    """``reason`` is why a draft is rejected; ``text`` takes the place of a ``claim``; ``section`` may be left out."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"action": "reject", "reason": "Zet de besluiten voorop."}}
    )

    action: Literal["approve", "reject", "edit"]
    reason: str = Field(default="", max_length=LONGEST)
    section: str = Field(default="", max_length=100)
    claim: str = Field(default="", max_length=100)
    text: str = Field(default="", max_length=LONGEST)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.action == "reject" and not any(char.isalnum() for char in self.reason):
            raise Refused(problems.REASON_NEEDED())
        if self.action == "edit" and not (self.claim and line(self.text)):
            raise Refused(problems.EDIT_NEEDS())
        return self


async def decide(koers: "Koers", briefing_id: str, decision: Decision) -> Briefing:
    """The briefing afterwards. NotFound where there is none that this reader may read, or no such claim; Conflict
    where it was decided otherwise before."""
    import asyncio

    from graphs.brief import Decided

    await asyncio.to_thread(one, koers, briefing_id)
    decided = Decided(
        action=decision.action,
        by=koers.principal.id,
        at=koers.clock(),
        reason=line(decision.reason),
        section=decision.section,
        claim=decision.claim,
        text=line(decision.text),
    )
    return (await koers.briefer.decide(briefing_id, decided)).briefing
