"""Lists in pages: a cursor says after which item the next page begins, so that nothing is skipped or doubled."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from pydantic import BaseModel

from knowledge.errors import InvalidInput
from service import problems

T = TypeVar("T")
Key = tuple[str, ...]


class Page(BaseModel, Generic[T]):
    """One page; ``next`` is the cursor of the page after it, or null for the last one."""

    items: list[T]
    next: str | None = None


def page(
    items: Sequence[T], key: Callable[[T], Key], cursor: str | None = None, limit: int | None = None
) -> tuple[list[T], str | None]:
    """At most ``limit`` of ``items``, which are in the order of ``key``, after ``cursor``; and the next cursor."""
    after = _decoded(cursor) if cursor else None
    rest = [item for item in items if after is None or key(item) > after]
    chosen = rest if limit is None else rest[:limit]
    return chosen, _encoded(key(chosen[-1])) if chosen and len(chosen) < len(rest) else None


def _encoded(key: Key) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _decoded(cursor: str) -> Key:
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        key = None
    if not isinstance(key, list) or not all(isinstance(part, str) for part in key):
        raise InvalidInput(problems.NO_CURSOR(), problems.BEGIN_AGAIN())
    return tuple(key)
