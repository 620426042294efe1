"""Shelves: a language and a set of reader groups, so that the common rights need no filter."""

import json
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from knowledge.model.base import Language
from knowledge.model.documents import Document
from knowledge.model.principal import Principal
from knowledge.stores import schema
from knowledge.stores.dialects import insert


def shelf_of(language: Language, groups: Iterable[str]) -> str:
    """The shelf of passages in ``language`` that members of any of ``groups`` may read."""
    readers = json.dumps(sorted(set(groups)))
    return f"{language}-{blake2b(readers.encode(), digest_size=8).hexdigest()}"


def readable(connection: Connection, principal: Principal) -> list[tuple[str, Language]]:
    """The shelves that ``principal`` may read, each with its language."""
    table = schema.shelves
    rows = connection.execute(select(table).order_by(table.c.id))
    return [(row.id, row.language) for row in rows if principal.may_read(json.loads(row.groups))]


def register(connection: Connection, document: Document, languages: Iterable[Language]) -> None:
    """Makes sure that the shelves of these passages of a document are known."""
    groups = json.dumps(sorted(set(document.groups)))
    for language in sorted(set(languages)):
        row = {"id": shelf_of(language, document.groups), "language": language, "groups": groups}
        connection.execute(insert(connection, schema.shelves).values(row).on_conflict_do_nothing())


def readable_rows(connection: Connection, statement: Select[Any], principal: Principal) -> list[Row[Any]]:
    """The rows on the shelves that ``principal`` may read.

    Not a condition of the statement: SQLite would walk whole shelves by their index instead of the few ids asked for.
    """
    shelves = {shelf for shelf, _ in readable(connection, principal)}
    return [row for row in connection.execute(statement) if row.shelf in shelves]
