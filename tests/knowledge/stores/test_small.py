"""Small shelves in memory: exact, and never older than what was written."""

import os
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from knowledge.stores.small import MOST, SmallShelf
from knowledge.stores.vectors import ChromaVectors

SHELF = "nl-0123456789abcdef"


def test_a_small_shelf_finds_exactly_the_nearest() -> None:
    rows = np.random.default_rng(1).standard_normal((300, 8)).astype(np.float32)
    wanted = rows[7]
    cosines = rows @ wanted / np.linalg.norm(rows, axis=1) / np.linalg.norm(wanted)
    found = SmallShelf([str(n) for n in range(300)], rows).nearest(wanted, 20)
    assert [key for key, _ in found] == [str(n) for n in np.argsort(-cosines)[:20]]
    assert found[0][1] == pytest.approx(1)


def test_which_of_equals_are_found_is_for_their_ids_to_say() -> None:
    shelf = SmallShelf(["c", "a", "b"], np.ones((3, 2), dtype=np.float32))
    assert [key for key, _ in shelf.nearest(np.ones(2, dtype=np.float32), 2)] == ["a", "b"]
    assert len(shelf.nearest(np.ones(2, dtype=np.float32), 9)) == 3


def test_a_vector_of_nothing_but_zeros_is_like_nothing() -> None:
    shelf = SmallShelf(["zero", "one"], np.array([[0, 0], [1, 0]], dtype=np.float32))
    assert shelf.nearest(np.array([1, 0], dtype=np.float32), 2) == [("one", 1.0), ("zero", 0.0)]


@pytest.mark.parametrize("count", [MOST, MOST + 1])
def test_a_shelf_that_grows_out_of_memory_is_found_as_before(tmp_path: Path, count: int) -> None:
    store = ChromaVectors(str(tmp_path), "test-1", 4)
    rows = np.random.default_rng(1).standard_normal((count, 4)).astype(np.float32)
    store.add(SHELF, [str(n) for n in range(count)], rows)
    key, cosine = store.nearest(SHELF, rows[count - 1], 1)[0]
    assert key == str(count - 1)
    assert cosine == pytest.approx(1, abs=1e-5)


def test_what_is_written_while_others_search_is_found_at_once(tmp_path: Path) -> None:
    store = ChromaVectors(str(tmp_path), "test-1", 4)
    east = np.array([1, 0, 0, 0], dtype=np.float32)
    store.add(SHELF, ["0"], east[None])
    writing = True

    def search() -> None:
        while writing:
            store.nearest(SHELF, east, 50)

    searchers = [Thread(target=search) for _ in range(min(2, os.cpu_count() or 1))]
    for each in searchers:
        each.start()
    try:
        for number in range(1, 20):
            store.add(SHELF, [str(number)], east[None])
            assert str(number) in dict(store.nearest(SHELF, east, 50))
            store.delete(SHELF, [str(number - 1)])
            assert str(number - 1) not in dict(store.nearest(SHELF, east, 50))
    finally:
        writing = False
        for each in searchers:
            each.join()
