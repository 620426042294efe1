"""Events with ids that depend on what they say alone, so that the same file never tells a thing twice."""

import hashlib
import json
from collections.abc import Collection
from datetime import date
from typing import Any

from knowledge.model.events import EVENT, Event
from knowledge.model.portfolio import UseCase


def new_event(source: str, taken: Collection[str], kind: str, on: date, **content: Any) -> Event:
    """An event whose id is a digest of ``source`` and all it says.

    Where history already has that very event (a value that went to and fro within a day), the id counts on.
    """
    return EVENT.validate_python(
        {"kind": kind, "on": on, "source": source, "id": event_id(source, taken, kind, on, **content), **content}
    )


def event_id(source: str, taken: Collection[str], kind: str, on: date, **content: Any) -> str:
    """The id that ``new_event`` would give."""
    said = "\x1f".join([f"{name}={_plain(content[name])}" for name in sorted(content)])
    text = f"{source}\x1f{kind}\x1f{on}\x1f{said}"
    turn = 0
    while True:
        key = digest(f"{text}{turn or ''}", 12)
        if key not in taken:
            return key
        turn += 1


def digest(text: str, size: int) -> str:
    """``size`` bytes that stand for ``text``, in hexadecimal."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=size).hexdigest()


def _plain(value: Any) -> str:
    """A record counts by its title: its other fields may come from columns that an older file has not."""
    if isinstance(value, str):
        return value
    return value.title if isinstance(value, UseCase) else json.dumps(value, sort_keys=True, default=str)
