"""Which of Koers's languages a text is written in."""

import re
from functools import cache

from lingua import Language as Tongue
from lingua import LanguageDetector, LanguageDetectorBuilder

from knowledge.documents.clean import clean
from knowledge.model.base import Language

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 2_000


def detect(text: str, fallback: Language) -> Language:
    """The language of ``text``; ``fallback`` below three words, or where nothing speaks for either."""
    sample = clean(_sample(text))
    words = _WORD.findall(sample)
    if len(words) < 3:
        return fallback
    found = _detector().detect_language_of(" ".join(words))
    if found is None:
        return fallback
    return "nl" if found.iso_code_639_1.name == "NL" else "en"


def _sample(text: str) -> str:
    """Beginning, middle and end of a long text: enough to tell two languages apart."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(Tongue.DUTCH, Tongue.ENGLISH).build()
