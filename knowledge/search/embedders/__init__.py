"""What turns text into vectors, chosen by name."""

from functools import cache

from knowledge.errors import Misconfigured
from knowledge.ports import Embedder

OPENAI = "openai:"
CHOICES = "Set KOERS_EMBEDDER to e5, use, or openai:MODEL."


def choose(name: str, base_url: str | None = None, api_key: str | None = None) -> Embedder:
    """The embedder that ``name`` names: ``e5``, ``use``, ``hashing`` (for tests) or ``openai:MODEL``.

    ``base_url`` and ``api_key`` are those of the endpoint. Raises Misconfigured for anything else, and where
    the embedder cannot run on this machine.
    """
    if name in {"e5", "use"}:
        return _bundled(name)
    if name == "hashing":
        from knowledge.search.embedders.hashing import HashingEmbedder

        return HashingEmbedder()
    if name.startswith(OPENAI) and name != OPENAI:
        from knowledge.search.embedders.endpoint import EndpointEmbedder

        return EndpointEmbedder(name.removeprefix(OPENAI), base_url, api_key)
    raise Misconfigured(f"{name!r} is not an embedder that Koers knows.", CHOICES)


@cache
def _bundled(name: str) -> Embedder:
    """One for the whole process: its weights take seconds to load, and it holds nothing else."""
    if name == "e5":
        from knowledge.search.embedders.e5 import E5Embedder

        return E5Embedder()
    from knowledge.search.embedders.use import UseEmbedder

    return UseEmbedder()
