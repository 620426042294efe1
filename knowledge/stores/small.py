"""The vectors of a small shelf in memory: comparing them all takes less than asking Chroma."""

from collections.abc import Sequence

import numpy as np

from knowledge.ports import Vectors

MOST = 2_000


class SmallShelf:
    """Unit rows, one for each id; exact."""

    def __init__(self, ids: Sequence[str], vectors: Vectors) -> None:
        self._ids = list(ids)
        self._rows = _unit(vectors)

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """The ``limit`` ids with the highest cosines, best first; equals in the order of their ids.

        Raises ValueError for a vector of another length.
        """
        wanted = _unit(np.atleast_2d(vector))[0]
        if len(wanted) != self._rows.shape[1]:
            raise ValueError(f"vectors here have dimension {self._rows.shape[1]}, this one has {len(wanted)}")
        # Not by a matrix product: its threads take longer to wake up than the work takes, most so on a busy machine.
        cosines = np.einsum("ij,j->i", self._rows, wanted)
        # All that are as good as the last one that is wanted: which of equals stay is for their ids to say.
        least = np.partition(cosines, -limit)[-limit] if limit < len(cosines) else -np.inf
        best = np.flatnonzero(cosines >= least)
        pairs = zip((self._ids[place] for place in best), cosines[best].tolist(), strict=True)
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:limit]


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)
