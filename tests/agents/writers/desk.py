"""A document, cut into passages as ingest does it, and a question put to the writer about it."""

import asyncio

from agents.schemas import DraftClaim
from agents.verifier import Verifier
from agents.writers.brief import Brief
from agents.writers.extractive import ExtractiveWriter
from knowledge.documents.chunk import chunk
from knowledge.documents.extract import extract
from knowledge.model.base import Language
from knowledge.model.evidence import Passage
from knowledge.search.embedders.hashing import HashingEmbedder


def passages(text: str, language: Language, name: str = "doc.md") -> list[Passage]:
    extracted = extract(name, text.encode())
    return [
        Passage(
            id=f"{name}-{place}",
            document_id=name,
            title=extracted.title,
            version="1",
            page=piece.page,
            heading=piece.heading,
            start=piece.start,
            end=piece.end,
            quote=extracted.text[piece.start : piece.end],
            language=language,
        )
        for place, piece in enumerate(chunk(extracted))
    ]


def asked(question: str, language: Language, evidence: list[Passage], most: int = 5) -> list[str]:
    """The texts of the claims. Each of them passes the verifier: it stands in its passage as it is said."""
    brief = Brief(question=question, language=language, role="", evidence=tuple(evidence), max_claims=most)
    claims = asyncio.run(ExtractiveWriter(HashingEmbedder()).write(brief)).written.claims
    verified = Verifier().verify(claims, evidence, language)
    assert not verified.rejected, verified.rejected
    assert all(claim.support == "quoted" for claim in verified.claims)
    return [_text(claim) for claim in claims]


def _text(claim: DraftClaim) -> str:
    return " ".join(claim.text.split())
