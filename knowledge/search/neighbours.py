"""The vector half of search: the nearest texts of the readable shelves, as passages that may be shown."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from knowledge.model.base import LANGUAGES, Language
from knowledge.model.principal import Principal
from knowledge.ports import Lookup, Vectors, VectorStore

WIDER = 4
Found = dict[str, dict[str, float]]


class Neighbours(NamedTuple):
    """Ids of passages, nearest first, and the cosine of each."""

    ids: Sequence[str] = ()
    cosines: Sequence[float] = ()


class Nearby:
    """Finds neighbours, and looks further where too few of them may be shown."""

    def __init__(self, vectors: VectorStore) -> None:
        self._vectors = vectors

    def find(
        self, seen: Lookup, vector: Vectors, principal: Principal, in_force_on: date | None, depth: int
    ) -> Mapping[Language, Neighbours]:
        """At most ``depth`` neighbours a language; within one, cosines compare across shelves."""
        languages = dict(seen.shelves(principal))
        found: dict[Language, list[tuple[float, str]]] = {language: [] for language in LANGUAGES}
        wanted, shelves = depth, list(languages)
        while shelves:
            near: Found = {shelf: dict(self._vectors.nearest(shelf, vector, wanted)) for shelf in shelves}
            placed = _placed(seen, near, principal, in_force_on)
            short = [shelf for shelf in shelves if len(near[shelf]) >= wanted and 2 * len(placed[shelf]) < depth]
            for shelf in shelves:
                if shelf not in short:
                    found[languages[shelf]] += placed[shelf]
            wanted, shelves = wanted * WIDER, short
        return {language: _nearest(pairs, depth) for language, pairs in found.items()}


def _placed(
    seen: Lookup, near: Found, principal: Principal, in_force_on: date | None
) -> dict[str, list[tuple[float, str]]]:
    texts = {text for cosines in near.values() for text in cosines}
    found: dict[str, list[tuple[float, str]]] = {shelf: [] for shelf in near}
    for shelf, text, passage in seen.placed(sorted(texts), near, principal, in_force_on):
        if text in near[shelf]:
            found[shelf].append((near[shelf][text], passage))
    return found


def _nearest(pairs: list[tuple[float, str]], depth: int) -> Neighbours:
    best = sorted(pairs, key=lambda pair: (-pair[0], pair[1]))[:depth]
    return Neighbours([passage for _, passage in best], [cosine for cosine, _ in best])
