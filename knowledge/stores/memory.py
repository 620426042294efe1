"""Vectors in memory, compared one by one: exact, for tests and for trying things out."""

from collections.abc import Sequence

import numpy as np

from knowledge.ports import Vectors


class MemoryVectors:
    """Implements ``ports.VectorStore``; what it holds goes with the process."""

    def __init__(self) -> None:
        self._shelves: dict[str, dict[str, Vectors]] = {}

    def add(self, shelf: str, ids: Sequence[str], vectors: Vectors) -> None:
        self._shelves.setdefault(shelf, {}).update(zip(ids, np.asarray(vectors, dtype=np.float32), strict=True))

    def get(self, shelf: str, ids: Sequence[str]) -> dict[str, Vectors]:
        held = self._shelves.get(shelf, {})
        return {key: held[key] for key in ids if key in held}

    def ids(self, shelf: str) -> set[str]:
        return set(self._shelves.get(shelf, {}))

    def count(self, shelf: str) -> int:
        return len(self._shelves.get(shelf, {}))

    def delete(self, shelf: str, ids: Sequence[str]) -> None:
        held = self._shelves.get(shelf, {})
        for key in ids:
            held.pop(key, None)

    def nearest(self, shelf: str, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        held = self._shelves.get(shelf, {})
        if not held or limit < 1:
            return []
        cosines = np.stack(list(held.values())) @ vector
        found = zip(held, cosines.tolist(), strict=True)
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]
