"""Citing precisely: a quoted claim rests on just its own words, not on all that stands around them."""

from collections.abc import Iterable, Sequence

from knowledge.model.evidence import Claim, Evidence, Passage


def precise(claims: Iterable[Claim], evidence: Sequence[Evidence]) -> tuple[list[Claim], list[Evidence]]:
    """The claims, and what they rest on: of a passage that is quoted only the span that is quoted.

    What else stands in that passage was not said, and may talk to the machine. The narrowed passage keeps its
    document, page and headings; its offsets are those of the quote.
    """
    known = {item.id: item for item in evidence}
    cited: dict[str, Evidence] = {}
    told = []
    for claim in claims:
        spans = [_narrowed(claim, known[key]) for key in claim.evidence]
        cited |= {span.id: span for span in spans}
        told.append(claim.model_copy(update={"evidence": tuple(span.id for span in spans)}))
    return told, list(cited.values())


def _narrowed(claim: Claim, item: Evidence) -> Evidence:
    if not isinstance(item, Passage) or claim.support != "quoted":
        return item
    start = item.quote.find(claim.text)
    if start < 0 or len(claim.text) == len(item.quote):
        return item
    first, last = item.start + start, item.start + start + len(claim.text)
    span = {"id": f"{item.id}:{first}-{last}", "start": first, "end": last, "quote": claim.text}
    return item.model_copy(update=span)
