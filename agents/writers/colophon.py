"""What a document says of itself: its version, who adopted it, whom it is for. It answers only who asks for that."""

import re

from agents.writers.asked import Asked
from agents.writers.matching import SAME, bag, strength
from agents.writers.units import Unit

FRONT = 600
OF_ITSELF = re.compile(
    r"\b(?:versie|version|v)\s?\d|\b(?:vastgesteld|goedgekeurd|opgesteld|adopted|approved|prepared|written)"
    r" (?:door|op|by|on|in|for)\b|\b(?:in werking|van kracht|geldig|in force|effective|valid) (?:vanaf|per|sinds|tot|"
    r"from|since|as of|until)\b|\b(?:vervangen door|replaced by|superseded by|volgende herziening|herijking uiterlijk|"
    r"next review|review date|alleen voor|for the eyes of|wijzigingsblad|opsteller|prepared for)\b"
    r"|^(?:vervangt|vervalt|replaces|supersedes|vastgesteld|goedgekeurd|adopted|approved|vertrouwelijk|intern|concept|"
    r"confidential|internal|draft|aanwezig|afwezig|present|apologies|absent)\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^(?:versie|version|status|datum|date|auteurs?|authors?|opsteller|kenmerk|reference|classificatie|classification|"
    r"verspreiding|distribution|documentnummer|document (?:number|id|owner)|eigenaar document|ingangsdatum|"
    r"effective date|verslag|notulist|minutes by)\s*:"
    r"|^(?:©|\(c\)\s|copyright\b|alle rechten|all rights reserved)"
    r"|^(?:pagina|page|blad)\s+\d+(?:\s*(?:van|of|/)\s*\d+)?\W*$",
    re.IGNORECASE,
)
ASKED_FOR = re.compile(
    r"versie|version|vastgestel|vaststel|goedgekeurd|opgesteld|geschreven|adopt|approv|written|prepar|vervang|vervalt|"
    r"vervallen|replac|supersed|van kracht|in werking|in force|effective|geldig|\bgeldt|valid|herzien|herijk|review|"
    r"aanwezig|afwezig|present|absent|attend|was there|were there|erbij|"
    r"vertrouwelijk|confidential|auteur|author|opsteller|notulist|status|"
    r"concept|draft|kenmerk|document|copyright|rechten|rights",
    re.IGNORECASE,
)


def may_answer(asked: Asked, unit: Unit) -> bool:
    """Whether a unit may be quoted: a line of its document about itself only where that is asked, or who or when.

    Somebody who is asked for by name may be named there: as an author, or among those present.
    """
    if asked.kind in {"who", "when"} or ASKED_FOR.search(asked.text) or not is_colophon(unit):
        return True
    return any(term.name and not term.exact and strength(term, bag(unit.core), {}) >= SAME for term in asked.terms)


def is_colophon(unit: Unit) -> bool:
    """Whether a document tells of itself here: in a line that is labelled so, or under its title in words that do."""
    place = unit.passage.start + max(0, unit.passage.quote.find(unit.core))
    begins = place < FRONT and len(unit.passage.heading) <= 1
    return LABEL.search(unit.core) is not None or (begins and OF_ITSELF.search(unit.core) is not None)
