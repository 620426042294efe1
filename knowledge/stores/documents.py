"""Documents and their passages in SQL, and the lexical search over them: rights are decided here."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, insert, select, update

from knowledge import problems
from knowledge.errors import InvalidInput, NotFound
from knowledge.model.base import Language
from knowledge.model.documents import Document
from knowledge.model.evidence import Passage
from knowledge.model.principal import Principal
from knowledge.ports import Pending, Placed
from knowledge.stores import marks, schema, supersession
from knowledge.stores.dialects import advance
from knowledge.stores.engine import reading, writing
from knowledge.stores.lexical import Entry, index_of
from knowledge.stores.lookup import SqlLookup
from knowledge.stores.rows import document_of, document_row, passage_row, select_documents
from knowledge.stores.shelves import register
from knowledge.stores.stems import stems

_documents, _passages = schema.documents, schema.passages


class SqlDocumentStore:
    """Implements ``ports.DocumentStore``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._index = index_of(engine.dialect.name)

    def put(self, document: Document, passages: Sequence[Passage], supersedes: str | None = None) -> None:
        _check(document, passages)
        # Stemming takes longer than writing: it is done before others have to wait.
        words = [_words(passage) for passage in passages]
        with writing(self._engine) as connection:
            advance(connection, "documents")  # two who store the same version wait for each other
            seq = self._version_row(connection, document)
            register(connection, document, (passage.language for passage in passages))
            rows = [passage_row(passage, document, seq) for passage in passages]
            seqs = _insert_passages(connection, rows, seq)
            entries = [
                Entry(seqs[passage.id], passage.language, *found)
                for passage, found in zip(passages, words, strict=True)
            ]
            self._index.add(connection, entries)
            if supersedes is not None:
                supersession.supersede(connection, supersedes, document)
            supersession.relink(connection, document.id)

    def document(self, document_id: str, principal: Principal) -> Document:
        versions = self._versions(document_id, principal, with_text=True)
        if not versions:
            raise NotFound(problems.NO_DOCUMENT(document=document_id), problems.NO_DOCUMENT_HINT())
        return versions[-1]

    def documents(self, principal: Principal) -> list[Document]:
        with reading(self._engine) as connection:
            found = _read(connection, select_documents().order_by(_documents.c.id, _documents.c.seq))
        return [document for document in found if principal.may_read(document.groups)]

    def versions(self, document_id: str, principal: Principal) -> list[Document]:
        return self._versions(document_id, principal, with_text=False)

    def delete(self, document_id: str, principal: Principal) -> None:
        with writing(self._engine) as connection:
            advance(connection, "documents")
            found = _read(connection, select_documents().where(_documents.c.id == document_id))
            if not found or not all(principal.may_read(version.groups) for version in found):
                raise NotFound(problems.NO_DOCUMENT(document=document_id), problems.NO_DOCUMENT_HINT())
            for row in supersession.chain(connection, document_id):
                self._drop_passages(connection, row.seq)
            connection.execute(delete(_documents).where(_documents.c.id == document_id))
            supersession.restore(connection, document_id)

    @contextmanager
    def moment(self) -> Iterator[SqlLookup]:
        with reading(self._engine) as connection:
            yield SqlLookup(connection, self._index)

    def shelves(self, principal: Principal) -> list[tuple[str, Language]]:
        with self.moment() as seen:
            return seen.shelves(principal)

    def passages(self, ids: Sequence[str], principal: Principal, in_force_on: date | None) -> list[Passage]:
        with self.moment() as seen:
            return seen.passages(ids, principal, in_force_on)

    def placed(
        self, text_ids: Iterable[str], shelves: Iterable[str], principal: Principal, in_force_on: date | None
    ) -> list[Placed]:
        with self.moment() as seen:
            return seen.placed(text_ids, shelves, principal, in_force_on)

    def lexical(
        self, text: str, language: Language, principal: Principal, in_force_on: date | None, limit: int
    ) -> list[tuple[str, float]]:
        with self.moment() as seen:
            return seen.lexical(text, language, principal, in_force_on, limit)

    def pending(self, embedder: str, limit: int) -> list[Pending]:
        with reading(self._engine) as connection:
            return marks.pending(connection, embedder, limit)

    def count_pending(self, embedder: str) -> int:
        with reading(self._engine) as connection:
            return marks.count_pending(connection, embedder)

    def mark_embedded(self, embedder: str, texts: Iterable[tuple[str, str]]) -> None:
        with writing(self._engine) as connection:
            marks.mark(connection, embedder, texts)

    def embedded(self, embedder: str, shelf: str) -> set[str]:
        with reading(self._engine) as connection:
            return marks.marked(connection, embedder, shelf)

    def orphans(self, embedder: str) -> list[tuple[str, str]]:
        with reading(self._engine) as connection:
            return marks.orphans(connection, embedder)

    def forget(self, embedder: str, texts: Iterable[tuple[str, str]]) -> None:
        with writing(self._engine) as connection:
            marks.forget(connection, embedder, texts)

    def _versions(self, document_id: str, principal: Principal, *, with_text: bool) -> list[Document]:
        with reading(self._engine) as connection:
            order = [row.version for row in supersession.chain(connection, document_id)]
            found = _read(connection, select_documents(with_text=with_text).where(_documents.c.id == document_id))
        readable = {document.version: document for document in found if principal.may_read(document.groups)}
        return [readable[version] for version in order if version in readable]

    def _version_row(self, connection: Connection, document: Document) -> int:
        """The row of this version, without passages: a new one, or the old one with everything in it replaced."""
        superseded = {"superseded_by": document.superseded_by, "superseded_on": document.superseded_on}
        same = (_documents.c.id == document.id, _documents.c.version == document.version)
        seq: int | None = connection.execute(select(_documents.c.seq).where(*same)).scalar()
        if seq is None:
            row = document_row(document) | superseded
            key = connection.execute(insert(_documents).values(row)).inserted_primary_key
            return int(key[0]) if key else 0
        self._drop_passages(connection, seq)
        row = document_row(document) | (superseded if document.superseded_by else {})
        connection.execute(update(_documents).where(_documents.c.seq == seq).values(row))
        return seq

    def _drop_passages(self, connection: Connection, seq: int) -> None:
        self._index.remove(connection, seq)
        connection.execute(delete(_passages).where(_passages.c.document == seq))


def _check(document: Document, passages: Sequence[Passage]) -> None:
    for passage in passages:
        if (passage.document_id, passage.version) != (document.id, document.version):
            raise InvalidInput(f"Passage {passage.id} is of another document or version than {document.id}.")
        if document.text[passage.start : passage.end] != passage.quote:
            raise InvalidInput(f"Passage {passage.id} does not stand where it says in {document.id}.")


def _words(passage: Passage) -> tuple[list[str], list[str]]:
    context = " ".join((passage.title, *passage.heading))
    return stems(passage.quote, passage.language), stems(context, passage.language)


def _insert_passages(connection: Connection, rows: list[dict[str, Any]], document: int) -> dict[str, int]:
    if rows:
        connection.execute(insert(_passages), rows)
    stored = connection.execute(select(_passages.c.id, _passages.c.seq).where(_passages.c.document == document))
    return {row.id: row.seq for row in stored}


def _read(connection: Connection, statement: Select[Any]) -> list[Document]:
    return [document_of(row) for row in connection.execute(statement)]
