"""An embedder that remembers what it was asked."""

from collections.abc import Sequence

from knowledge.ports import Vectors
from knowledge.search.embedders.hashing import HashingEmbedder


class Counting(HashingEmbedder):
    def __init__(self, name: str = "counting-1") -> None:
        self.id = name
        self.embedded: list[str] = []
        self.dies_after: int | None = None

    def passages(self, texts: Sequence[str]) -> Vectors:
        if self.dies_after is not None and len(self.embedded) >= self.dies_after:
            raise KeyboardInterrupt
        self.embedded += texts
        return super().passages(texts)
