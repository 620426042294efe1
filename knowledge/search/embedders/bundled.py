"""What the embedders that run in this process share: one call at a time, on text that is safe for C code."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from threading import Lock

import numpy as np

from knowledge.ports import Vectors
from knowledge.search.embedders.prepare import prepared, unit


class BundledEmbedder(ABC):
    """Half of ``ports.Embedder``: a subclass gives ``id``, ``dimension``, ``query`` and the engine's own call."""

    dimension: int

    def __init__(self) -> None:
        self._lock = Lock()

    def passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        with self._lock:
            return unit(self._embedded([prepared(text) for text in texts]))

    @abstractmethod
    def _embedded(self, texts: list[str]) -> object:
        """One row per text, of any length; never called twice at once."""
