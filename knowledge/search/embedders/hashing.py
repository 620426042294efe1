"""Vectors out of hashed stems: no model, no download, the same everywhere. It knows words, not meanings."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from knowledge.model.base import LANGUAGES
from knowledge.ports import Vectors
from knowledge.search.embedders.prepare import prepared, unit
from knowledge.stores.stems import stems


class HashingEmbedder:
    """Implements ``ports.Embedder`` by signed feature hashing; for tests and trials."""

    id = "hashing-1"
    dimension = 256

    def passages(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for language in LANGUAGES:
                for stem in stems(prepared(text), language):
                    number = int.from_bytes(blake2b(stem.encode(), digest_size=8).digest(), "big")
                    row[(number >> 1) % self.dimension] += 1 if number % 2 else -1
        return unit(rows)

    def query(self, text: str) -> Vectors:
        return np.asarray(self.passages([text])[0])
