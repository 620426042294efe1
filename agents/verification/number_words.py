"""Numbers written out in Dutch and English, from nought to thousands."""

import re
from collections.abc import Iterator

from knowledge.model.base import Language

NL_ONES = "een twee drie vier vijf zes zeven acht negen".split()
NL_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
NL_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
EN_ONES = "one two three four five six seven eight nine".split()
EN_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
RANKS = {
    word: place
    for words in (
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    )
    for place, word in enumerate(words.split(), start=1)
}
FRACTIONS = {
    "helft": 0.5,
    "half": 0.5,
    "halve": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "derde": 1 / 3,
    "derden": 1 / 3,
    "kwart": 0.25,
    "quarter": 0.25,
    "quarters": 0.25,
    "vijfde": 0.2,
    "fifth": 0.2,
    "fifths": 0.2,
    "tiende": 0.1,
    "tenth": 0.1,
}


def _below_hundred(ones: list[str], teens: list[str], tens: list[str]) -> dict[str, int]:
    return (
        {word: value for value, word in enumerate(ones, start=1)}
        | {word: value for value, word in enumerate(teens, start=10)}
        | {word: value * 10 for value, word in enumerate(tens, start=2)}
    )


def _dutch() -> dict[str, int]:
    known = {"nul": 0} | _below_hundred(NL_ONES, NL_TEENS, NL_TENS)
    for tens, ten in enumerate(NL_TENS, start=2):
        for one, word in enumerate(NL_ONES, start=1):
            known[f"{word}en{ten}"] = tens * 10 + one
    below = dict(known)
    known["honderd"] = 100
    for count, word in enumerate(["", *NL_ONES, *NL_TEENS]):
        if word == "een":
            continue
        hundreds = f"{word}honderd"
        base = 100 * max(count, 1)
        known |= {hundreds: base} | {f"{hundreds}{rest}": base + value for rest, value in below.items() if value}
    return known


def _english() -> dict[str, int]:
    known = {"zero": 0, "nought": 0, "dozen": 12} | _below_hundred(EN_ONES, EN_TEENS, EN_TENS)
    for tens, ten in enumerate(EN_TENS, start=2):
        for one, word in enumerate(EN_ONES, start=1):
            known[f"{ten}-{word}"] = known[f"{ten} {word}"] = tens * 10 + one
    return known


ENGLISH = _english() | {"twice": 2, "thrice": 3}
DUTCH = _dutch() | {"tweemaal": 2, "driemaal": 3}
WORDS = ENGLISH | DUTCH
ALWAYS_ARTICLES = frozenset({"een", "one"})
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_PAIR = re.compile(rf"(?:{'|'.join(EN_TENS)}) (?:{'|'.join(EN_ONES)})\b")
_HUNDREDS = re.compile(r" hundred(?: and (?P<rest>[a-z]+(?:[ -][a-z]+)?))?\b")
_FRACTION = re.compile(rf"\b(?:(?P<count>een|a|one|twee|two|drie|three|vier|four) )?(?P<part>{'|'.join(FRACTIONS)})\b")
_COUNTED_ONLY = frozenset("third derde vijfde fifth tiende tenth".split())


def fractions(text: str) -> Iterator[tuple[int, int, float]]:
    """Shares in words: start, end and value of "de helft", "a third", "drie kwart"."""
    for match in _FRACTION.finditer(text):
        count, part = match["count"], match["part"]
        if part in _COUNTED_ONLY and count is None:
            continue
        if part in {"quarter", "quarters"} and not text.startswith(" of", match.end()):
            continue
        times = 1 if count in {None, "a"} else WORDS[count]
        yield match.start(), match.end(), times * FRACTIONS[part]


def numbers(text: str, language: Language | None) -> Iterator[tuple[int, int, int]]:
    """Numbers in words: start, end and value; "een" and "one" may be articles and are no numbers."""
    known = {"nl": DUTCH, "en": ENGLISH, None: WORDS}[language]
    end = 0
    for match in _WORD.finditer(text):
        if match.start() < end or match.group() not in known:
            continue
        pair = _PAIR.match(text, match.start())
        word, end = (pair.group(), pair.end()) if pair else (match.group(), match.end())
        value = known[word]
        hundreds = _HUNDREDS.match(text, end) if value < 100 else None
        if hundreds:
            rest = known.get(hundreds["rest"] or "", 0)
            value, end = (value or 1) * 100 + rest, hundreds.end() if rest or not hundreds["rest"] else end + 8
        elif word in ALWAYS_ARTICLES:
            continue
        yield match.start(), end, value


def ranks(text: str) -> Iterator[tuple[int, int, int]]:
    """Ordinals in words or as "3e" and "3rd": start, end and place."""
    for match in re.finditer(r"\b(\d{1,3})(?:e|de|ste|st|nd|rd|th)\b", text):
        yield match.start(), match.end(), int(match[1])
    for match in _WORD.finditer(text):
        if match.group() in RANKS:
            yield match.start(), match.end(), RANKS[match.group()]
