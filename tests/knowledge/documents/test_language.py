import pytest

from knowledge.documents.language import detect


@pytest.mark.parametrize(
    "text",
    [
        "Wij leren sneller dan vorig jaar en stoppen eerder met wat niet werkt.",
        "hoeveel actieve use cases heeft Finance?",
        "welke AI use cases",
        "Toon alle pilots zonder effect",
    ],
)
def test_dutch_is_recognised_also_when_full_of_english_words(text: str) -> None:
    assert detect(text, "en") == "nl"


@pytest.mark.parametrize(
    "text", ["Which pilots started before March?", "Agencies must manage the risks of AI.", "how many pilots"]
)
def test_english_is_recognised(text: str) -> None:
    assert detect(text, "nl") == "en"


@pytest.mark.parametrize("text", ["", "pilots", "hoeveel pilots", "1 2 3 4", "日本 日本 日本", "\0\0", "\ud800 a b"])
def test_below_three_words_or_without_a_clue_the_fallback_counts(text: str) -> None:
    assert detect(text, "nl") == "nl"
    assert detect(text, "en") == "en"


def test_a_very_long_text_is_judged_by_its_parts() -> None:
    assert detect("Dit is een Nederlandse zin over strategie. " * 100_000, "en") == "nl"
