"""Words as the lexical index knows them: folded, without stop words, cut to their stem."""

import re
import unicodedata
from collections.abc import Mapping
from threading import local
from typing import TYPE_CHECKING

from knowledge.documents.clean import clean
from knowledge.model.base import Language

if TYPE_CHECKING:
    from Stemmer import Stemmer

MAX_LENGTH = 60
_WORD = re.compile(r"[^\W_]+")
_ALGORITHMS: Mapping[Language, str] = {"nl": "dutch", "en": "english"}
_STOP_WORDS: Mapping[Language, frozenset[str]] = {
    "nl": frozenset(
        "de het een en of maar als dan dat die deze dit er in op aan van voor met door bij tot uit over onder"
        " naar om te  is zijn was waren wordt worden werd ben bent heb hebt heeft hebben had hadden kan kunnen"
        " zal zullen zou zouden  moet moeten mag mogen wil willen doe doet doen ik jij je u hij zij ze wij we"
        " jullie hen hun mijn jouw uw haar  ons onze zich wat wie waar wanneer waarom welk welke hoe hoeveel"
        " niet geen wel ook nog al toch dus want omdat  zo hier daar iets niets veel meer me mij hem zelf zegt"
        " zeggen staat gaat".split()
    ),
    "en": frozenset(
        "the a an and or but if then that this these those there in on at of for with by from to into over"
        " under about as  is are was were be been being am has have had do does did can could will would shall"
        " should may might must i  you he she it we they me him her us them my your his its our their what who"
        " whom which where when why how many  much not no nor so too very also more most some any all than"
        " just say says".split()
    ),
}
_stemmers = local()


def stems(text: str, language: Language) -> list[str]:
    """The stems of the words of ``text`` in their order; stop words are gone, marks on letters folded."""
    stop = _STOP_WORDS[language]
    words = [word[:MAX_LENGTH] for word in _WORD.findall(_folded(text)) if word not in stop]
    found: list[str] = _stemmer(language).stemWords(words)
    return found


def _folded(text: str) -> str:
    text = clean(text).lower()
    if text.isascii():
        return text
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def _stemmer(language: Language) -> "Stemmer":
    # A stemmer keeps a cache of its own and is not made for several threads.
    import Stemmer

    found: Stemmer | None = getattr(_stemmers, language, None)
    if found is None:
        found = Stemmer.Stemmer(_ALGORITHMS[language])
        setattr(_stemmers, language, found)
    return found
