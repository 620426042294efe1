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


def drifts(text: str, language: Language) -> bool:
    """Whether a text is clearly in another language than the one asked for."""
    if tongue_of(text) in {None, language}:
        return False
    from knowledge.documents.language import detect

    return detect(text, language) != language
