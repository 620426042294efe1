"""The sample organisation with what its documents' metadata say, for tests that replay it."""

from datetime import date

from knowledge.history.portfolio import Portfolio, portfolio_of
from knowledge.pitfalls.context import Context, DocumentInfo
from knowledge.sample.load import changes, documents

SAMPLE: Portfolio = portfolio_of(changes())
REVIEW = {"procesoverzicht": date(2026, 6, 16)}
"""The only review date in the documents: "Herijking uiterlijk 16 juni 2026"."""


def document_infos() -> tuple[DocumentInfo, ...]:
    replaced = {old: item for item in documents() if (old := item.supersedes)}
    return tuple(
        DocumentInfo(
            id=item.document_id,
            title=item.document_id,
            strategy=item.document_id.startswith("strategie"),
            effective_from=item.effective_from,
            superseded_by=newer.document_id if (newer := replaced.get(item.document_id)) else None,
            superseded_on=newer.effective_from if newer else None,
            review_by=REVIEW.get(item.document_id),
        )
        for item in documents()
    )


CONTEXT = Context(documents=document_infos())
