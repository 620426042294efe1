"""Which of Koers's languages a text is written in."""

import re
from functools import cache

from lingua import Language as Tongue
from lingua import LanguageDetector, LanguageDetectorBuilder

from knowledge.documents.clean import clean
from knowledge.model.base import Language

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 2_000
_FEW = 12
_DUTCH = frozenset(
    "de het een en van voor met zijn hoe hoeveel welke wie wat waar waarom wanneer niet geen wel ook onze ons wij je"
    " deze dit dat er naar bij uit om aan te hebben heeft hebben wordt worden zonder sinds tussen moeten toon".split()
)
_ENGLISH = frozenset(
    "the an and of for with are how many much which who what where why when not no also our we you this that these"
    " those there to by from has have had does do did without since between should must will can could about".split()
)


def detect(text: str, fallback: Language) -> Language:
    """The language of ``text``; ``fallback`` below three words, or where nothing speaks for either."""
    sample = clean(_sample(text))
    words = _WORD.findall(sample)
    if len(words) < 3:
        return fallback
    if len(words) <= _FEW and (told := _by_small_words(words)):
        return told
    found = _detector().detect_language_of(" ".join(words))
    if found is None:
        return fallback
    return "nl" if found.iso_code_639_1.name == "NL" else "en"


def _by_small_words(words: list[str]) -> Language | None:
    """What a short text full of jargon gives away by its small words, where they speak for one language only."""
    small = {word.lower() for word in words}
    dutch, english = bool(small & _DUTCH), bool(small & _ENGLISH)
    if dutch == english:
        return None
    return "nl" if dutch else "en"


def _sample(text: str) -> str:
    """Beginning, middle and end of a long text: enough to tell two languages apart."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(Tongue.DUTCH, Tongue.ENGLISH).build()
