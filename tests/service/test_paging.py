import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import InvalidInput
from service.paging import page


@given(st.lists(st.text(), unique=True), st.integers(1, 5))
def test_the_pages_together_are_the_list(items: list[str], limit: int) -> None:
    ordered = sorted(items)
    seen: list[str] = []
    cursor = None
    while True:
        some, cursor = page(ordered, lambda item: (item,), cursor, limit)
        seen += some
        if cursor is None:
            break
    assert seen == ordered


def test_an_item_that_comes_in_between_neither_doubles_nor_hides_another() -> None:
    _, cursor = page(["a", "c", "e"], lambda item: (item,), None, 2)
    assert page(["a", "b", "c", "d", "e"], lambda item: (item,), cursor, 9)[0] == ["d", "e"]


@pytest.mark.parametrize("cursor", ["x", "é", "bnVsbA", "WzFd", "🙂", "====", "a" * 5000])
def test_a_made_up_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidInput, match="cursor"):
        page(["a"], lambda item: (item,), cursor, 1)
