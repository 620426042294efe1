"""Documents, their passages, and what search reads of them."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import NamedTuple, Protocol

from knowledge.model.base import Frozen, Language
from knowledge.model.documents import Document
from knowledge.model.evidence import Passage
from knowledge.model.principal import Principal


class Pending(Frozen):
    """A text on a shelf that has no vector there yet; ``copy_from`` is a shelf where it already has one.

    ``id`` is the text's own: passages with the same text, of one document or of many, share one vector.
    """

    id: str
    shelf: str
    text: str
    copy_from: str | None = None


class Placed(NamedTuple):
    """A passage that holds a text."""

    shelf: str
    text_id: str
    passage_id: str


class Lookup(Protocol):
    """What search reads of documents and passages. Rights are decided here, and only here."""

    def shelves(self, principal: Principal) -> list[tuple[str, Language]]: ...
    def passages(self, ids: Sequence[str], principal: Principal, in_force_on: date | None) -> list[Passage]:
        """Those of ``ids`` that may be read and, with a date, whose document is in force on it; order kept."""
        ...

    def placed(
        self, text_ids: Iterable[str], shelves: Iterable[str], principal: Principal, in_force_on: date | None
    ) -> list[Placed]:
        """Where these texts stand on these shelves, chosen as in ``passages``: once a document, the newest first."""
        ...

    def lexical(
        self, text: str, language: Language, principal: Principal, in_force_on: date | None, limit: int
    ) -> list[tuple[str, float]]:
        """Passage ids with their BM25 score, best first, among the documents in ``language``."""
        ...


class DocumentStore(Lookup, Protocol):
    """Documents, their passages, and lexical search over them. Rights are decided here, and only here."""

    def moment(self) -> AbstractContextManager[Lookup]:
        """Several look-ups in one moment of the store, which costs less than one by one; for one thread."""
        ...

    def put(self, document: Document, passages: Sequence[Passage], supersedes: str | None = None) -> None:
        """Stores a version whole, or replaces it. A version is superseded by the next one to take effect,
        and ``supersedes``, the id of another document, by this one."""
        ...

    def document(self, document_id: str, principal: Principal) -> Document:
        """Its newest version that ``principal`` may read."""
        ...

    def documents(self, principal: Principal) -> list[Document]:
        """Every version that ``principal`` may read, without its text."""
        ...

    def versions(self, document_id: str, principal: Principal) -> list[Document]:
        """Those versions of one document, in the order in which they take effect; empty where there is none."""
        ...

    def delete(self, document_id: str, principal: Principal) -> None:
        """Deletes all versions; NotFound where ``principal`` may not read every one of them."""
        ...

    def pending(self, embedder: str, limit: int) -> list[Pending]: ...
    def count_pending(self, embedder: str) -> int: ...
    def mark_embedded(self, embedder: str, texts: Iterable[tuple[str, str]]) -> None:
        """Notes that these (shelf, text id) have their vector."""
        ...

    def embedded(self, embedder: str, shelf: str) -> set[str]:
        """The ids of the texts that were marked on ``shelf``."""
        ...

    def orphans(self, embedder: str) -> list[tuple[str, str]]:
        """The marked (shelf, text id) that no passage has any more: their vectors may go."""
        ...

    def forget(self, embedder: str, texts: Iterable[tuple[str, str]]) -> None:
        """Takes marks away."""
        ...
