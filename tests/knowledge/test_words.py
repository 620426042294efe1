"""Folding, splitting and stemming Dutch and English words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model.base import Language
from knowledge.words import STOP_WORDS, content_stems, content_words, fold, same_word, stem, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café", "cafe"),
        ("COÖRDINATIE", "coordinatie"),
        ("Straße", "strasse"),
        ("ﬁets", "fiets"),
        ("℡ 112", "tel 112"),
        ("UC-012", "uc-012"),
        ("", ""),
    ],
)
def test_capitals_accents_and_ligatures_do_not_matter(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_text_folds_the_short_way_as_it_would_the_long_way(text: str) -> None:
    assert fold(text) == fold(text + "é")[:-1]


@given(st.text())
def test_tokens_are_folded_words_without_punctuation(text: str) -> None:
    for token in tokens(text):
        assert token
        assert not any(char.isspace() or char == "_" for char in token)


def test_tokens_split_at_everything_that_is_no_letter_or_digit() -> None:
    assert tokens("Wat kost UC-012, in 2026?") == ["wat", "kost", "uc", "012", "in", "2026"]
    assert tokens("snake_case  ") == ["snake", "case"]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Welke facturen zijn er nog niet betaald?", "nl", ["facturen", "betaald"]),
        ("Which invoices are not yet paid?", "en", ["invoices", "yet", "paid"]),
        ("a 7 x", "en", ["7"]),  # one letter says nothing, one digit does
        ("", "nl", []),
    ],
)
def test_content_words_leave_out_stop_words(text: str, language: Language, words: list[str]) -> None:
    assert content_words(text, language) == words


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("meting", "metingen", "nl"),
        ("pilots", "pilot", "en"),
        ("measured", "measuring", "en"),
        ("strategies", "strategy", "en"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str, language: Language) -> None:
    assert stem(one, language) == stem(other, language)
    assert same_word(one, other)


def test_other_words_are_other_words() -> None:
    assert not same_word("pilot", "piloot")
    assert not same_word("", "word")
    assert not same_word("pilots", "pilot", ())


def test_stems_follow_the_order_of_the_text() -> None:
    assert content_stems("De pilots meten effecten", "nl") == [
        stem(word, "nl") for word in ("pilots", "meten", "effecten")
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_stop_words_are_written_folded(language: str) -> None:
    assert all(fold(word) == word for word in STOP_WORDS[language])
