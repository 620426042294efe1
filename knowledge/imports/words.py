"""Spellings made comparable: headers, values and titles."""

import re
from functools import lru_cache

from knowledge.words import TOKEN, tokens

_SIDES = re.compile(r"\s[|/]\s")


_SHORT = 200


def plain(text: str) -> str:
    """Its words only, in lower case and without accents: ``" Use_Case:  Náme "`` → ``"use case name"``."""
    return _short(text) if len(text) < _SHORT else _words(text)


@lru_cache(maxsize=20_000)
def _short(text: str) -> str:
    return _words(text)


def _words(text: str) -> str:
    return " ".join(TOKEN.findall(text.lower()) if text.isascii() else tokens(text))


def variants(text: str) -> tuple[str, ...]:
    """The plain text and, of ``"Fase | Stage"`` or ``"Planning / Start"``, the plain parts from the last."""
    names = [plain(text)]
    if "/" in text or "|" in text:
        names += [plain(part) for part in reversed(_SIDES.split(text))]
    return tuple(dict.fromkeys(filter(None, names)))


def slug(text: str, length: int = 60) -> str:
    """The text as part of an id: ASCII words with dashes, cut at a word; may be empty."""
    spelled = plain(text)
    words = spelled.split() if spelled.isascii() else re.findall("[a-z0-9]+", spelled)
    result = ""
    for word in words:
        if result and len(result) + len(word) >= length:
            break
        result = f"{result}-{word}" if result else word[:length]
    return result
