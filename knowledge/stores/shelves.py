"""Shelves: a language and a set of reader groups, so that the common rights need no filter."""

import json
from collections.abc import Iterable
from hashlib import blake2b

from sqlalchemy import Connection

from knowledge.model.base import Language
from knowledge.model.documents import Document
from knowledge.model.principal import Principal
from knowledge.stores import schema
from knowledge.stores.dialects import insert


def shelf_of(language: Language, groups: Iterable[str]) -> str:
    """The shelf of passages in ``language`` that members of any of ``groups`` may read."""
    readers = json.dumps(sorted(set(groups)))
    return f"{language}-{blake2b(readers.encode(), digest_size=8).hexdigest()}"


def may_read(principal: Principal, groups: str) -> bool:
    """Whether ``principal`` may read a shelf with these ``groups``, as its row holds them."""
    return principal.may_read(json.loads(groups))


def register(connection: Connection, document: Document, languages: Iterable[Language]) -> None:
    """Makes sure that the shelves of these passages of a document are known."""
    groups = json.dumps(sorted(set(document.groups)))
    for language in sorted(set(languages)):
        row = {"id": shelf_of(language, document.groups), "language": language, "groups": groups}
        connection.execute(insert(connection, schema.shelves).values(row).on_conflict_do_nothing())
