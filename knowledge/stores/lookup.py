"""What a search reads, at one moment of the database and over one connection: rights are decided here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, select

from knowledge.model.base import Language
from knowledge.model.evidence import Passage
from knowledge.model.principal import Principal
from knowledge.ports import Placed
from knowledge.stores import schema
from knowledge.stores.dialects import within
from knowledge.stores.lexical import LexicalIndex, query_terms
from knowledge.stores.rows import passage_of, select_passages, select_places
from knowledge.stores.shelves import may_read

MOST_IDS = 5_000
_Id = TypeVar("_Id", str, int)
_documents, _passages, _shelves = schema.documents, schema.passages, schema.shelves


class SqlLookup:
    """Implements ``ports.Lookup`` for as long as its connection is open."""

    def __init__(self, connection: Connection, index: LexicalIndex) -> None:
        self._connection = connection
        self._index = index
        self._readable: dict[Principal, dict[str, Language]] = {}

    def shelves(self, principal: Principal) -> list[tuple[str, Language]]:
        return list(self._shelves(principal).items())

    def passages(self, ids: Sequence[str], principal: Principal, in_force_on: date | None) -> list[Passage]:
        rows = self._rows(_passages_by_id, list(ids), principal, in_force_on)
        found = {row.id: passage_of(row) for row in rows}
        return [found[key] for key in dict.fromkeys(ids) if key in found]

    def placed(
        self, text_ids: Iterable[str], shelves: Iterable[str], principal: Principal, in_force_on: date | None
    ) -> list[Placed]:
        found: dict[tuple[str, str], Placed] = {}
        more = {"shelves": sorted(self._shelves(principal).keys() & set(shelves))}
        for row in self._rows(_places_by_text, list(text_ids), principal, in_force_on, more):
            found.setdefault((row.document_id, row.text_id), Placed(row.shelf, row.text_id, row.id))
        return list(found.values())

    def lexical(
        self, text: str, language: Language, principal: Principal, in_force_on: date | None, limit: int
    ) -> list[tuple[str, float]]:
        terms = query_terms(text, language)
        if not terms or limit < 1:
            return []
        most = 2 * limit
        while True:
            scores = self._index.scores(self._connection, language, terms, most)
            rows = self._rows(_places_by_seq, list(scores), principal, in_force_on)
            found = [(row.id, scores[row.seq]) for row in rows]
            if len(found) >= limit or len(scores) < most:
                return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]
            most *= 8

    def _shelves(self, principal: Principal) -> Mapping[str, Language]:
        if principal not in self._readable:
            rows = self._connection.execute(_ALL_SHELVES)
            readable = {row.id: row.language for row in rows if may_read(principal, row.groups)}
            self._readable[principal] = readable
        return self._readable[principal]

    def _rows(
        self,
        statement: "_Statement",
        wanted: Sequence[_Id],
        principal: Principal,
        in_force_on: date | None,
        more: Mapping[str, Sequence[str]] | None = None,
    ) -> Iterable[Row[Any]]:
        """The rows that ``principal`` may read.

        Not a condition of the statement: SQLite would walk whole shelves by their index instead of the few ids.
        """
        readable = self._shelves(principal)
        dated = {} if in_force_on is None else {"on": in_force_on}
        built = statement(self._connection.dialect.name, in_force_on is not None)
        for start in range(0, len(wanted), MOST_IDS):
            values = {"wanted": wanted[start : start + MOST_IDS], **(more or {}), **dated}
            rows = self._connection.execute(built, values).all()
            yield from [row for row in rows if row.shelf in readable]


_Statement = Callable[[str, bool], Select[Any]]
_ALL_SHELVES = select(_shelves).order_by(_shelves.c.id)


# Built once for each kind of database: building a statement takes as long as running it.
@cache
def _passages_by_id(dialect: str, dated: bool) -> Select[Any]:
    return select_passages(dated=dated).where(within(dialect, _passages.c.id, "wanted"))


@cache
def _places_by_seq(dialect: str, dated: bool) -> Select[Any]:
    return select_places(dated=dated).where(within(dialect, _passages.c.seq, "wanted"))


@cache
def _places_by_text(dialect: str, dated: bool) -> Select[Any]:
    here = within(dialect, _passages.c.shelf, "shelves"), within(dialect, _passages.c.text_id, "wanted")
    return select_places(dated=dated).where(*here).order_by(_documents.c.seq.desc(), _passages.c.seq)
