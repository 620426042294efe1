"""The vector half of search: nearest texts of the readable shelves, as passages that may be shown."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from knowledge.model.evidence import Passage
from knowledge.model.principal import Principal
from knowledge.ports import DocumentStore, Vectors, VectorStore

WIDER = 4


class Neighbours(NamedTuple):
    """Passages, nearest first, and the cosine of each."""

    passages: list[Passage]
    cosines: list[float]


class Nearby:
    """Finds neighbours, and looks further where too few of them may be shown."""

    def __init__(self, documents: DocumentStore, vectors: VectorStore) -> None:
        self._documents = documents
        self._vectors = vectors

    def among(
        self, shelves: Sequence[str], vector: Vectors, principal: Principal, in_force_on: date | None, depth: int
    ) -> Neighbours:
        """At most ``depth`` texts of these shelves, which share one language so that cosines compare."""
        found = [pair for shelf in shelves for pair in self._on(shelf, vector, principal, in_force_on, depth)]
        found.sort(key=lambda pair: (-pair[1], pair[0].id))
        return Neighbours([passage for passage, _ in found[:depth]], [cosine for _, cosine in found[:depth]])

    def _on(
        self, shelf: str, vector: Vectors, principal: Principal, in_force_on: date | None, depth: int
    ) -> list[tuple[Passage, float]]:
        wanted = depth
        while True:
            cosines = dict(self._vectors.nearest(shelf, vector, wanted))
            shared = self._documents.sharing(shelf, list(cosines), principal, in_force_on)
            # A quarter of the depth is enough to go on with: superseded versions share most of their texts
            # with the one in force, so that looking further is rare.
            texts = {text for text, _ in shared}
            if len(texts) * WIDER >= depth or len(cosines) < wanted:
                return _first_of_document([(passage, cosines[text]) for text, passage in shared])
            wanted *= WIDER


def _first_of_document(found: list[tuple[Passage, float]]) -> list[tuple[Passage, float]]:
    """Without the repetitions of one text in one document."""
    kept: dict[tuple[str, str], tuple[Passage, float]] = {}
    for passage, cosine in found:
        kept.setdefault((passage.document_id, passage.quote), (passage, cosine))
    return list(kept.values())
