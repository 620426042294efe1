"""Claims with the evidence that they cite: what every metric of citing looks at."""

from collections.abc import Callable, Sequence

from pydantic import Field

from agents.verification.lead import without_lead
from agents.verification.quoting import squeeze
from knowledge.model.answer import Answer
from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Evidence, Passage

Supports = Callable[[str, Sequence[Evidence]], bool | None]
"""Whether evidence taken together bears a text out; None where a judge's reply could not be read."""
UNREAD = "the judge's reply could not be read"
SILENT = "the answer makes no claim"


class CitedClaim(Frozen):
    """One claim; ``unknown`` counts citations of evidence that this run does not have.

    A claim that ``needs_source`` is false (a heading, a question back) is not asked for one.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()
    unknown: int = Field(default=0, ge=0)
    needs_source: bool = True


def cited_claims(answer: Answer) -> tuple[CitedClaim, ...]:
    """The claims of an answer, each with its own evidence; a citation that is given twice counts once."""
    known = {item.id: item for item in answer.evidence}
    found = []
    for claim in answer.claims:
        cited = dict.fromkeys(claim.evidence)
        evidence = tuple(known[key] for key in cited if key in known)
        found.append(CitedClaim(text=claim.text, evidence=evidence, unknown=len(cited) - len(evidence)))
    return tuple(found)


def written_in(claim: CitedClaim, language: Language) -> Language:
    """The language that a claim writes its figures in: ``language``, but a quote is as its passage wrote it."""
    text = squeeze(without_lead(claim.text))
    passages = (item for item in claim.evidence if isinstance(item, Passage) and text in squeeze(item.quote))
    return next((passage.language for passage in passages), language)


def cited_passages(claims: Sequence[CitedClaim]) -> tuple[Passage, ...]:
    """Every passage that a claim cites, once."""
    found = {item.id: item for claim in claims for item in claim.evidence if isinstance(item, Passage)}
    return tuple(found.values())
