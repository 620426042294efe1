"""The ids of documents and passages."""

import re
import unicodedata
from collections.abc import Callable
from hashlib import blake2b

LONGEST = 100
_OTHER = re.compile(r"[^a-z0-9.]+")


def path_of(name: str) -> str:
    """A file's relative path in one way of writing: forward slashes, nothing before it."""
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", "."))


def document_id(path: str, taken_by: Callable[[str], str | None]) -> str:
    """An id that can be read, typed and put in a URL, and that no other path has.

    ``taken_by`` tells the path of the document that has an id already. Two paths that read alike
    get different ids; a path that got one keeps it.
    """
    plain = unicodedata.normalize("NFKD", path).encode("ascii", "ignore").decode().lower()
    short = _OTHER.sub("-", plain)[-LONGEST:].strip("-.") or "document"
    distinct = f"{short}-{blake2b(path.encode(), digest_size=4).hexdigest()}"
    if taken_by(distinct) is not None:
        return distinct
    return short if taken_by(short) in (None, path) else distinct


def passage_id(document: str, version: str, start: int, end: int, quote: str) -> str:
    """The id of a span: the same whenever the same text stands at the same place of the same version."""
    parts = "\0".join((document, version, str(start), str(end), quote))
    return blake2b(parts.encode(), digest_size=12).hexdigest()
