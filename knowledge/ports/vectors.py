"""Embedders, and the store of what they make: nearest neighbours among texts."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns text into unit vectors. ``id`` names model and version, ``dimension`` the vector's length."""

    @property
    def id(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row per text, as it is stored."""
        ...

    def query(self, text: str) -> Vectors:
        """One vector, as it is asked for."""
        ...


class VectorStore(Protocol):
    """Nearest neighbours among the passages of one shelf; a shelf is a language and a set of reader groups."""

    def add(self, shelf: str, ids: Sequence[str], vectors: Vectors) -> None:
        """Stores unit vectors under the ids of their texts; an id that is there already gets the new vector."""
        ...

    def get(self, shelf: str, ids: Sequence[str]) -> dict[str, Vectors]:
        """The stored vectors of those ``ids`` that the shelf holds."""
        ...

    def ids(self, shelf: str) -> set[str]: ...
    def count(self, shelf: str) -> int: ...
    def delete(self, shelf: str, ids: Sequence[str]) -> None: ...
    def nearest(self, shelf: str, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Ids with their cosine similarity, best first; empty for an unknown shelf."""
        ...
