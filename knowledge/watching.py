"""What the pitfall rules must know of documents, read from the store for one reader."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from knowledge.model.base import Language
from knowledge.model.documents import Document
from knowledge.model.links import Link
from knowledge.model.principal import Principal
from knowledge.pitfalls.context import Citation, Context, DocumentInfo, LinkProposal
from knowledge.pitfalls.review_dates import review_date
from knowledge.pitfalls.rights import covers
from knowledge.ports import DocumentStore
from knowledge.words import fold

STRATEGY = re.compile(
    r"strategie|strategy|strategisch(?:e|) (?:\w+)?plan|strategic (?:\w+ )?(?:plan|framework)"
    r"|\b(?:toekomst|organisatie)?visie(?:document)?\b|\b(?:meerjaren)?beleidsplan\b|\bmeerjarenplan\b"
    r"|\b(?:coalitie|bestuurs)akkoord\b|\bcollegeprogramma\b|\bvision statement\b|\bour vision\b|\bcorporate plan\b"
)


class ReviewDates:
    """The days by which documents must be reviewed, read from their text once and kept by its hash."""

    def __init__(self) -> None:
        self._known: dict[str, date | None] = {}

    def of(self, store: DocumentStore, document: Document, principal: Principal) -> date | None:
        """The day that the newest version names."""
        if document.content_hash not in self._known:
            self._known[document.content_hash] = review_date(store.document(document.id, principal).text)
        return self._known[document.content_hash]


def context_of(
    store: DocumentStore,
    principal: Principal,
    language: Language,
    links: Iterable[Link] = (),
    reviews: ReviewDates | None = None,
    citations: Iterable[Citation] = (),
    use_cases: Collection[str] = (),
) -> Context:
    """The documents, and of the ``citations`` those, that ``principal``, who knows these ``use_cases``, may read, and
    the proposed ``links``, as the rules know them.

    Which documents are the strategy is told by their title or id. Review dates are read from newest versions: those
    before them have been reviewed.
    """
    documents = store.documents(principal)
    newest = {document.id: document.version for document in documents}
    known = reviews or ReviewDates()

    def due(document: Document) -> date | None:
        return known.of(store, document, principal) if document.version == newest[document.id] else None

    return Context(
        documents=tuple(_info(document, due(document)) for document in documents),
        proposals=_proposals(links),
        citations=tuple(each for each in citations if _may_read(principal, each, use_cases, newest)),
        language=language,
    )


def _may_read(principal: Principal, citation: Citation, use_cases: Collection[str], documents: Collection[str]) -> bool:
    """Who may read all that an asker may read the question, and who may read what a briefing rests on the briefing."""
    if not principal.rights:
        return True
    if citation.kind == "answer":
        return covers(principal.rights, citation.readers)
    return set(citation.use_cases) <= set(use_cases) and set(citation.documents) <= set(documents)


def _proposals(links: Iterable[Link]) -> dict[str, tuple[LinkProposal, ...]]:
    proposals: dict[str, tuple[LinkProposal, ...]] = {}
    for link in links:
        proposal = LinkProposal(
            objective=link.objective, strength=link.strength, passage=link.passage, confirmed=link.confirmed
        )
        proposals[link.use_case] = (*proposals.get(link.use_case, ()), proposal)
    return proposals


def _info(document: Document, review_by: date | None) -> DocumentInfo:
    return DocumentInfo(
        id=document.id,
        title=document.title,
        version=document.version,
        strategy=is_strategy(document.id, document.title),
        effective_from=document.effective_from,
        superseded_by=document.superseded_by,
        superseded_on=document.superseded_on,
        review_by=review_by,
    )


def is_strategy(document_id: str, title: str) -> bool:
    """Whether a document calls itself the strategy, in Dutch or English."""
    return STRATEGY.search(re.sub(r"[\W_]+", " ", fold(f"{title} {document_id}"))) is not None
