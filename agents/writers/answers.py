"""What kind of answer a text can be: whether it holds a number, a sum, a day, a duration, a name, a reason."""

import re
from collections.abc import Sequence

from agents.writers.asked import FULL, Asked
from agents.writers.cues import Kind
from agents.writers.matching import KIN, bag, strength
from knowledge.model.evidence import Passage
from knowledge.thesaurus import thesaurus
from knowledge.words import same_word, tokens

MONTHS = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|"
    r"february|march|"
    r"may|june|july|august|october)"
)
NUMBER_WORDS = (
    r"(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|dertig|veertig|"
    r"vijftig|zestig|honderd|duizend|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand|helft|half|derde|third)"
)
FIGURE = r"(?:\d[\d.,]*|" + NUMBER_WORDS + ")"
UNIT = (
    r"(?:minuten|minuut|uur|uren|dag(?:en)?|werkdag(?:en)?|we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|jaar|"
    r"jaren|minutes?|"
    r"hours?|(?:working |business )?days?|weeks?|months?|quarters?|years?)"
)
PATTERNS: dict[Kind, str] = {
    "money": r"[€$£]|\b(?:eur|euro|usd|dollars?|miljoen|miljard|million|billion)\b",
    "when": (
        rf"(?<![–-])\b(?:19|20)\d\d\b(?!\s?[–-]\s?(?:19|20))|\b{MONTHS}\b|\bq[1-4]\b|\b\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}\b"
        rf"|\b(?:within|binnen|uiterlijk)\s+{FIGURE}\s+(?:\w+\s+)?{UNIT}|\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|"
        r"monday|tuesday|wednesday|thursday|friday)\b|\b(?:kwartaal|quarter|zodra|as soon as|wanneer|when|als|if)\b"
    ),
    "duration": rf"\b{FIGURE}[\s-]+(?:\w+\s+)?{UNIT}\b",
    "often": (
        r"\b(?:keer|maal|times?|once|twice|tweemaal|every|each|elke|iedere|dagelijks|wekelijks|maandelijks|jaarlijks|"
        r"halfjaarlijks|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|semi-?annual(?:ly)?|periodic(?:ally)?)\b"
        rf"|\bper (?:{UNIT})\b"
    ),
    "why": (
        r"\b(?:omdat|want|daarom|doordat|waardoor|daardoor|hierdoor|vandaar|zodat|dankzij|wegens|vanwege|namelijk|immers|"
        r"zorgt ervoor|om te|reden|dus|because|since|therefore|thus|hence|so that|so(?= (?:the|that|it|we|they))|"
        r"due to|owing to|in order to|reason|as a result|to ensure)\b|^[^;]*:(?!.*;)"
    ),
}
HOLDS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in PATTERNS.items()}
NEEDED: frozenset[Kind] = frozenset(("number", "money", "when", "duration", "often", "who"))
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {MONTHS}(?: (?:19|20)\d\d)?|"
    rf"{MONTHS} (?:(?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th)?(?:, (?:19|20)\d\d)?)\b|"
    r"\b[A-Z]{1,4}-?\d[\d-]*\b|(?:section|article|artikel|paragraaf|hoofdstuk|appendix|bijlage|§+)\s*[\d.()a-z]+|\[\d+\]",
    re.IGNORECASE,
)
DEFINES = re.compile(
    r"(?:(?:begrip|term|concept): )?(?P<thing>.{2,80}?)\s*"
    r"(?:[:;]|\b(?:is|zijn|are|betekent|betekenen|means?|refers to|houdt in|wordt|worden|noemen)\b)",
    re.IGNORECASE | re.DOTALL,
)
COUNT = re.compile(
    rf"(?<![\w.-])(?!(?:19|20)\d\d\b){FIGURE}\s+(?P<thing>(?:[^\W\d]+[\s-]+){{0,3}}[^\W\d]+)", re.IGNORECASE
)
COUNTED = 0.8
GENERAL = 1
OPENING = 4
BESIDE = frozenset("over van voor bij met naast onder about of for with by under on as besides".split())
DECISIONS = frozenset({"decision", "proposal", "withdrawal", "approval"})
DIGITS = re.compile(r"(?<![\w.-])(?!(?:19|20)\d\d\b)\d")
CAUSE = frozenset({"cause"})
EXPLAINS = re.compile(
    r"^\W*(?:[\dA-Z.]+\W+)?(?:waarom|why|overwegingen|toelichting|motivering|achtergrond|considerations|explanation|"
    r"background)\b",
    re.IGNORECASE,
)
RATIO = re.compile(
    rf"\b(?:(?!één|one){FIGURE} (?:van|of|op|out of|in) (?:de |the |every |elke )?{FIGURE}|helft|half|kwart)\b",
    re.IGNORECASE,
)
NAMED = re.compile(r"\b[A-Z][a-zà-ÿ'’-]+\s+[A-Z][a-zà-ÿ'’-]+")
ROLES = frozenset(
    "manager director board chair owner team agency ministry minister municipality mayor official supplier shareholder "
    "regulator union lawyer developer expert adviser researcher staff customer user organisation citizen "
    "responsible".split()
)
RESPONSIBLE = frozenset({"owner", "responsible"})


