import gc
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import httpx
import numpy as np
import pytest

from knowledge.errors import Misconfigured
from knowledge.ports import Vectors, VectorStore
from knowledge.stores.memory import MemoryVectors
from knowledge.stores.vectors import REFRESH_SECONDS, ChromaVectors, collection_prefix

SHELF = "nl-0123456789abcdef"


def unit(*numbers: float) -> Vectors:
    vector = np.array([*numbers, *[0.0] * (4 - len(numbers))], dtype=np.float32)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


EAST, NORTH, NORTH_EAST = unit(1), unit(0, 1), unit(1, 1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a Chroma server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--host", "127.0.0.1", "--port", str(port)]
    folder = tmp_path_factory.mktemp("server")
    with subprocess.Popen([*command, "--path", str(folder)], cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert any("listening on" in line for line in process.stdout), "the server did not start"
        Thread(target=process.stdout.read, daemon=True).start()
        yield f"http://127.0.0.1:{port}"
        process.terminate()
    # Chroma keeps its clients, and their sockets, for the life of the process.
    for client in [each for each in gc.get_objects() if isinstance(each, httpx.Client)]:
        client.close()


@pytest.fixture(params=["memory", "chroma", pytest.param("server", marks=pytest.mark.slow)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> VectorStore:
    if request.param == "memory":
        return MemoryVectors()
    if request.param == "chroma":
        return ChromaVectors(str(tmp_path), "test-1", 4)
    return ChromaVectors(request.getfixturevalue("server"), f"test-{tmp_path.name}", 4)


def test_an_unknown_shelf_holds_nothing(store: VectorStore) -> None:
    assert store.nearest(SHELF, EAST, 5) == []
    assert store.get(SHELF, ["a"]) == {}
    assert store.ids(SHELF) == set()
    assert store.count(SHELF) == 0
    store.delete(SHELF, ["a"])


def test_the_nearest_come_first_with_their_cosine(store: VectorStore) -> None:
    store.add(SHELF, ["n", "e", "ne"], np.stack([NORTH, EAST, NORTH_EAST]))
    found = store.nearest(SHELF, EAST, 5)
    assert [key for key, _ in found] == ["e", "ne", "n"]
    # cosines of 0, 45 and 90 degrees
    assert [cosine for _, cosine in found] == pytest.approx([1.0, 0.7071068, 0.0], abs=1e-5)
    assert store.nearest(SHELF, EAST, 1) == found[:1]
    assert store.nearest(SHELF, EAST, 0) == []


def test_equals_come_in_the_order_of_their_ids(store: VectorStore) -> None:
    store.add(SHELF, ["b", "c", "a"], np.stack([EAST, EAST, EAST]))
    assert [key for key, _ in store.nearest(SHELF, EAST, 3)] == ["a", "b", "c"]


def test_shelves_do_not_mix(store: VectorStore) -> None:
    store.add(SHELF, ["a"], EAST[None])
    store.add("en-0123456789abcdef", ["b"], EAST[None])
    assert [key for key, _ in store.nearest(SHELF, EAST, 5)] == ["a"]


def test_an_id_that_is_added_again_gets_the_new_vector(store: VectorStore) -> None:
    store.add(SHELF, ["a", "a"], np.stack([NORTH, EAST]))
    assert store.count(SHELF) == 1
    store.add(SHELF, ["a"], NORTH[None])
    assert store.nearest(SHELF, NORTH, 5)[0][1] == pytest.approx(1.0)
    assert store.count(SHELF) == 1


def test_vectors_and_ids_can_be_read_back(store: VectorStore) -> None:
    store.add(SHELF, ["a", "b"], np.stack([EAST, NORTH_EAST]))
    found = store.get(SHELF, ["b", "?"])
    assert list(found) == ["b"]
    assert found["b"] == pytest.approx(NORTH_EAST)
    assert store.get(SHELF, []) == {}
    assert store.ids(SHELF) == {"a", "b"}


def test_what_is_deleted_is_gone_and_deleting_it_again_is_nothing(store: VectorStore) -> None:
    store.add(SHELF, ["a", "b"], np.stack([EAST, NORTH]))
    for _ in range(2):
        store.delete(SHELF, ["a", "?"])
        assert [key for key, _ in store.nearest(SHELF, EAST, 5)] == ["b"]
    store.delete(SHELF, [])
    assert store.count(SHELF) == 1


def test_nothing_added_is_nothing_stored(store: VectorStore) -> None:
    store.add(SHELF, [], np.empty((0, 4), dtype=np.float32))
    assert store.count(SHELF) == 0


def test_more_than_chroma_takes_at_once_is_stored_and_deleted(store: VectorStore) -> None:
    ids = [f"{n}" for n in range(6_000)]
    vectors = np.random.default_rng(1).standard_normal((6_000, 4)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    store.add(SHELF, ids, vectors)
    assert store.nearest(SHELF, vectors[4_321], 1)[0][0] == "4321"
    store.delete(SHELF, ids[:5_999])
    assert store.ids(SHELF) == {"5999"}


# --- Chroma alone


def test_a_folder_opened_again_holds_what_was_stored(tmp_path: Path) -> None:
    ChromaVectors(str(tmp_path), "test-1", 4).add(SHELF, ["a"], EAST[None])
    assert ChromaVectors(str(tmp_path), "test-1", 4).nearest(SHELF, EAST, 5)[0][0] == "a"
    assert ChromaVectors(str(tmp_path), "test-2", 4).nearest(SHELF, EAST, 5) == [], "another embedder, other vectors"


WRITE = """
import sys, numpy as np
from knowledge.stores.vectors import ChromaVectors
vectors = np.array([[0, 0, 1, 0]], dtype=np.float32)
ChromaVectors(sys.argv[1], "test-1", 4).add(sys.argv[2], ["other"], vectors)
"""


def test_what_another_process_writes_is_found_after_a_while(tmp_path: Path) -> None:
    now = [100.0]
    store = ChromaVectors(str(tmp_path), "test-1", 4, clock=lambda: now[0])
    store.add(SHELF, ["a"], EAST[None])
    store.nearest(SHELF, EAST, 5)
    subprocess.run([sys.executable, "-c", WRITE, str(tmp_path), SHELF], check=True)
    now[0] += REFRESH_SECONDS
    assert store.nearest(SHELF, unit(0, 0, 1), 1)[0][0] == "other"


def test_the_names_of_collections_are_ones_that_chroma_allows(tmp_path: Path) -> None:
    names = ["openai:text-embedding-3-large", "openai:text/embedding 3 large", "é" * 300, "", "x"]
    assert len({collection_prefix(name, 4) for name in names}) == len(names)
    for name in names:
        store = ChromaVectors(str(tmp_path), name, 4)
        store.add(SHELF, ["a"], EAST[None])
        assert store.count(SHELF) == 1


def broken_file(folder: Path) -> str:
    (folder / "chroma.sqlite3").write_text("geen database\n" * 100)
    return str(folder)


def file_in_place_of_folder(folder: Path) -> str:
    (folder / "file").write_text("x")
    return str(folder / "file")


def nobody_listens(_: Path) -> str:
    return "http://127.0.0.1:1"


def no_url(_: Path) -> str:
    return "ftp://127.0.0.1"


@pytest.mark.parametrize("place", [broken_file, file_in_place_of_folder, nobody_listens, no_url])
def test_a_place_that_does_not_work_is_explained(tmp_path: Path, place: Callable[[Path], str]) -> None:
    with pytest.raises(Misconfigured, match="Chroma"):
        ChromaVectors(place(tmp_path), "test-1", 4).nearest(SHELF, EAST, 1)


def test_vectors_of_another_length_are_refused(tmp_path: Path) -> None:
    store = ChromaVectors(str(tmp_path), "test-1", 4)
    store.add(SHELF, ["a"], EAST[None])
    with pytest.raises(Misconfigured, match="dimension"):
        store.nearest(SHELF, np.ones(5, dtype=np.float32), 1)
