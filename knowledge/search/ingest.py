"""The way in for documents: text is stored and found by its words at once, vectors follow."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from knowledge import problems
from knowledge.documents.chunk import chunk
from knowledge.documents.clean import clean
from knowledge.documents.extract import Extracted, extract
from knowledge.documents.language import detect
from knowledge.errors import InvalidInput
from knowledge.model.base import LANGUAGES, Frozen
from knowledge.model.documents import Chunk, Document
from knowledge.model.evidence import Passage
from knowledge.model.principal import OWNER, Principal
from knowledge.ports import DocumentStore, Embedder, VectorStore
from knowledge.search.embedding import Embedding, Observe
from knowledge.search.names import document_id as id_of
from knowledge.search.names import passage_id, path_of
from knowledge.untrusted.showing import harmless

LONGEST_NAME = 1_000
LONGEST_LABEL = 200


class Ingest:
    """Stores documents, replaces and deletes them, and gives their passages vectors."""

    def __init__(self, documents: DocumentStore, vectors: VectorStore, embedder: Embedder) -> None:
        self._documents = documents
        self._embedding = Embedding(documents, vectors, embedder)

    def add(  # noqa: PLR0913 -- what may be said of a document
        self,
        name: str,
        content: bytes,
        *,
        today: date,
        groups: tuple[str, ...] | None = None,
        effective_from: date | None = None,
        version: str = "",
        supersedes: str | None = None,
        document_id: str | None = None,
    ) -> Document:
        """Stores a version of a document, found by its words at once; returns it without its text.

        ``name`` is the file's path below the folder that is ingested. What is not given is taken from the file,
        then from the version that is there already: so nobody opens a closed document by leaving its ``groups``
        out; ``()`` opens it. A file without a version of its own is named for ``today``, and where it takes
        another's place it does so from ``today``. The very file that is there already changes nothing.
        Raises UnreadableFile, or InvalidInput for a name or label that is none.
        """
        path = _label("name", path_of(clean(name)), LONGEST_NAME)
        key = self._id(path) if document_id is None else _label("id", document_id)
        given = _Given(
            id=key,
            path=path,
            content_hash=sha256(content).hexdigest(),
            version=_label("version", version) if version else "",
            groups=None if groups is None else tuple(sorted(set(groups))),
            effective_from=effective_from,
            takes_place=supersedes is not None,
        )
        known = self._documents.versions(key, OWNER)
        unchanged = given.unchanged(known)
        if unchanged is not None and supersedes is None:
            return unchanged
        extracted = extract(path, content)
        document = given.document(extracted, known, today)
        self._documents.put(document, _passages(document, chunk(extracted)), supersedes)
        return document.model_copy(update={"text": ""})

    def embed_pending(self, observe: Observe) -> int:
        """Gives every text that waits a vector; ``observe`` hears how many of how many are done. How many got one."""
        return self._embedding.run(observe)

    def id_of(self, name: str) -> str:
        """The id that a file of this name has, or would get."""
        return self._id(path_of(clean(name)))

    def lost(self) -> int:
        """How many vectors the vector store has lost; Misconfigured where it cannot be used."""
        return self._embedding.lost()

    def delete(self, document_id: str, principal: Principal) -> None:
        """Deletes every version, and its vectors; NotFound where ``principal`` may not read it."""
        self._documents.delete(document_id, principal)
        self._embedding.sweep()

    def _id(self, path: str) -> str:
        return id_of(path, lambda key: next((d.path for d in self._documents.versions(key, OWNER)[-1:]), None))


class _Given(Frozen):
    """What came with a file, beside its content."""

    id: str
    path: str
    content_hash: str
    version: str
    groups: tuple[str, ...] | None
    effective_from: date | None
    takes_place: bool

    def unchanged(self, known: Sequence[Document]) -> Document | None:
        """The newest version, where this file is it and says nothing new about it."""
        newest = known[-1] if known else None
        if newest is None or not self._is(newest):
            return None
        told = (self.path, self.groups, self.effective_from)
        there = (newest.path, newest.groups, newest.effective_from)
        return newest if all(new in (None, old) for new, old in zip(told, there, strict=True)) else None

    def document(self, extracted: Extracted, known: Sequence[Document], today: date) -> Document:
        """The version to store; ``known`` are those that are there already, the newest last."""
        newest = known[-1] if known else None
        same = newest if newest and self._is(newest) else None
        label = same.version if same else self.version or clean(extracted.version)[:LONGEST_LABEL] or today.isoformat()
        replaced = next((each for each in known if each.version == label), None)
        likeness = replaced or newest
        days = (
            self.effective_from,
            same.effective_from if same else None,
            extracted.effective_from,
            replaced.effective_from if replaced else None,
            today if self.takes_place or (newest and not replaced) else None,
        )
        return Document(
            id=self.id,
            title=harmless(extracted.title) or self.id,
            path=self.path,
            version=label,
            language=detect(extracted.text, LANGUAGES[0]),
            media_type=extracted.media_type,
            content_hash=self.content_hash,
            text=extracted.text,
            effective_from=next((day for day in days if day), None),
            groups=self.groups if self.groups is not None else (likeness.groups if likeness else ()),
        )

    def _is(self, version: Document) -> bool:
        return version.content_hash == self.content_hash and self.version in ("", version.version)


def _passages(document: Document, chunks: Iterable[Chunk]) -> list[Passage]:
    found: dict[str, Passage] = {}
    for each in chunks:
        quote = document.text[each.start : each.end]
        key = passage_id(document.id, document.version, each.start, each.end, quote)
        found[key] = Passage(
            id=key,
            document_id=document.id,
            title=document.title,
            version=document.version,
            page=each.page,
            heading=tuple(filter(None, map(harmless, each.heading))),
            start=each.start,
            end=each.end,
            quote=quote,
            language=detect(quote, document.language),
        )
    return list(found.values())


def _label(what: str, text: str, longest: int = LONGEST_LABEL) -> str:
    if not text.strip() or len(text) > longest or clean(text) != text or not text.isprintable():
        raise InvalidInput(problems.DOCUMENT_LABEL(what=what, most=longest), problems.DOCUMENT_LABEL_HINT(what=what))
    return text
