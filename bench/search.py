"""Hybrid search against its floor: the bare Chroma query and the bare FTS query, one after the other.

100,000 synthetic passages with clustered vectors. Run: python -m bench.search [passages]
"""

import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from chromadb import PersistentClient
from chromadb.api import ClientAPI
from chromadb.config import Settings as ChromaSettings

from knowledge.model.base import LANGUAGES, Language
from knowledge.model.documents import Document
from knowledge.model.evidence import Passage
from knowledge.model.principal import Principal
from knowledge.ports import Vectors
from knowledge.search.embedders.hashing import HashingEmbedder
from knowledge.search.names import passage_id
from knowledge.search.search import DEPTH, Search
from knowledge.stores.documents import SqlDocumentStore
from knowledge.stores.engine import open_engine
from knowledge.stores.lexical import query_terms
from knowledge.stores.migrate import migrate
from knowledge.stores.vectors import ChromaVectors, collection_prefix

DIMENSION, PER_DOCUMENT, WORDS, QUERIES = 384, 100, 80, 60
SYLLABLES = "ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va ve vo".split()
DAY = date(2026, 3, 2)
GOAL = 1.5
FTS = "SELECT rowid FROM lexical_nl WHERE lexical_nl MATCH ? ORDER BY rank LIMIT ?"
READER = Principal(id="reader", groups=frozenset({"staff"}))


class Corpus:
    """Words by Zipf's law, and vectors around a few hundred topics."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self.words = ["".join(self.random.choice(SYLLABLES, 3 + n % 3)) for n in range(20_000)]
        weights = 1 / np.arange(10, 20_010)
        self.weights = weights / weights.sum()
        self.topics = self.random.standard_normal((300, DIMENSION)).astype(np.float32)

    def text(self, words: int) -> str:
        return " ".join(self.random.choice(self.words, words, p=self.weights)) + "."

    def vectors(self, count: int) -> Vectors:
        rows = self.topics[self.random.integers(0, len(self.topics), count)]
        rows = rows + 0.8 * self.random.standard_normal(rows.shape).astype(np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def stored(corpus: Corpus, documents: SqlDocumentStore, vectors: ChromaVectors, passages: int) -> None:
    for number in range(passages // PER_DOCUMENT):
        language: Language = LANGUAGES[number % 5 == 0]  # four of five in Dutch
        documents.put(*document(corpus, f"d{number}", language))
    while page := documents.pending("bench", 5_000):
        rows = corpus.vectors(len(page))
        for shelf in {each.shelf for each in page}:
            places = [place for place, each in enumerate(page) if each.shelf == shelf]
            vectors.add(shelf, [page[place].id for place in places], rows[places])
        documents.mark_embedded("bench", [(each.shelf, each.id) for each in page])


def document(corpus: Corpus, key: str, language: Language) -> tuple[Document, list[Passage]]:
    quotes = [corpus.text(WORDS) for _ in range(PER_DOCUMENT)]
    text = "\n\n".join(quotes)
    groups = ("staff",) if key.endswith("7") else ()
    given = Document(
        id=key, title=key, path=key, version="1", language=language, media_type="text/plain", content_hash=key,
        text=text, effective_from=date(2026, 1, 1), groups=groups,
    )  # fmt: skip
    found, start = [], 0
    for quote in quotes:
        end = start + len(quote)
        found.append(
            Passage(
                id=passage_id(key, "1", start, end, quote), document_id=key, title=key, version="1",
                start=start, end=end, quote=quote, language=language,
            )
        )  # fmt: skip
        start = end + 2
    return given, found


def timed(work: Callable[[int], object]) -> list[float]:
    """Milliseconds of each query; the first few only warm up."""
    taken = []
    for number in range(QUERIES):
        start = perf_counter()
        work(number)
        taken.append((perf_counter() - start) * 1_000)
    return sorted(taken[QUERIES // 6 :])


def show(name: str, taken: list[float]) -> None:
    print(f"{name:<42} p50 {median(taken):7.1f} ms   p95 {taken[int(len(taken) * 0.95)]:7.1f} ms")


def main(passages: int = 100_000) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "koers.db"
        engine = open_engine(f"sqlite:///{path}")
        migrate(engine)
        corpus, documents = Corpus(1), SqlDocumentStore(engine)
        vectors = ChromaVectors(str(Path(folder) / "chroma"), "bench", DIMENSION)
        start = perf_counter()
        stored(corpus, documents, vectors, passages)
        print(f"{passages} passages stored in {perf_counter() - start:.0f} s")
        client = PersistentClient(str(Path(folder) / "chroma"), ChromaSettings(anonymized_telemetry=False))
        compare(corpus, Search(documents, vectors, HashingEmbedder()), documents, client, path)
        engine.dispose()


def compare(corpus: Corpus, search: Search, documents: SqlDocumentStore, client: ClientAPI, path: Path) -> None:
    questions = [corpus.text(6) for _ in range(QUERIES)]
    asked = corpus.vectors(QUERIES)
    shelves = documents.shelves(READER)
    database = sqlite3.connect(path)

    bare = [client.get_collection(collection_prefix("bench", DIMENSION) + shelf) for shelf, _ in shelves]

    def chroma(number: int) -> object:
        wanted = asked[number : number + 1]
        return [each.query(query_embeddings=wanted, n_results=DEPTH, include=["distances"]) for each in bare]

    def fts(number: int) -> object:
        words = " OR ".join(f'"{term}"' for term in query_terms(questions[number], "nl"))
        return database.execute(FTS, (words, DEPTH)).fetchall()

    def find(number: int) -> object:
        return search.find(questions[number], READER, language="nl", in_force_on=DAY, vector=asked[number])

    taken = {"bare Chroma query": timed(chroma), "bare FTS query": timed(fts), "Search.find": timed(find)}
    for name, times in taken.items():
        show(name, times)
    floor = median(taken["bare Chroma query"]) + median(taken["bare FTS query"])
    print(f"ratio to the two bare queries {median(taken['Search.find']) / floor:.2f} (goal {GOAL})")
    database.close()


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
