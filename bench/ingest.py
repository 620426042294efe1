"""Ingesting documents, beside nothing but the embedder on the same chunks."""

import json
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.documents.chunk import chunk
from knowledge.documents.extract import extract
from knowledge.ports import Embedder
from knowledge.sample.load import documents
from knowledge.search.embedders import choose
from knowledge.search.ingest import Ingest
from knowledge.stores.documents import SqlDocumentStore
from knowledge.stores.engine import open_engine
from knowledge.stores.migrate import migrate
from knowledge.stores.vectors import ChromaVectors

TODAY = date(2026, 11, 2)
GOAL = 1.15
ROUNDS = 2


def ingested(folder: Path, embedder: Embedder) -> float:
    """Seconds for storing, chunking and embedding the documents of the sample."""
    engine = open_engine(f"sqlite:///{folder / 'koers.db'}")
    migrate(engine)
    vectors = ChromaVectors(str(folder / "chroma"), embedder.id, embedder.dimension)
    ingest = Ingest(SqlDocumentStore(engine), vectors, embedder)
    start = time.perf_counter()
    for document in documents():
        ingest.add(document.name, document.content, today=TODAY, document_id=document.document_id)
    ingest.embed_pending(lambda *_: None)
    taken = time.perf_counter() - start
    engine.dispose()
    return taken


def embedded(embedder: Embedder) -> float:
    """Seconds for the embedder alone, on the very chunks."""
    files = [extract(document.name, document.content) for document in documents()]
    texts = [file.text[part.start : part.end] for file in files for part in chunk(file)]
    start = time.perf_counter()
    embedder.passages(texts)
    return time.perf_counter() - start


def main() -> None:
    """Prints the fastest of several rounds as JSON; the first round, which loads libraries, does not count."""
    embedder = choose("e5")
    alone, whole = [], []
    for _ in range(ROUNDS + 1):
        alone.append(embedded(embedder))
        with TemporaryDirectory() as folder:
            whole.append(ingested(Path(folder), embedder))
    floor, taken = min(alone[1:]), min(whole[1:])
    figures = {"embedder_s": round(floor, 2), "ingest_s": round(taken, 2), "ratio": round(taken / floor, 2)}
    print(json.dumps(figures | {"goal": GOAL}, indent=2))


if __name__ == "__main__":
    main()
