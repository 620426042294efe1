"""Until when a document calls itself fresh: "Herijking uiterlijk 16 juni 2026", "Review due by 1 March 2027"."""

import re
from collections.abc import Mapping
from datetime import date

from knowledge.words import fold

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb", "maart march mrt mar", "april apr", "mei may",
            "juni june jun", "juli july jul", "augustus august aug", "september sep sept", "oktober october okt oct",
            "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{NAMES})\.? (?P<y1>\d{{4}})"
    rf"|(?P<m2>{NAMES})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{1,2})-(?P<d3>\d{1,2})"
    r"|(?P<d4>\d{1,2})[-/](?P<m4>\d{1,2})[-/](?P<y4>\d{4}))\b"
)
DUE = "|".join(
    (
        r"\b(?:herijking|herziening|herijkt|herzien|herbeoordeling|actualisatie|evaluatie|review|revision|reassessment)\b"
        r"[^.\n]{0,30}?\b(?:uiterlijk|voor|no later than|not later than|by|before|due(?: on| date)?)\b",
        r"\b(?:volgende|next) (?:herijking|herziening|evaluatie|review|revision)(?: date)?\b(?: op| on)?",
        r"\b(?:herzieningsdatum|herijkingsdatum|reviewdatum|review date|revision date)\b",
        r"\b(?:geldig tot(?: en met)?|valid (?:until|to)|expires(?: on)?)\b",
    )
)
REVIEW = re.compile(rf"(?:{DUE}):? {{0,2}}{DATE}")


def review_date(text: str) -> date | None:
    """The first day that a document's text names as the last one before its review; ``None`` where it names none."""
    plain = re.sub(r"[*_|]+|[^\S\n]+", " ", fold(text))
    for match in REVIEW.finditer(re.sub(r" {2,}", " ", plain)):
        if (found := _day({name: value for name, value in match.groupdict().items() if value})) is not None:
            return found
    return None


def _day(parts: Mapping[str, str]) -> date | None:
    values = {name[0]: value for name, value in parts.items()}
    month = MONTHS.get(values["m"]) or int(values["m"])
    try:
        return date(int(values["y"]), month, int(values["d"]))
    except ValueError:
        return None
