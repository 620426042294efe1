import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from knowledge.model.principal import OWNER
from knowledge.search.embedders.hashing import HashingEmbedder
from knowledge.search.ingest import Ingest
from knowledge.search.search import Search
from knowledge.stores.documents import SqlDocumentStore
from knowledge.stores.engine import open_engine
from knowledge.stores.migrate import migrate
from knowledge.stores.vectors import ChromaVectors

EMBED = """
import sys
from knowledge.search.embedders.hashing import HashingEmbedder
from knowledge.search.ingest import Ingest
from knowledge.stores.documents import SqlDocumentStore
from knowledge.stores.engine import open_engine
from knowledge.stores.vectors import ChromaVectors
embedder = HashingEmbedder()
documents = SqlDocumentStore(open_engine(sys.argv[1]))
vectors = ChromaVectors(sys.argv[2], embedder.id, embedder.dimension)
Ingest(documents, vectors, embedder).embed_pending(lambda done, total: print(done, flush=True))
"""


@pytest.mark.slow
def test_runs_that_are_killed_again_and_again_end_with_every_text_embedded_once(tmp_path: Path) -> None:
    url, folder = f"sqlite:///{tmp_path / 'koers.db'}", str(tmp_path / "chroma")
    engine, embedder = open_engine(url), HashingEmbedder()
    migrate(engine)
    documents = SqlDocumentStore(engine)
    text = "\n\n".join(f"## Deel {n}\n\nOver onderwerp {n} van de strategie." for n in range(1_200))
    Ingest(documents, ChromaVectors(folder, embedder.id, 256), embedder).add(
        "a.md", text.encode(), today=date(2026, 3, 2)
    )
    for lines in (1, 3, 2):
        with subprocess.Popen([sys.executable, "-c", EMBED, url, folder], stdout=subprocess.PIPE, text=True) as run:
            assert run.stdout is not None
            for _ in range(lines):
                run.stdout.readline()
            run.send_signal(signal.SIGKILL)
    before = documents.count_pending(embedder.id)
    assert 0 < before < 1_200
    vectors = ChromaVectors(folder, embedder.id, 256)
    Ingest(documents, vectors, embedder).embed_pending(lambda done, total: None)
    assert documents.count_pending(embedder.id) == 0
    for shelf, _ in documents.shelves(OWNER):
        assert vectors.ids(shelf) == documents.embedded(embedder.id, shelf)
        assert len(vectors.ids(shelf)) == 1_200
    hits = Search(documents, vectors, embedder).find("onderwerp 777", OWNER, language="nl", in_force_on=None)
    assert [hit.lexical_rank for hit in hits if "777" in hit.passage.quote] == [1]
    assert any(hit.vector_rank for hit in hits)
    engine.dispose()
