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
_OF_A_QUESTION = 30
_ASKS_DUTCH = frozenset(
    "hoe hoeveel welke welk wie wat waar waarom wanneer moet moeten mag mogen kunnen zullen worden wordt heeft hebben"
    " zijn gaat gaan".split()
)
_ASKS_ENGLISH = frozenset(
    "how which who what where why when should must may could shall does did do are were has have can".split()
)
_DUTCH = _ASKS_DUTCH | frozenset(
    "de het een en van voor met niet geen wel ook onze ons wij je deze dit dat er naar bij uit om aan te zonder sinds"
    " tussen toon".split()
)
_ENGLISH = (_ASKS_ENGLISH - {"do", "were", "may"}) | frozenset(
    "the an and for with many much not no also our you this that these those there to by from had without since"
    " between will about".split()
)


def detect(text: str, fallback: Language) -> Language:
    """The language of ``text``; ``fallback`` below three words, or where nothing speaks for either."""
    sample = clean(_sample(text))
    words = _WORD.findall(sample)
    if len(words) < 3:
        return fallback
    if (told := _by_first_word(words) or _by_small_words(words)) is not None:
        return told
    found = _detector().detect_language_of(" ".join(words))
    if found is None:
        return fallback
    return "nl" if found.iso_code_639_1.name == "NL" else "en"


def _by_first_word(words: list[str]) -> Language | None:
    """What a question gives away by its first word, whatever the names in it are made of."""
    first = words[0].lower()
    if len(words) > _OF_A_QUESTION or (first in _ASKS_DUTCH) == (first in _ASKS_ENGLISH):
        return None
    return "nl" if first in _ASKS_DUTCH else "en"


def _by_small_words(words: list[str]) -> Language | None:
    """What a short text full of jargon gives away by its small words, where they speak for one language only."""
    small = {word.lower() for word in words}
    dutch, english = bool(small & _DUTCH), bool(small & _ENGLISH)
    if len(words) > _FEW or dutch == english:
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
