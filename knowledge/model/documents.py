"""A document of the organisation and the spans that it is searched by."""

from datetime import date

from pydantic import Field

from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Passage


class Document(Frozen):
    """One version of one document; ``text`` is what every passage's offsets count in.

    ``id`` stays the same for all versions of a document, ``content_hash`` is of the file's bytes.
    No ``groups`` means that everybody may read it.
    """

    id: str
    title: str
    path: str
    version: str
    language: Language
    media_type: str
    content_hash: str
    text: str
    effective_from: date | None = None
    superseded_by: str | None = None
    superseded_on: date | None = None
    groups: tuple[str, ...] = ()

    def in_force(self, as_of: date) -> bool:
        """Whether the document counts on ``as_of``: already effective and not yet superseded."""
        started = self.effective_from is None or self.effective_from <= as_of
        return started and (self.superseded_by is None or (self.superseded_on or date.min) > as_of)


class Chunk(Frozen):
    """A span of a document's text before it is stored; offsets count characters."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: int | None = None
    heading: tuple[str, ...] = ()


class Hit(Frozen):
    """A passage that search found, with the ranks that put it there; a higher score is better."""

    passage: Passage
    score: float
    lexical_rank: int | None = None
    vector_rank: int | None = None
