"""The words by which a question tells what kind of answer it wants, and those that tell little."""

import re
from collections.abc import Iterable
from typing import Literal

from knowledge.model.base import LANGUAGES
from knowledge.words import stem

Kind = Literal["number", "money", "when", "duration", "often", "who", "why", "where", "definition", "status", "open"]

ASKS: tuple[tuple[Kind, str], ...] = (
    ("often", r"\bhoe vaak\b|\bhow often\b|\bhow frequently\b|\bhoeveel keer\b|\bhow many times\b"),
    (
        "duration",
        r"\bhoe ?lang\b|\bhow long\b|\bduration\b|\bbinnen (?:hoeveel|welke termijn)\b|\bwithin (?:how many|what)\b"
        r"|\bhoeveel (?:dagen|weken|maanden|jaar|uur|uren)\b|\bhow many (?:days|weeks|months|years|hours)\b"
        r"|\b(?:doorlooptijd|looptijd|bewaartermijn|retention period|lead time)\b"
        r"|\bhoe (?:snel|gauw)\b|\bhow (?:fast|quickly|soon)\b",
    ),
    (
        "money",
        r"\bwat kost|\bwhat does .{3,60} cost\b|\bhoe duur\b|\bhow (?:expensive|costly)\b|\bhoeveel (?:geld|euro)\b"
        r"|\bwat (?:betalen|betaalt|betaalden|kostte|verdient|verdienen)\b|\bwh?at .{2,80} gekost\b"
        r"|\bwhat (?:do|does|did) .{1,80}\b(?:cost|pay|earn|spend)\b|\bhoeveel (?:hebben|heeft) .{2,80} gekost\b"
        r"|\bhow much (?:money|do we (?:pay|spend)|does .{3,60} cost|is (?:spent|paid))\b|\bhoeveel (?:betalen|kost)"
        r"|^wh?at (?:is|was|are) .{0,30}\b(?:budget|kosten|costs?|prijs|price|omzet|revenue|spending limit|salaris|"
        r"salary)\b",
    ),
    (
        "when",
        r"\bwanneer\b|\bwhen\b|\bper wanneer\b|\b(?:op|voor|tot|by|on|until) (?:welke|which|what) (?:datum|dag|jaar|"
        r"date|day|year)\b|\b(?:vanaf|sinds|from|since) (?:welke|which|what) (?:datum|dag|date|day)\b"
        r"|\b(?:in|by) (?:welk|which|what) (?:jaar|year|month|maand)\b",
    ),
    (
        "number",
        r"\bhoeveel\b|\bhow (?:many|much)\b|\b(?:welke versie|which version)\b|\bwelk percentage\b"
        r"|\bwhat (?:percentage|share|number|proportion|part|fraction)\b|\bwelk (?:deel|aandeel)\b"
        r"|\bwat is (?:het )?(?:aantal|volume|percentage)\b"
        r"|\bhow (?:high|large|big|tall|old)\b|\bhoe (?:hoog|groot|oud)\b"
        r"|\b(?:welke?|what|which) (?:cijfer|score|rapportcijfer|mark|grade|rate)\b"
        r"|^\W*(?:wh?at (?:is|was|zijn|waren|are|were) )?(?:(?:de|het|ons|onze|the|our|an?|een) )?(?:\w+ ){0,2}?"
        r"(?:streefcijfer|streefwaarde|tussendoel|target|max(?:imum|imaal|imale)?|min(?:imum|imaal|imale)?|gemiddelde?|"
        r"average|percentage|ratio|score)\b",
    ),
    ("who", r"\bwie\b|\bwho\b|\bwhose\b|\bdoor wie\b|\bby whom\b"),
    (
        "why",
        r"\bhoe (?:komt|kwam|kan) het dat\b|\bhoe komt dat\b|\bhow (?:is|was) it that\b"
        r"|\bwhat (?:made|makes|caused|causes)\b"
        r"|\bwaaraan (?:ligt|lag)\b|\bwaardoor\b|\bwat veroorzaakt|\bwaarom\b|\bwhy\b|\bhow come\b"
        r"|\bwat is de reden\b|\bwhat is the reason\b",
    ),
    (
        "status",
        r"\bhoe (?:staat|gaat|loopt|vergaat|ver)\b|\bstand van zaken\b|\b(?:status|stand) van\b"
        r"|\bhow (?:is|are|was) .{1,80} (?:doing|going|coming along|getting on|progressing|faring)\b|\bstatus of\b",
    ),
    ("where", r"^\W*(?:waar|where)\b(?! (?:gaat|staat) .{0,20} over)"),
    (
        "definition",
        r"^\W*wat (?:is|zijn|betekent|betekenen|houdt)\b|^\W*wat (?:wordt|bedoel).{0,30}\bbedoeld|\bdefinitie van\b"
        r"|^\W*what (?:is|are)\b|^\W*what does .{2,60} mean\b|\bdefin(?:e|es|ition)\b",
    ),
)
KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in ASKS)
FIRST = re.compile(
    r"\b(?:wat|wie|waar|wanneer|waarom|waardoor|waaraan|hoe|hoeveel|hoelang|welke?|what|who|whose|where|when|why|how|which)\b",
    re.IGNORECASE,
)
YES_OR_NO = re.compile(
    r"\W*(?:mag|mogen|moet|moeten|kan|kunnen|is|zijn|was|waren|heeft|hebben|wordt|worden|doet|doen|gaat"
    r"|gaan|may|must|can|"
    r"could|should|shall|will|do|does|did|is|are|was|were|has|have)\b",
    re.IGNORECASE,
)
QUESTION_WORDS = frozenset(
    "wat wie waar wanneer waarom hoe hoeveel welk welke hoelang waardoor what who whom whose where when why how which "
    "many much often vaak lang long is zijn was waren are were be does do did doet de het een the a an of van in op to "
    "volgens according er there".split()
)
LIGHT = frozenset(
    "ervoor zeg zegt zeggen staat staan say says said tell gebeurt gebeurde gebeuren happen happens happened "
    "gebruik gebruiken gebruikt gebruikte use used uses using doen doet doe gedaan doing done heeft "
    "hebben have has "
    "krijgen krijgt get gets maken maakt make makes komen komt come comes gaan gaat go going nemen take takes taken "
    "betreft werk werken werkt work works bedrijf organisatie company organisation organization elk every iemand "
    "someone people you je wij onze ons our us we my mijn nodig need needed needs volgens according bepaald certain "
    "waar soort soorten kind kinds type types verschillende different huidige current nu now precies exactly sommige "
    "houdt houden hield hold holds held voert voeren voerde brengt brengen stelt stellen vindt vinden legt leggen zet "
    "zetten laat laten some zelf itself themselves anybody anyone belangrijk important belangrijkste main rol role "
    "vanaf since sinds ongeveer about over approximately loopt aantal number volume datum date dag day jaar year wel "
    "duurt duren duur last lasts duration lang long vaak often gemiddeld average bestaat exist exists given "
    "eigenlijk actually echt really gewoon simply toch yet against isn doesn didn wilde wilden want wants wanted "
    "bijvoorbeeld example single thanks weer again opnieuw zich zichzelf ontwikkelt ontwikkelde evolves evolved".split()
)
CLASSES = frozenset(
    "toepassing system systeem tool practice praktijk application technologie technology manier way "
    "geldt gelden apply applies thing ding onderdeel part aspect punt point element maatregel measure "
    "middel means activiteit activity "
    "zaak matter onderwerp "
    "subject topic agency instantie government overheid".split()
)
DOCUMENTS = frozenset("strategy vision policy roadmap plan report meeting_report law ai_act".split())
UNITS = frozenset("hour day week month minute".split())
TITLE_WORDS = re.compile(
    r"\b(?:memorandum|executive order|richtlijn|notitie|memo|kwartaalupdate|update|document|nota|jaarverslag|"
    r"annual report)\b",
    re.IGNORECASE,
)
DAY = re.compile(
    r"\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|"
    r"february|march|may|june|july|august|october)(?: (?:19|20)\d\d)?\b",
    re.IGNORECASE,
)
CODE = re.compile(r"\b[A-Z]{1,4}-?\d+-\d+\b")
PLACES = (TITLE_WORDS, DAY, CODE)
PARTICLES = frozenset("aan af bij bijeen binnen door in mee na om op over samen terug toe uit vast voor weg".split())
ASKS_FOR = re.compile(
    r"\b(?:hoeveel|how many|how much|welke?|which|wat (?:is|zijn|was|waren)|what (?:is|are|was|were)|"
    r"wie (?:is|zijn|was|waren|wordt|worden|werd)|who (?:is|are|was|were|becomes|became|will be)|"
    r"hoe(?= (?:oud|hoog|groot|zwaar|diep|ver|breed|snel)\b)|"
    r"how(?= (?:old|high|tall|large|big|heavy|deep|far|fast)\b))\b",
    re.IGNORECASE,
)
ABSORBED: dict[Kind, frozenset[str]] = {
    "money": frozenset({"cost"}),
    "duration": frozenset({"duration"}),
    "often": frozenset({"frequency"}),
    "when": frozenset({"deadline", "enter_into_force"}),
    "number": frozenset({"amount"}),
    "why": frozenset({"cause", "decision"}),
    "definition": frozenset({"definition"}),
}
IMPLIED: dict[Kind, frozenset[str]] = {
    "money": frozenset({"budget", "revenue", "limit"}),
    "number": frozenset({"version"}),
}
NAME = re.compile(r"(?<=[\w,] )[A-Z][\w-]*|\b[A-Z]{2,}\b|\b\w*\d[\w.,-]*")
MONEY = frozenset("cost budget revenue salary saving fine grant reimburse debt profit investment rent tax".split())
"""Concepts that are measured in money."""
FIGURES: frozenset[Kind] = frozenset(("number", "money", "duration", "often"))
"""Where a figure is asked for, half of what it is about is something else: customer satisfaction and customers."""
NEGATION = "negation"


def stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of words of either language."""
    return frozenset(stem(word, language) for word in words for language in LANGUAGES)
