"""Vectors in Chroma: a folder on this machine, or a server by URL.

SQL is the truth about what exists; Chroma only suggests the ids of texts. A collection holds one shelf
of one embedder, so that readers' rights need no filter and another embedder never meets the wrong vectors.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from knowledge.errors import Misconfigured
from knowledge.ports import Vectors
from knowledge.stores import problems
from knowledge.stores.small import MOST, SmallShelf

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

REFRESH_SECONDS = 5.0
_BATCH = 1_000
_FILE = "chroma.sqlite3"
_LONGEST_NAME = 100


class ChromaVectors:
    """Implements ``ports.VectorStore`` for the vectors of one embedder.

    ``place`` is a folder, or the URL of a Chroma server. Chroma keeps a folder's index in memory and does not
    notice what other processes write: after such a write it is opened again, at most every ``REFRESH_SECONDS``.
    Of a folder, small shelves are held in memory until they are written or the folder is opened again.
    """

    def __init__(self, place: str, embedder: str, dimension: int, clock: Callable[[], float] = monotonic) -> None:
        self._place = place
        self._prefix = collection_prefix(embedder, dimension)
        self._clock = clock
        self._lock = Lock()
        self._client: ClientAPI | None = None
        self._collections: dict[str, Collection] = {}
        self._held: dict[str, SmallShelf | None] = {}
        self._writes = 0
        self._seen: tuple[int, ...] = ()
        self._opened_at = 0.0

    def add(self, shelf: str, ids: Sequence[str], vectors: Vectors) -> None:
        latest = dict(zip(ids, range(len(ids)), strict=True))
        keys, rows = list(latest), np.asarray(vectors, dtype=np.float32)[list(latest.values())]
        with self._writing(shelf):
            for start in range(0, len(keys), _BATCH):
                part = slice(start, start + _BATCH)
                self._made(shelf).upsert(ids=keys[part], embeddings=rows[part])

    def get(self, shelf: str, ids: Sequence[str]) -> dict[str, Vectors]:
        with _explained(self._place):
            collection = self._collection(shelf)
            if collection is None or not ids:
                return {}
            found = collection.get(ids=list(ids), include=["embeddings"])
        vectors = np.asarray(found["embeddings"], dtype=np.float32)
        return dict(zip(found["ids"], vectors, strict=True))

    def ids(self, shelf: str) -> set[str]:
        with _explained(self._place):
            collection = self._collection(shelf)
            return set() if collection is None else set(collection.get(include=[])["ids"])

    def count(self, shelf: str) -> int:
        with _explained(self._place):
            collection = self._collection(shelf)
            return 0 if collection is None else collection.count()

    def delete(self, shelf: str, ids: Sequence[str]) -> None:
        with self._writing(shelf):
            collection = self._collection(shelf)
            if collection is None:
                return
            for start in range(0, len(ids), _BATCH):
                collection.delete(ids=list(ids[start : start + _BATCH]))

    def nearest(self, shelf: str, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        with _explained(self._place):
            self._refresh()
            before = self._writes
            collection = self._collection(shelf)
            if collection is None or limit < 1:
                return []
            small = self._small(shelf, collection, before)
            if small is not None:
                return small.nearest(vector, limit)
            found = collection.query(query_embeddings=np.atleast_2d(vector), n_results=limit, include=["distances"])
        distances = (found["distances"] or [[]])[0]
        pairs = zip(found["ids"][0], (1.0 - distance for distance in distances), strict=True)
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def _opened(self) -> "ClientAPI":
        with self._lock:
            if self._client is None:
                self._seen = self._written()
                self._client = _server(self._place) if is_url(self._place) else _folder(self._place)
                self._opened_at = self._clock()
            return self._client

    def _collection(self, shelf: str) -> "Collection | None":
        from chromadb.errors import NotFoundError

        if shelf not in self._collections:
            try:
                found = self._opened().get_collection(self._prefix + shelf, embedding_function=None)
            except NotFoundError:
                return None
            self._collections[shelf] = found
        return self._collections[shelf]

    def _small(self, shelf: str, collection: "Collection", before: int) -> SmallShelf | None:
        """The shelf in memory; None for one that is not small, or on a server, which others may write unseen.

        It is only kept if nothing was written since ``before``, the count of writes when the collection was opened.
        """
        if is_url(self._place):
            return None
        if shelf not in self._held:
            small = None
            if 0 < collection.count() <= MOST:
                found = collection.get(include=["embeddings"])
                small = SmallShelf(found["ids"], np.asarray(found["embeddings"], dtype=np.float32))
            with self._lock:
                if self._writes != before:
                    return small
                self._held[shelf] = small
        return self._held.get(shelf)

    def _made(self, shelf: str) -> "Collection":
        if shelf not in self._collections:
            self._collections[shelf] = self._opened().get_or_create_collection(
                self._prefix + shelf, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        return self._collections[shelf]

    def _refresh(self) -> None:
        if self._clock() - self._opened_at < REFRESH_SECONDS or self._written() == self._seen:
            return
        with self._lock:
            # The old client is left to those who are still asking it something.
            self._client = None
            self._collections = {}
            self._held = {}
            self._writes += 1

    def _written(self) -> tuple[int, ...]:
        """Something that changes with every write to the folder; a server needs no such watching."""
        if is_url(self._place):
            return ()
        files = (Path(self._place) / name for name in (_FILE, f"{_FILE}-wal"))
        states = (file.stat() for file in files if file.exists())
        return tuple(number for state in states for number in (state.st_mtime_ns, state.st_size))

    @contextmanager
    def _writing(self, shelf: str) -> Iterator[None]:
        with _explained(self._place):
            self._opened()
            others_wrote = self._written() != self._seen
            try:
                yield
            finally:
                with self._lock:
                    self._held.pop(shelf, None)
                    self._writes += 1
            if not others_wrote:
                self._seen = self._written()


def is_url(place: str) -> bool:
    """Whether ``place`` is a server's URL instead of a folder."""
    return "://" in place


