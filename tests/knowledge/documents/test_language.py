import pytest

from knowledge.documents.language import detect
from knowledge.model.base import Language


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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wat als we Secure AI workspace stoppen?", "nl"),
        ("Waarom staat Chat with the manual boven de Bed forecast?", "nl"),
        ("Wie beheert Ask the data catalogue en hoe lang al?", "nl"),
        ("Moet de Translation of safety data sheets for the field crews in het noorden volgend jaar door?", "nl"),
        ("What if we stop Vraagbaak voor de monteurs?", "en"),
        ("Why does Roosters met wensen en rusttijden rank above Inwerkmaatje van het team?", "en"),
        ("Should we stop Kennisbank die meeleest?", "en"),
    ],
)
def test_names_in_the_other_language_do_not_decide_about_a_question(text: str, language: Language) -> None:
    assert detect(text, "nl") == language
    assert detect(text, "en") == language


@pytest.mark.parametrize("text", ["", "pilots", "hoeveel pilots", "1 2 3 4", "日本 日本 日本", "\0\0", "\ud800 a b"])
def test_below_three_words_or_without_a_clue_the_fallback_counts(text: str) -> None:
    assert detect(text, "nl") == "nl"
    assert detect(text, "en") == "en"


def test_a_very_long_text_is_judged_by_its_parts() -> None:
    assert detect("Dit is een Nederlandse zin over strategie. " * 100_000, "en") == "nl"
