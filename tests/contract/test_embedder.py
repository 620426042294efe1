from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
import pytest

from knowledge.errors import Misconfigured
from knowledge.ports import Embedder
from knowledge.search.embedders import choose


@cache
def made(name: str) -> Embedder:
    return choose(name)


@pytest.fixture(params=["hashing", "use", pytest.param("e5", marks=pytest.mark.slow)])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return made(request.param)


ODD = [
    "",
    " ",
    "\n",
    "a",
    "\x00",
    "a\x00b",
    "\ud800",
    "😀" * 10,
    "你好",
    "\u202e",
    "é" * 40,
    "de het een",
    "x" * 20_000,
]


def test_rows_are_unit_vectors_one_a_text(embedder: Embedder) -> None:
    vectors = embedder.passages(ODD)
    assert vectors.shape == (len(ODD), embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(ODD)), abs=1e-5)
    assert embedder.passages([]).shape == (0, embedder.dimension)


def test_a_question_is_one_unit_vector_whatever_it_holds(embedder: Embedder) -> None:
    for text in ODD:
        vector = embedder.query(text)
        assert vector.shape == (embedder.dimension,)
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_a_text_has_one_vector_alone_and_among_others(embedder: Embedder) -> None:
    texts = ["Elk team experimenteert", "We stop what does not work", "Budget 2026: € 1.250.000"]
    together = embedder.passages(texts)
    for text, row in zip(texts, together, strict=True):
        assert embedder.passages([text])[0] == pytest.approx(row, abs=1e-4)


def test_a_question_is_nearest_to_the_passage_that_answers_it(embedder: Embedder) -> None:
    passages = [
        "Het budget voor opleidingen is 40.000 euro per jaar.",
        "Elk team houdt om de twee weken een reflectie.",
        "De directie besluit over het stoppen van projecten.",
    ]
    cosines = embedder.passages(passages) @ embedder.query("Hoe vaak houdt een team een reflectie?")
    assert int(np.argmax(cosines)) == 1


@pytest.mark.slow
def test_many_threads_get_the_same_vectors(embedder: Embedder) -> None:
    texts = [f"Use case {number} van het team" for number in range(12)]
    expected = [embedder.query(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(embedder.query, texts))
    assert np.stack(found) == pytest.approx(np.stack(expected), abs=1e-4)


def test_the_id_names_model_and_version(embedder: Embedder) -> None:
    name, _, number = embedder.id.partition("-")
    assert name in {"hashing", "use", "e5"}
    assert number[0].isdigit()


@pytest.mark.parametrize("name", ["", "E5 ", "bert", "openai", "openai:"])
def test_an_unknown_embedder_is_refused_with_the_choices(name: str) -> None:
    with pytest.raises(Misconfigured, match="e5, use, or openai:MODEL"):
        choose(name)