def collection_prefix(embedder: str, dimension: int) -> str:
    """What the names of an embedder's collections begin with, in the characters that Chroma allows."""
    name = re.sub(r"[^a-zA-Z0-9._-]+", "-", embedder)
    if name != embedder or len(name) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME]}-{blake2b(embedder.encode(), digest_size=4).hexdigest()}"
    return f"koers-{name}-{dimension}-"


def _folder(place: str) -> "ClientAPI":
    from chromadb.api.client import Client
    from chromadb.api.rust import RustBindingsAPI
    from chromadb.config import Settings, System

    Path(place).mkdir(parents=True, exist_ok=True)
    settings = Settings(is_persistent=True, persist_directory=place, anonymized_telemetry=False)
    # Chroma's own function hands out one shared system a folder for the life of the process, and with it
    # an index that never notices what other processes write.
    system = System(settings)
    system.instance(RustBindingsAPI)
    system.start()
    return Client.from_system(system)


def _server(place: str) -> "ClientAPI":
    from chromadb import HttpClient
    from chromadb.config import Settings

    parts = urlsplit(place)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Misconfigured(problems.NO_CHROMA_URL(url=place), problems.CHROMA_URL())
    secure = parts.scheme == "https"
    settings = Settings(anonymized_telemetry=False)
    return HttpClient(parts.hostname, parts.port or (443 if secure else 8000), ssl=secure, settings=settings)


@contextmanager
def _explained(place: str) -> Iterator[None]:
    from chromadb.errors import ChromaError
    from httpx import HTTPError

    try:
        yield
    except (ChromaError, HTTPError, OSError, ValueError) as error:
        cause = " ".join(str(error).split())[:300]
        if is_url(place):
            raise Misconfigured(problems.CHROMA_SERVER(place=place, cause=cause), problems.CHECK_SERVER()) from error
        raise Misconfigured(problems.CHROMA_FOLDER(place=place, cause=cause), problems.MEND_FOLDER()) from error
