"""How often a measurement is due, read from what a portfolio says about it."""

import re
from collections.abc import Mapping

from knowledge.measures.phrases import pick, short
from knowledge.model.base import Language
from knowledge.words import fold

NAMES = frozenset(
    "meetfrequentie frequentie meetinterval metingsfrequentie measurement_frequency measuring_frequency "
    "measurement_interval frequency kpi_frequency kpi_frequentie reporting_frequency rapportagefrequentie "
    "update_frequency".split()
)
DAYS: Mapping[str, int] = {
    "day": 1, "daily": 1, "dag": 1, "dagelijks": 1, "dagen": 1, "days": 1,
    "week": 7, "weekly": 7, "wekelijks": 7, "weken": 7, "weeks": 7,
    "fortnight": 14, "fortnightly": 14, "biweekly": 14, "tweewekelijks": 14, "veertiendaags": 14,
    "month": 31, "monthly": 31, "maand": 31, "maandelijks": 31, "maanden": 31, "months": 31,
    "bimonthly": 62, "tweemaandelijks": 62,
    "quarter": 92, "quarterly": 92, "kwartaal": 92, "kwartalen": 92, "quarters": 92, "driemaandelijks": 92,
    "semiannual": 184, "semiannually": 184, "halfjaarlijks": 184, "halfjaar": 184,
    "year": 366, "yearly": 366, "annual": 366, "annually": 366, "jaar": 366, "jaarlijks": 366, "jaren": 366,
}  # fmt: skip
SAID: Mapping[int, tuple[str, str]] = {
    1: ("dagelijks", "daily"),
    7: ("wekelijks", "weekly"),
    14: ("tweewekelijks", "fortnightly"),
    31: ("maandelijks", "monthly"),
    92: ("per kwartaal", "quarterly"),
    184: ("halfjaarlijks", "half-yearly"),
    366: ("jaarlijks", "yearly"),
}
LONGEST = 40
WORD = re.compile(r"[a-z]+|\d+")
HALF = re.compile(r"\b(half year|halve jaar|half jaar|semi annual(ly)?|half yearly)\b")
TWICE = re.compile(r"\b(twice|tweemaal|twee (keer|maal))\b")
OFTEN = re.compile(r"\d\s*(x|keer|maal|times)\b")


def declared(attributes: Mapping[str, str]) -> str | None:
    """What a portfolio says of the frequency with which it is measured; ``None`` where it says nothing."""
    for name, value in attributes.items():
        if "_".join(WORD.findall(fold(name))) in NAMES and value.strip():
            return value
    return None


def longest_days(frequency: str) -> int | None:
    """The most days that may lie between two measurements; ``None`` where the words are not understood."""
    text = TWICE.sub("2 x", fold(frequency).replace("-", " "))
    if HALF.search(text):
        return DAYS["halfjaar"]
    known = [word for word in WORD.findall(text) if word in DAYS]
    if len(known) != 1:
        return None
    days, told = DAYS[known[0]], [int(word) for word in WORD.findall(text) if word.isdigit()]
    if not told:
        return days
    if len(told) > 1 or told[0] == 0:
        return None
    return max(days // told[0], 1) if OFTEN.search(text) else days * told[0]


def told(frequency: str, language: Language) -> str:
    """The same in a reader's language, or between quotation marks where there is no word for it."""
    words = SAID.get(longest_days(frequency) or 0)
    return pick(language, *words) if words else f"“{short(frequency, LONGEST)}”"
