"""How alike texts are in meaning, in either language, at a bounded price."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from knowledge.ports import Embedder, Vectors

MOST_KEPT = 4_000
HARDLY_EVER = 0.97
KNOWS_MEANINGS = 0.05
TRANSLATIONS = (
    ("klant", "customer"),
    ("begroting", "budget"),
    ("besluit", "decision"),
    ("leverancier", "supplier"),
    ("aandeelhouder", "shareholder"),
    ("gemeente", "municipality"),
    ("opleiding", "training"),
    ("beveiliging", "security"),
    ("vergunning", "permit"),
    ("onderzoek", "research"),
    ("energie", "energy"),
    ("gezondheid", "health"),
    ("snelheid", "speed"),
    ("voorzitter", "chairman"),
    ("oplossing", "solution"),
    ("vertraging", "delay"),
)


class Likeness:
    """Compares texts by an embedder, and remembers the vectors it made last.

    Embedders differ in what they give to texts that have nothing in common, and some know no meanings at all.
    Likeness of texts is therefore told against what is usual among those compared, and likeness of words
    against how the embedder does on words that are known to mean the same.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()
        self._scale: tuple[float, float] | None = None

    def between(self, asked: Sequence[str], texts: Sequence[str]) -> Vectors:
        """A row for each of ``asked``, a column for each of ``texts``: 0 is usual or less, 1 is the same."""
        if not asked or not texts:
            return np.zeros((len(asked), len(texts)), dtype=np.float32)
        cosines = self._vectors(asked) @ self._vectors(texts).T
        ordinary = np.median(cosines)
        return np.asarray(np.clip((cosines - ordinary) / max(1e-6, 1 - ordinary), 0, 1), dtype=np.float32)

    def of_words(self, asked: Sequence[str], words: Sequence[str]) -> Vectors:
        """As ``between``, for single words: 0 for different things, 1 for the same as surely as translations."""
        low, high = self._words_scale()
        if not asked or not words or high - low < KNOWS_MEANINGS:
            return np.zeros((len(asked), len(words)), dtype=np.float32)
        cosines = self._vectors(asked) @ self._vectors(words).T
        return np.asarray(np.clip((cosines - low) / (high - low), 0, 1), dtype=np.float32)

    def _words_scale(self) -> tuple[float, float]:
        """What different words hardly ever reach, and what half the translations do."""
        if self._scale is None:
            cosines = self._vectors([nl for nl, _ in TRANSLATIONS]) @ self._vectors([en for _, en in TRANSLATIONS]).T
            others = cosines[~np.eye(len(TRANSLATIONS), dtype=bool)]
            self._scale = float(np.quantile(others, HARDLY_EVER)), float(np.median(np.diag(cosines)))
        return self._scale

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            held = {text: self._kept[text] for text in texts if text in self._kept}
        new = [text for text in dict.fromkeys(texts) if text not in held]
        if new:
            held |= dict(zip(new, self._embedder.passages(new), strict=True))
        with self._lock:
            self._kept |= {text: held[text] for text in new}
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return np.stack([held[text] for text in texts])
