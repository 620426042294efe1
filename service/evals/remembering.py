"""Embedders that remember: a run asks the same sentences for their vectors over and over, in every home."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np

from knowledge.ports import Embedder, Vectors
from service.bootstrap import Koers

if TYPE_CHECKING:
    from service.settings import Settings

SENTENCES = "use"
MOST = 50_000
"""So many texts, of half a megabyte a thousand, are remembered."""


class Remembering:
    """Implements ``ports.Embedder`` over another one; ``file`` is where its vectors stay for the next run."""

    def __init__(self, inner: Embedder, file: Path) -> None:
        self.id, self.dimension = inner.id, inner.dimension
        self._inner = inner
        self._file = file
        self._known: dict[str, Vectors] = _loaded(file, inner.dimension)
        self._before = len(self._known)
        self._lock = Lock()

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._vectors("p", texts)

    def query(self, text: str) -> Vectors:
        key = f"q{text}"
        with self._lock:
            if key not in self._known:
                self._known[key] = np.asarray(self._inner.query(text), dtype=np.float32)
            return self._known[key]

    def save(self) -> None:
        """Keeps what was learnt; whole, or not at all."""
        if len(self._known) == self._before:
            return
        texts = list(self._known)[-MOST:]
        building = self._file.with_name(f".{uuid4().hex}.npz")
        self._file.parent.mkdir(parents=True, exist_ok=True)
        names = np.array([text.encode("utf-8", "surrogatepass").hex() for text in texts])
        np.savez(building, texts=names, vectors=np.stack([self._known[text] for text in texts]))
        building.replace(self._file)

    def _vectors(self, kind: str, texts: Sequence[str]) -> Vectors:
        keys = [kind + text for text in texts]
        with self._lock:
            new = [text for text, key in dict(zip(texts, keys, strict=True)).items() if key not in self._known]
            if new:
                made = self._inner.passages(new)
                self._known.update((kind + text, row) for text, row in zip(new, made, strict=True))
            if not keys:
                return np.empty((0, self.dimension), dtype=np.float32)
            return np.stack([self._known[key] for key in keys])


@dataclass(slots=True)
class Embedders:
    """One of each name, shared by all homes of a run."""

    place: Path
    settings: "Settings"
    _made: dict[str, Remembering] = field(default_factory=dict)

    def of(self, name: str) -> Remembering:
        if name not in self._made:
            from knowledge.search.embedders import choose

            key = self.settings.embedder_api_key
            inner = choose(name, self.settings.embedder_base_url, key.get_secret_value() if key else None)
            safe = "".join(char if char.isalnum() or char in "-." else "-" for char in inner.id)
            self._made[name] = Remembering(inner, self.place / f"vectors-{safe}.npz")
        return self._made[name]

    def save(self) -> None:
        """Keeps the vectors of all."""
        for each in self._made.values():
            each.save()


class EvalKoers(Koers):
    """Koers with embedders that it shares with other homes."""

    embedders: Embedders

    @cached_property
    def embedder(self) -> Embedder:
        return self.embedders.of(self.settings.embedder or SENTENCES)

    @cached_property
    def sentences(self) -> Embedder:
        return self.embedders.of(SENTENCES)


def _loaded(file: Path, dimension: int) -> dict[str, Vectors]:
    """What was kept; nothing where there is none, or it cannot be read: it can all be made again."""
    try:
        with np.load(file, allow_pickle=False) as kept:
            names, vectors = kept["texts"], kept["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError):
        return {}
    if vectors.ndim != 2 or vectors.shape != (len(names), dimension):
        return {}
    return {bytes.fromhex(name).decode("utf-8", "surrogatepass"): row for name, row in zip(names, vectors, strict=True)}
