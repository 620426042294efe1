from hypothesis import given
from hypothesis import strategies as st

from service.inert import inert, line


def test_colour_and_title_codes_of_a_terminal_are_taken_out_whole() -> None:
    assert inert("a\x1b[31mb\x1b]0;owned\x07c\x1b]8;;http://x\x1b\\d") == "abcd"


def test_characters_that_turn_text_around_or_hide_are_taken_out() -> None:
    assert inert("a\u202eb\u200bc\ud800d\x00e") == "abcde"


def test_line_breaks_stay_in_text_and_become_spaces_on_a_line() -> None:
    assert inert("a\r\nb\tc") == "a\nb\tc"
    assert line(" a\r\n b\x0bc\u2028d ") == "a b c d"


def test_mark_up_is_plain_text_and_stays() -> None:
    assert inert("[red]x[/] :boom:") == "[red]x[/] :boom:"


@given(st.text())
def test_no_text_keeps_a_control_character(text: str) -> None:
    assert not [char for char in inert(text) if (ord(char) < 32 and char not in "\n\t") or 127 <= ord(char) < 160]
    assert "\n" not in line(text)
    inert(text).encode("utf-8")


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert inert(inert(text)) == inert(text)
