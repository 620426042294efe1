"""Citing precisely: a claim rests on just the words that bear it out, and nothing else of them is shown."""

from collections.abc import Iterable, Sequence

from agents.verification.lead import without_lead
from agents.verification.spoken import Span, spoken
from knowledge.documents.sentences import sentences
from knowledge.model.evidence import Claim, Evidence, Passage
from knowledge.untrusted.showing import harmless, without_links
from knowledge.words import tokens


def precise(claims: Iterable[Claim], evidence: Sequence[Evidence]) -> tuple[list[Claim], list[Evidence]]:
    """The claims, and what they rest on: of a passage that is quoted only the span that is quoted.

    What else stands in that passage was not said, and may talk to the machine. The narrowed passage keeps its
    document and page; its offsets are those of what is left of it. Links are left out of what is shown, and so are
    headings that are none.
    """
    known = {item.id: item for item in evidence}
    cited: dict[str, Evidence] = {}
    told = []
    for claim in claims:
        spans = [_shown(_narrowed(claim, known[key])) for key in claim.evidence]
        cited |= {span.id: span for span in spans}
        text = without_links(claim.text) if claim.support == "quoted" else claim.text
        told.append(claim.model_copy(update={"text": text, "evidence": tuple(span.id for span in spans)}))
    return told, list(cited.values())


def _narrowed(claim: Claim, item: Evidence) -> Evidence:
    if not isinstance(item, Passage):
        return item
    said = without_lead(claim.text)
    start = item.quote.find(said) if claim.support == "quoted" else -1
    if start >= 0:
        return _part(item, (start, start + len(said)))
    spans = sentences(item.quote)
    may = spoken(item.quote)
    return item if all(span in may for span in spans) else _part(item, _nearest(claim.text, item.quote, spans, may))


def _nearest(text: str, quote: str, spans: Sequence[Span], said: frozenset[Span]) -> Span:
    """Of the stretches that are said to people the one with most words of the text."""
    runs: list[list[Span]] = [[]]
    for span in spans:
        if span in said:
            runs[-1].append(span)
        elif runs[-1]:
            runs.append([])
    whole = [(run[0][0], run[-1][1]) for run in runs if run] or [(0, 0)]
    words = set(tokens(text))
    return max(whole, key=lambda span: len(words & set(tokens(quote[span[0] : span[1]]))))


def _part(item: Passage, span: Span) -> Passage:
    if span == (0, len(item.quote)):
        return item
    first, last = item.start + span[0], item.start + span[1]
    part = {"id": f"{item.id}:{first}-{last}", "start": first, "end": last, "quote": item.quote[span[0] : span[1]]}
    return item.model_copy(update=part)


def _shown(item: Evidence) -> Evidence:
    if not isinstance(item, Passage):
        return item
    shown = {
        "title": harmless(item.title) or item.document_id,
        "heading": tuple(filter(None, map(harmless, item.heading))),
        "quote": without_links(item.quote),
    }
    return item.model_copy(update=shown)
