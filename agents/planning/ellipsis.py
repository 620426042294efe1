"""Half a question made whole: "how much is there for AI in 2025, and how much in 2026?" asks the same of two years."""

import re

PLACES = "in|bij|voor|van|op|aan|at|for|of|on|to|by"
HALF = re.compile(
    rf"^\W*(?:en |and )?(?P<asks>hoeveel|hoe vaak|hoe lang|wat|wie|welke?|how (?:much|many|often|long)|what|who|which)"
    rf"\s+(?P<rest>(?P<place>{PLACES})\s+[\w’'&-]+(?:\s+[\w’'&-]+){{0,3}})\W*$",
    re.IGNORECASE,
)


def completed(text: str, before: str) -> str:
    """The part with the words of the part ``before`` that it leaves out; as it is where it leaves out nothing.

    That part must ask in the same way, and say something in the same place: "in 2025" makes room for "in 2026".
    """
    half = HALF.match(text)
    if half is None or not re.match(rf"\W*{half['asks']}\b", before, re.IGNORECASE):
        return text
    places = list(re.finditer(rf"\b{half['place']}\s+\S", before, re.IGNORECASE))
    if not places or places[-1].start() <= len(half["asks"]):
        return text
    rest = before[places[-1].start() :]
    beyond = re.search(rf"(?<=\S)\s+(?=(?:{PLACES})\s)", rest[len(half["place"]) + 1 :], re.IGNORECASE)
    after = rest[len(half["place"]) + 1 + beyond.start() :].rstrip(" ?.!,;") if beyond else ""
    return f"{before[: places[-1].start()]}{half['rest']}{after}?"
