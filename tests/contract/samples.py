"""Small documents to store, cut into one passage a paragraph."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from knowledge.model.base import Language
from knowledge.model.documents import Document
from knowledge.model.evidence import Passage


def document(
    key: str,
    text: str,
    *,
    version: str = "1",
    language: Language = "nl",
    groups: tuple[str, ...] = (),
    effective_from: date | None = None,
) -> Document:
    return Document(
        id=key,
        title=key.title(),
        path=f"{key}.md",
        version=version,
        language=language,
        media_type="text/markdown",
        content_hash=sha256(text.encode()).hexdigest(),
        text=text,
        effective_from=effective_from,
        groups=groups,
    )


def paragraphs(of: Document, heading: tuple[str, ...] = ()) -> list[Passage]:
    found: list[Passage] = []
    start = 0
    for part in of.text.split("\n\n"):
        found.append(
            Passage(
                id=f"{of.id}/{of.version}/{start}",
                document_id=of.id,
                title=of.title,
                version=of.version,
                heading=heading,
                start=start,
                end=start + len(part),
                quote=part,
                language=of.language,
            )
        )
        start += len(part) + 2
    return found


def quotes(passages: Sequence[Passage]) -> list[str]:
    return [passage.quote for passage in passages]
