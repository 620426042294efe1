"""What documents are asked about: what they say, what they ask for, and why."""

from agents.planning.lexicon.patterns import words

DOCUMENT = words(
    "wat (?:zegt|zeggen|staat|staan|schrijft|beschrijft|vermeldt)", "volgens", "staat (?:er )?(?:in|over)", "(?:onze|de|het|in de|our|the) (?:\\w+ )?(?:strategie(?:document|nota)?|visie|beleid(?:sdocument)?|veranderplan|notulen|verslag|kwartaalupdate|memo|policy|strategy|vision|minutes|roadmap|guidelines?|change plan|update)",
    "(?:what|where) (?:does|do|is|are) .{0,60}(?:say|state|written|mention|require)s?", "according to", "says? about", "strategie(?:document|nota)?", "ai-visie", "beleid", "notulen", "policy", "document(?:en|s)?",
)  # fmt: skip
NORM = words(
    *(f"{word}(?= (?:\\S+ ){{0,6}}te\\b)" for word in ("dien(?:t|en)", "behoort", "behoren", "hoort", "horen")),
    *"moet(?:en)? mag mogen verplicht toegestaan verboden".split(),
    *"must should shall may allowed required supposed target streefcijfer streven limit limiet bovengrens".split(),
)
ON_TRACK = words(
    "halen we", "haalbaar", "(?:be )?(?:reach|meet|achieve)(?:ed|d)?", "achter(?:lopen|loopt|liggen|ligt|raken)?(?= (?:op|en|of)\\b|\\W|$)", "op (?:koers|schema|(?:het )?pad)", "voor op (?:schema|het pad)",
    "behind(?: schedule)?", "on (?:track|schedule|course)", "ahead(?: of schedule)?", "off (?:track|course)",
)  # fmt: skip
EXPLAIN = words(
    "waarom",
    "why",
    "hoe(?! ?veel| lang al\\b)",
    "how(?! (?:many|much|far|large|big|long ha(?:s|ve))\\b)",
    "waardoor",
    "leg uit",
    "explain",
    "wat houdt",
    "wat betekent",
    "what does .{1,40} mean",
)
