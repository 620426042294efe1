"""Vectors for the texts that wait for one. SQL says what is wanted; the vector store is brought in line with it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from knowledge.model.principal import OWNER
from knowledge.ports import DocumentStore, Embedder, Pending, Vectors, VectorStore

PAGE = 1_024
BATCH = 64
Observe = Callable[[int, int], None]


class Embedding:
    """Embeds in batches, each stored and noted by itself: a killed run goes on where it was."""

    def __init__(self, documents: DocumentStore, vectors: VectorStore, embedder: Embedder) -> None:
        self._documents = documents
        self._vectors = vectors
        self._embedder = embedder

    def run(self, observe: Observe) -> int:
        """Gives every waiting text a vector; ``observe`` hears how many of how many have one. How many got one."""
        self._reconcile()
        done, total = 0, self._documents.count_pending(self._embedder.id)
        while page := self._documents.pending(self._embedder.id, PAGE):
            before = done
            total = max(total, done + len(page))
            for count in self._embed(page):
                done += count
                observe(done, total)
            if done == before:
                break
        self.sweep()
        return done

    def lost(self) -> int:
        """How many vectors are noted that the vector store no longer has; the next run makes them anew."""
        shelves = [shelf for shelf, _ in self._documents.shelves(OWNER)]
        marked = (len(self._documents.embedded(self._embedder.id, shelf)) for shelf in shelves)
        held = (self._vectors.count(shelf) for shelf in shelves)
        return sum(max(0, noted - there) for noted, there in zip(marked, held, strict=True))

    def sweep(self) -> None:
        """Removes the vectors of texts that no passage has any more."""
        orphans = self._documents.orphans(self._embedder.id)
        for shelf, ids in _by_shelf(orphans).items():
            self._vectors.delete(shelf, ids)
        self._documents.forget(self._embedder.id, orphans)

    def _embed(self, page: Sequence[Pending]) -> Iterable[int]:
        """Embeds a page, yielding how many texts each stored batch held."""
        copied = self._copied(page)
        if copied:
            yield len(copied)
        waiting = [each for each in page if (each.shelf, each.id) not in copied]
        # By length, because a batch takes as long as its longest text asks.
        waiting.sort(key=lambda each: (len(each.text), each.id))
        storing: Future[int] | None = None
        with ThreadPoolExecutor(1) as storer:
            for batch in _batches(waiting):
                texts = {each.id: each.text for each in batch}
                vectors = self._embedder.passages(list(texts.values()))
                # The last batch is stored while this one is embedded.
                if storing is not None:
                    yield storing.result()
                storing = storer.submit(self._store, batch, dict(zip(texts, vectors, strict=True)))
            if storing is not None:
                yield storing.result()

    def _copied(self, page: Sequence[Pending]) -> set[tuple[str, str]]:
        """Takes over the vectors of texts that only moved to other readers; which (shelf, text id) got theirs so."""
        by_source: dict[str, list[Pending]] = {}
        for each in page:
            if each.copy_from is not None:
                by_source.setdefault(each.copy_from, []).append(each)
        copied: set[tuple[str, str]] = set()
        for source, moved in by_source.items():
            held = self._vectors.get(source, [each.id for each in moved])
            found = [each for each in moved if each.id in held]
            self._store(found, held)
            copied |= {(each.shelf, each.id) for each in found}
        return copied

    def _store(self, batch: Sequence[Pending], vectors: Mapping[str, Vectors]) -> int:
        texts = [(each.shelf, each.id) for each in batch]
        for shelf, ids in _by_shelf(texts).items():
            self._vectors.add(shelf, ids, np.stack([vectors[key] for key in ids]))
        self._documents.mark_embedded(self._embedder.id, texts)
        return len(texts)

    def _reconcile(self) -> None:
        """Brings marks and vectors together again where the vector store lost some, or kept some too many."""
        for shelf, _ in self._documents.shelves(OWNER):
            marked = self._documents.embedded(self._embedder.id, shelf)
            if self._vectors.count(shelf) == len(marked):
                continue
            held = self._vectors.ids(shelf)
            self._documents.forget(self._embedder.id, [(shelf, key) for key in marked - held])
            unknown = sorted(held - marked)
            wanted = {placed.text_id for placed in self._documents.placed(unknown, [shelf], OWNER, None)}
            self._vectors.delete(shelf, [key for key in unknown if key not in wanted])


def _by_shelf(texts: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for shelf, key in texts:
        found.setdefault(shelf, []).append(key)
    return found


def _batches(texts: Sequence[Pending]) -> Iterable[Sequence[Pending]]:
    return (texts[start : start + BATCH] for start in range(0, len(texts), BATCH))
