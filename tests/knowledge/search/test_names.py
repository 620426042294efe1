import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.names import document_id, passage_id, path_of


def ids(*paths: str) -> list[str]:
    """The ids of files that are ingested one after the other."""
    known: dict[str, str] = {}
    result = []
    for path in paths:
        key = document_id(path, known.get)
        known[key] = path
        result.append(key)
    return result


def test_an_id_can_be_read() -> None:
    assert ids("Beleid/AI-visie 2026.md") == ["beleid-ai-visie-2026.md"]
    assert ids("één ‘plan’.pdf") == ["een-plan.pdf"]
    assert ids("计划") == ["document"]


def test_files_with_one_name_in_different_folders_keep_apart() -> None:
    a, b, again = ids("a/visie.md", "a-visie.md", "a/visie.md")
    assert a != b
    assert again == a


def test_a_file_keeps_its_id_when_the_one_it_resembled_is_gone() -> None:
    first, second = ids("a/visie.md", "a-visie.md")
    assert document_id("a-visie.md", {second: "a-visie.md"}.get) == second
    assert first == "a-visie.md"


@given(st.lists(st.text(min_size=1, max_size=200), unique=True, max_size=6))
def test_different_files_have_different_ids_that_stay(paths: list[str]) -> None:
    found = ids(*paths, *paths)
    assert len(set(found)) == len(paths)
    assert found[: len(paths)] == found[len(paths) :]
    assert all(0 < len(key) <= 120 and "/" not in key and key.isascii() for key in found)


@pytest.mark.parametrize("name", ["./a//b.md", "/a/b.md", "a\\b.md", "a/./b.md"])
def test_a_path_has_one_way_of_writing(name: str) -> None:
    assert path_of(name) == "a/b.md"


def test_a_passage_id_is_of_its_place_and_text() -> None:
    ids = {
        passage_id("a", "1", 0, 3, "abc"),
        passage_id("b", "1", 0, 3, "abc"),
        passage_id("a", "2", 0, 3, "abc"),
        passage_id("a", "1", 1, 4, "abc"),
        passage_id("a", "1", 0, 3, "abd"),
    }
    assert len(ids) == 5
    assert passage_id("a", "1", 0, 3, "abc") in ids
