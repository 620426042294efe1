import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents.clean import clean
from knowledge.documents.decode import decode

ANYTHING = st.text(st.characters(exclude_categories=()))  # lone surrogates too


@given(ANYTHING)
def test_clean_text_can_be_encoded_is_composed_and_stays_as_it_is_when_cleaned_again(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in cleaned if character not in "\n\t")
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("nul\0 byte", "nul byte"),
        ("half \ud83d emoji", "half  emoji"),
        ("e\u0301e\u0301n", "één"),
        ("af\u00adbreken", "afbreken"),
        ("zicht\U000e0041\U000e0042baar", "zichtbaar"),  # letters of the tag block, invisible on every screen
        ("👩\u200d🔬", "👩\u200d🔬"),  # a joined emoji keeps its joiner
    ],
)
def test_what_nobody_can_see_is_taken_out(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_a_letter_under_a_million_marks_is_left_a_letter() -> None:
    assert len(clean("a" + "\u0f71\u0f72" * 500_000)) < 100


@pytest.mark.parametrize(
    "content",
    [
        "Één € ‘café’".encode(),
        b"\xef\xbb\xbf" + "Één € ‘café’".encode(),
        "Één € ‘café’".encode("utf-16"),
        b"\xfe\xff" + "Één € ‘café’".encode("utf-16-be"),
        "Één € ‘café’".encode("utf-32"),
        "Één € ‘café’".encode("cp1252"),
    ],
)
def test_the_usual_encodings_are_told_apart(content: bytes) -> None:
    assert decode(content) == "Één € ‘café’"


def test_one_broken_byte_does_not_turn_a_utf_8_file_into_gibberish() -> None:
    assert decode("Eén coördinator, ".encode() + b"\xff" + " één café".encode()) == "Eén coördinator, \ufffd één café"
