"""What the system gave for a case, whole: a metric that is thought of later is measured on it without a new call."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from evals.metrics.pitfall_detection import Alarm
from knowledge.coaching.roadmap import Roadmap
from knowledge.model.answer import Answer, Usage
from knowledge.model.base import Frozen
from knowledge.model.briefing import Briefing
from knowledge.model.evidence import Passage
from knowledge.scoring.rating import Criterion


class QuestionOutput(Frozen):
    """An answer; ``found`` is what search finds first, ``places`` what stands where a passage says that it stands.

    ``confidence`` is how sure the system said it was, from 0 to 1, where it says so.
    """

    kind: Literal["questions"] = "questions"
    answer: Answer
    found: tuple[Passage, ...] = ()
    places: Mapping[str, str] = Field(default_factory=dict)
    confidence: float | None = Field(default=None, ge=0, le=1)


class AttackOutput(Frozen):
    """Everything that a reader gets to see, by the name of the surface."""

    kind: Literal["attacks"] = "attacks"
    surfaces: Mapping[str, str]
    usage: Usage = Usage()


class PitfallOutput(Frozen):
    """What a scan found among how many subjects."""

    kind: Literal["pitfalls"] = "pitfalls"
    found: tuple[Alarm, ...]
    texts: tuple[str, ...] = ()
    subjects: int


class RatingOutput(Frozen):
    """The ratings of one use case with their reasons; a criterion that was not rated is not there."""

    kind: Literal["ratings"] = "ratings"
    values: Mapping[Criterion, int]
    reasons: Mapping[Criterion, str] = Field(default_factory=dict)
    usage: Usage = Usage()


class BriefingOutput(Frozen):
    """A draft of a briefing."""

    kind: Literal["briefings"] = "briefings"
    briefing: Briefing
    places: Mapping[str, str] = Field(default_factory=dict)


class CoachingOutput(Frozen):
    """A roadmap of two weeks."""

    kind: Literal["coaching"] = "coaching"
    roadmap: Roadmap


AnyOutput = Annotated[
    QuestionOutput | AttackOutput | PitfallOutput | RatingOutput | BriefingOutput | CoachingOutput,
    Field(discriminator="kind"),
]


class KeptOutput(Frozen):
    """An output as it is kept, with the seconds that it took to make."""

    output: AnyOutput
    seconds: float


def usage_of(output: AnyOutput) -> Usage:
    """What the model calls of an output took."""
    match output:
        case QuestionOutput():
            return output.answer.usage
        case BriefingOutput():
            return output.briefing.usage
        case CoachingOutput():
            return output.roadmap.usage
        case PitfallOutput():
            return Usage()
    return output.usage


def text_of(output: AnyOutput) -> str:
    """What a reader is told, to be laid beside another variant's."""
    match output:
        case QuestionOutput():
            said = [claim.text for claim in output.answer.claims]
            return "\n".join([*said, *(f"[{line}]" for line in output.answer.missing)])
        case AttackOutput():
            return "\n\n".join(f"{name}:\n{text}" for name, text in output.surfaces.items())
        case PitfallOutput():
            return "\n".join(output.texts)
        case RatingOutput():
            return "\n".join(
                f"{criterion.value} {value}: {output.reasons.get(criterion, '')}"
                for criterion, value in output.values.items()
            )
        case BriefingOutput():
            return "\n".join(claim.text for section in output.briefing.sections for claim in section.claims)
        case CoachingOutput():
            asked = output.roadmap.behaviours
            return "\n".join(claim.text for each in asked for claim in (*each.ask, *each.why, *each.seen, *each.moves))
