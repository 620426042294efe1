"""Whether a claim is in the language that was asked for."""

from knowledge.model.base import Language
from knowledge.words import STOP_WORDS, tokens

OWN: dict[Language, frozenset[str]] = {
    "nl": STOP_WORDS["nl"] - STOP_WORDS["en"] - {"want", "hier", "hem", "of", "over"},
    "en": STOP_WORDS["en"] - STOP_WORDS["nl"] - {"me", "just", "then", "list", "show", "name"},
}
FEW = 2


def tongue_of(text: str) -> Language | None:
    """The language whose small words a text clearly has more of; ``None`` where they do not tell."""
    words = tokens(text)
    dutch, english = (sum(word in OWN[language] for word in words) for language in ("nl", "en"))
    if max(dutch, english) < FEW or min(dutch, english) * 2 >= max(dutch, english):
        return None
    return "nl" if dutch > english else "en"


def drifts(text: str, language: Language, titles: str = "") -> bool:
    """Whether a text is clearly in another language than the one asked for.

    Three words or more in a row that stand in ``titles`` are taken for a title, and tell nothing.
    """
    text = " ".join(_own_words(tokens(text), tokens(titles)))
    if tongue_of(text) in {None, language}:
        return False
    from knowledge.documents.language import detect

    return detect(text, language) != language


def _own_words(words: list[str], taken: list[str]) -> list[str]:
    known = set(zip(taken, taken[1:], taken[2:], strict=False))
    told = {
        place + step
        for place, three in enumerate(zip(words, words[1:], words[2:], strict=False))
        if three in known
        for step in range(3)
    }
    return [word for place, word in enumerate(words) if place not in told]
