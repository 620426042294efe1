"""The lexical index: stemmed words, ranked by BM25 in SQLite and by ``ts_rank`` in PostgreSQL.

Both get words as data: a query is built from stems, which hold letters and digits only, so that
nothing that somebody types is ever read as query syntax.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    TableClause,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    table,
    text,
)

from knowledge.model.base import LANGUAGES, Language
from knowledge.stores.schema import passages
from knowledge.stores.stems import stems

MAX_TERMS = 48
PREFIX_LENGTH = 5
MANY = 20_000
COMMON = 0.1
_MAX_POSITION = 16_383


class Entry(NamedTuple):
    """The words of one passage, and those of its title and headings."""

    seq: int
    language: Language
    body: Sequence[str]
    context: Sequence[str]


class LexicalIndex(Protocol):
    """What the document store needs from the full-text index of a kind of database."""

    def add(self, connection: Connection, entries: Iterable[Entry]) -> None: ...
    def remove(self, connection: Connection, document: int) -> None:
        """Takes out the passages of a document that is still stored."""
        ...

    def scores(self, connection: Connection, language: Language, terms: Sequence[str], limit: int) -> dict[int, float]:
        """The ``limit`` best passages by their ``seq``, best first; a higher score is better."""
        ...


def index_of(dialect: str) -> LexicalIndex:
    """The index of a database of this kind."""
    return SqliteIndex() if dialect == "sqlite" else PostgresIndex()


def query_terms(question: str, language: Language) -> list[str]:
    """The different stems of a question, the first ``MAX_TERMS`` of them."""
    return list(dict.fromkeys(stems(question, language)))[:MAX_TERMS]


class SqliteIndex:
    """An FTS5 table per language."""

    def add(self, connection: Connection, entries: Iterable[Entry]) -> None:
        found = list(entries)
        for language in LANGUAGES:
            rows = [
                {"rowid": entry.seq, "body": " ".join(entry.body), "context": " ".join(entry.context)}
                for entry in found
                if entry.language == language
            ]
            if rows:
                connection.execute(insert(_full_text(language)), rows)

    def remove(self, connection: Connection, document: int) -> None:
        for language in LANGUAGES:
            index = _full_text(language)
            of_document = select(passages.c.seq).where(passages.c.document == document)
            connection.execute(
                delete(index).where(index.c.rowid.in_(of_document.where(passages.c.language == language)))
            )

    def scores(self, connection: Connection, language: Language, terms: Sequence[str], limit: int) -> dict[int, float]:
        telling = _telling(connection, language, terms)
        # A prefix finds compounds ("klant" in "klantcontact"). It is a term of its own, and a more frequent one,
        # so that BM25 lets the whole word count for more.
        wanted = [f'"{term}"' for term in telling]
        wanted += [f'"{term}" *' for term in telling if len(term) >= PREFIX_LENGTH]
        rows = connection.execute(_matching(language), {"wanted": " OR ".join(wanted), "most": limit}).all()
        return {seq: -rank for seq, rank in rows}


class PostgresIndex:
    """A ``tsvector`` a passage, made from stems directly: PostgreSQL's own parser and dictionaries stay out."""

    def add(self, connection: Connection, entries: Iterable[Entry]) -> None:
        statement = "INSERT INTO lexical (passage, language, terms) VALUES (:seq, :language, CAST(:terms AS tsvector))"
        rows = [{"seq": entry.seq, "language": entry.language, "terms": _tsvector(entry)} for entry in entries]
        if rows:
            connection.execute(text(statement), rows)

    def remove(self, connection: Connection, document: int) -> None:
        statement = "DELETE FROM lexical WHERE passage IN (SELECT seq FROM passages WHERE document = :document)"
        connection.execute(text(statement), {"document": document})

    def scores(self, connection: Connection, language: Language, terms: Sequence[str], limit: int) -> dict[int, float]:
        wanted = [f"'{term}'" for term in terms]
        wanted += [f"'{term}':*" for term in terms if len(term) >= PREFIX_LENGTH]
        asked = {"query": " | ".join(wanted), "language": language, "most": limit}
        return {row.seq: row.score for row in connection.execute(_RANKED, asked)}


_RANKED = text(
    "SELECT passage AS seq, ts_rank('{0, 0, 0.5, 1}', terms, CAST(:query AS tsquery), 1) AS score"
    " FROM lexical WHERE language = :language AND terms @@ CAST(:query AS tsquery)"
    " ORDER BY score DESC, passage LIMIT :most"
)
_LAST = select(func.max(passages.c.seq))


def _telling(connection: Connection, language: Language, terms: Sequence[str]) -> list[str]:
    """The rarest terms, where there are so many passages that the common ones only take time.

    BM25 gives a word that a tenth of all passages hold next to no weight, and still visits each of them.
    """
    passages_now = connection.execute(_LAST).scalar() or 0
    if passages_now < MANY:
        return list(terms)
    words = table(f"lexical_{language}_vocabulary", column("term"), column("doc"))
    rows = connection.execute(select(words.c.term, words.c.doc).where(words.c.term.in_(terms)))
    holding = {row.term: row.doc for row in rows}
    rarest = sorted(terms, key=lambda term: holding.get(term, 0))
    return rarest[:2] + [term for term in rarest[2:] if holding.get(term, 0) <= passages_now * COMMON]


@cache
def _matching(language: Language) -> Select[Any]:
    index = _full_text(language)
    matches = index.c[index.name].op("MATCH")(bindparam("wanted"))
    ordered = select(index.c.rowid, index.c.rank).where(matches).order_by(index.c.rank)
    return ordered.limit(bindparam("most", type_=Integer))


def _full_text(language: Language) -> TableClause:
    name = f"lexical_{language}"
    return table(name, *(column(each) for each in ("rowid", "body", "context", "rank", name)))


def _tsvector(entry: Entry) -> str:
    weighted = [(stem, "B") for stem in entry.context] + [(stem, "A") for stem in entry.body]
    return " ".join(f"'{stem}':{min(n, _MAX_POSITION)}{weight}" for n, (stem, weight) in enumerate(weighted, 1))
