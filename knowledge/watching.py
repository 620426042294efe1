"""What the pitfall rules must know of documents, read from the store for one reader."""

import re
from collections.abc import Iterable

from knowledge.model.base import Language
from knowledge.model.documents import Document
from knowledge.model.links import Link
from knowledge.model.principal import Principal
from knowledge.pitfalls.context import Context, DocumentInfo, LinkProposal
from knowledge.pitfalls.review_dates import review_date
from knowledge.ports import DocumentStore
from knowledge.words import fold

STRATEGY = re.compile(r"strategie|strategy|strategisch(?:e|) (?:\w+)?plan|strategic (?:\w+ )?(?:plan|framework)")


def context_of(
    store: DocumentStore, principal: Principal, language: Language, links: Iterable[Link] = ()
) -> Context:
    """The documents that ``principal`` may read, and the proposed ``links``, as the rules know them.

    Which documents are the strategy is told by their title or id. Review dates are read from newest versions: those
    before them have been reviewed.
    """
    documents = store.documents(principal)
    newest = {document.id: document.version for document in documents}
    return Context(
        documents=tuple(_info(store, document, newest[document.id], principal) for document in documents),
        proposals=_proposals(links),
        language=language,
    )


def _proposals(links: Iterable[Link]) -> dict[str, tuple[LinkProposal, ...]]:
    proposals: dict[str, tuple[LinkProposal, ...]] = {}
    for link in links:
        proposal = LinkProposal(
            objective=link.objective, strength=link.strength, passage=link.passage, confirmed=link.confirmed
        )
        proposals[link.use_case] = (*proposals.get(link.use_case, ()), proposal)
    return proposals


def _info(store: DocumentStore, document: Document, newest: str, principal: Principal) -> DocumentInfo:
    # Only the text tells when a review is due; one document is held at a time.
    text = store.document(document.id, principal).text if document.version == newest else ""
    return DocumentInfo(
        id=document.id,
        title=document.title,
        strategy=is_strategy(document.id, document.title),
        effective_from=document.effective_from,
        superseded_by=document.superseded_by,
        superseded_on=document.superseded_on,
        review_by=review_date(text),
    )


def is_strategy(document_id: str, title: str) -> bool:
    """Whether a document calls itself the strategy, in Dutch or English."""
    return STRATEGY.search(re.sub(r"[\W_]+", " ", fold(f"{title} {document_id}"))) is not None
