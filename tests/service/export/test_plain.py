"""What is left of a text when nothing hidden stays in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.export.plain import MOST, plain
from tests.service.export.reading import HIDDEN


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  Two\r\nlines\tand  more ", "Two lines and  more"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\u00adb\u061cc\ufeffd\ufffee\U000e0041f", "abcdef"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("Zoë’s “één” – 5 °C · ½", "Zoë’s “één” – 5 °C · ½"),
        ("", ""),
    ],
)
def test_a_text_becomes_one_line_of_what_can_be_seen(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(st.characters(codec=None)))
def test_nothing_hidden_is_left(text: str) -> None:
    assert not HIDDEN.search(plain(text))
    assert "\n" not in plain(text)
    assert len(plain(text)) <= MOST + 2
