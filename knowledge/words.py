"""Words: how Koers folds, splits and stems Dutch and English text, the same everywhere."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import Stemmer

from knowledge.model.base import LANGUAGES, Language

TOKEN = re.compile(r"[^\W_]+")
STEMMERS = {"nl": "dutch", "en": "english"}
STOP_WORDS: dict[str, frozenset[str]] = {
    "nl": frozenset(
        "de het een en of maar want dus als dan dat die dit deze wie wat welk welke waar wanneer waarom hoe hoeveel "
        "ik jij je u hij zij ze wij we jullie hun hen mij me ons onze jouw uw haar zijn is was waren ben bent wordt "
        "worden werd werden geworden heb hebt heeft hebben had hadden gehad kan kun kunt kunnen kon konden zal zult "
        "zullen zou zouden moet moeten moest moesten mag mogen mocht wil wilt willen wilde gaat gaan ging doen doet "
        "deed van voor naar in op aan bij met om te ten ter tot uit over onder tegen tussen door na per zonder binnen "
        "er daar hier nog al ook niet geen wel zo zoals veel meer meest andere ander alle alles elke elk iets iemand "
        "niets nu toen omdat zodat terwijl toch heel erg zeer t s m hem diens waarvan waarin waarmee waarop "
        "daarvan daarin daarmee daarop ervan eens even graag mogelijk zeg zegt zeggen staat staan vertel geef laat "
        "zien toon noem".split()
    ),
    "en": frozenset(
        "a an the and or but so if then that this these those who whom whose what which where when why how many much "
        "i you he she it we they me him her us them my your his its our their is are was were be been being am do does "
        "did doing done have has had having can could will would shall should must may might of for to in on at by "
        "with about from into over under between through after before per without within there here still already "
        "also not no yes very more most other another all any each every some something someone nothing now because "
        "while as than too just only own same such s t re ve ll d m say says said tell give show list name please "
        "let".split()
    ),
}


def fold(text: str) -> str:
    """Lower case, without accents: ``"Café"`` and ``"cafe"`` are one word."""
    if text.isascii():
        return text.lower()
    # Decomposed before and after: "℡" becomes capitals, and some small letters come apart.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


class _Levels(dict[int, str]):
    """Each character without case and accents, where that is one character again; white space as it is."""

    def __missing__(self, key: int) -> str:
        char = chr(key)
        level = char if char.isspace() else fold(char)
        self[key] = level if len(level) == 1 else char
        return self[key]


_LEVELS = _Levels()


def level(text: str) -> str:
    """Lower case without accents, of the same length as ``text``."""
    return text.translate(_LEVELS)


def tokens(text: str) -> list[str]:
    """The folded words and numbers of a text, in order."""
    return TOKEN.findall(fold(text))


@lru_cache(maxsize=50_000)
def stem(word: str, language: Language) -> str:
    """The Snowball stem of a folded word."""
    return str(_stemmer(language).stemWord(word))


def content_words(text: str, language: Language) -> list[str]:
    """The folded words that carry meaning: no stop words, nothing of one letter but numbers."""
    return [word for word in tokens(text) if is_content(word, language)]


def is_content(word: str, language: Language) -> bool:
    """Whether a folded word carries meaning by itself."""
    return word not in STOP_WORDS[language] and (len(word) > 1 or word.isdigit())


def content_stems(text: str, language: Language) -> list[str]:
    """The stems of the words that carry meaning."""
    return [stem(word, language) for word in content_words(text, language)]


def same_word(one: str, other: str, languages: Sequence[Language] = LANGUAGES) -> bool:
    """Whether two folded words share a stem in any of the languages."""
    return one == other or any(stem(one, language) == stem(other, language) for language in languages)


@lru_cache
def _stemmer(language: Language) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(STEMMERS[language])
