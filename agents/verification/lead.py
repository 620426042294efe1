"""A quote in another language than the answer's: told as such, and not as a bare foreign sentence."""

import re
from collections.abc import Iterable, Sequence

from agents.verification.tongue import tongue_of
from knowledge.measures.phrases import pick
from knowledge.model.base import Language
from knowledge.model.evidence import Claim, Evidence, Passage

LEAD = re.compile(
    r"^(?:In de (?:Engelse|Nederlandse) tekst staat|The (?:English|Dutch) text says): “(?P<said>.*)”$", re.DOTALL
)
NAMES: dict[Language, tuple[str, str]] = {"nl": ("Nederlandse", "Dutch"), "en": ("Engelse", "English")}


def introduced(claims: Iterable[Claim], evidence: Sequence[Evidence], language: Language) -> list[Claim]:
    """The claims of an answer in ``language``, each quote of a text in another one with where it is from."""
    known = {item.id: item for item in evidence}
    return [claim.model_copy(update={"text": _led(claim, known[claim.evidence[0]], language)}) for claim in claims]


def without_lead(text: str) -> str:
    """What is quoted; the text itself where it is no such quote."""
    found = LEAD.match(text.strip())
    return found["said"] if found else text


def _led(claim: Claim, item: Evidence, language: Language) -> str:
    foreign = isinstance(item, Passage) and item.language != language and tongue_of(claim.text) != language
    if claim.support != "quoted" or not isinstance(item, Passage) or not foreign or LEAD.match(claim.text):
        return claim.text
    dutch, english = NAMES[item.language]
    lead = pick(language, f"In de {dutch} tekst staat", f"The {english} text says")
    return f"{lead}: “{claim.text}”"