def fits(asked: Asked, text: str, heading: Sequence[str]) -> bool:
    """Whether the text holds what the question asks for; any text fits an open question."""
    if asked.kind == "who":
        return bool(NAMED.search(text)) or _names_role(asked, text)
    if gives_cause(asked, heading):
        return True
    if asked.kind == "number":
        return _holds_figure(text) or counts(asked, text)
    if asked.kind == "often" and _holds_figure(text):
        return True
    pattern = HOLDS.get(asked.kind)
    return pattern is None or pattern.search(text) is not None


def to_the_point(asked: Asked, text: str, heading: Sequence[str]) -> float:
    """How much speaks for a text beyond its words: it counts, defines, or stands where causes are given."""
    if gives_cause(asked, heading):
        return 0.5
    return 0.3 if defines(asked, text) or counts(asked, text) or tells_state(asked, text) else 0.0


def gives_cause(asked: Asked, heading: Sequence[str]) -> bool:
    """Whether a section says by its heading that it explains."""
    return asked.kind == "why" and any(
        EXPLAINS.match(text) or CAUSE & thesaurus().named(tokens(text)) for text in heading[-1:]
    )


def explains(asked: Asked, reason: Passage, said: Passage) -> bool:
    """Whether a passage stands in the section that explains what is asked about, or the decision that is told of.

    That section is of the document that says so, or of one whose title says that it is about it.
    """
    if not gives_cause(asked, reason.heading) or not (
        reason.document_id == said.document_id or is_about(asked, reason)
    ):
        return False
    words = bag(reason.heading[-1])
    if any(strength(term, words, {}) >= COUNTED for term in asked.terms if term.weight >= FULL):
        return True
    general = sum(len(word) > 2 for word in words.words) <= GENERAL
    return general and bool(bag(" ".join((said.title, *said.heading))).concepts & DECISIONS)


def is_about(asked: Asked, passage: Passage) -> bool:
    """Whether a document is about what is asked: its title names all that tells."""
    title = bag(passage.title)
    weighty = [term for term in asked.terms if term.weight >= FULL or term.exact]
    return bool(weighty) and all(strength(term, title, {}) >= KIN for term in weighty)


def connects(text: str) -> bool:
    """Whether a text itself says why."""
    return HOLDS["why"].search(text) is not None


def _names_role(asked: Asked, text: str) -> bool:
    """Whether a text names a role, where it is not the holder of a role who is asked for: "who is the new director"."""
    words = [term.word for term in asked.terms]
    place = words.index(asked.head) if asked.head else len(words)
    sought = frozenset(concept for term in asked.terms[place : place + 2] for concept in term.concepts)
    return not sought & (ROLES - RESPONSIBLE) and bool((thesaurus().named(tokens(text)) & ROLES) - sought)


def _holds_figure(text: str) -> bool:
    return DIGITS.search(DATE.sub(" ", text)) is not None or RATIO.search(text) is not None


def counts(asked: Asked, text: str) -> bool:
    """Whether a figure stands right before the thing that is counted: "1,812 employees"."""
    if asked.kind != "number":
        return False
    things = [bag(found.group("thing")) for found in COUNT.finditer(DATE.sub(" ", text))]
    heads = [term for term in asked.terms if term.word == asked.head or (not asked.head and term.weight >= FULL)]
    return any(strength(head, thing, {}) >= COUNTED for head in heads for thing in things)


def tells_state(asked: Asked, text: str) -> bool:
    """Whether a text begins with the thing whose state is asked for: a sentence about it, or its row."""
    words = tokens(text)[:OPENING]
    if asked.kind != "status" or (words and words[0] in BESIDE):
        return False
    opening = bag(" ".join(words))
    sought = [term for term in asked.terms if term.exact] or [term for term in asked.terms if term.weight >= FULL]
    return any(strength(term, opening, {}) >= COUNTED for term in sought)


def defines(asked: Asked, text: str) -> bool:
    """Whether the text begins with the thing asked for and goes on to say what it is."""
    if asked.kind != "definition":
        return False
    wanted = [term.word for term in asked.terms if term.weight >= FULL] or [term.word for term in asked.terms]
    found = DEFINES.match(text)
    if found is None or not wanted:
        return False
    opening = tokens(found.group("thing"))
    return len(opening) <= len(wanted) + 3 and all(any(same_word(word, one) for one in opening) for word in wanted)
