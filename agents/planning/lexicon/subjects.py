"""What is worked out of the portfolio as a whole: key figures, the ranking, pitfalls, an overview."""

import re

from agents.planning.lexicon.patterns import ANY, words

KPIS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("time_to_impact", words("time[- ]to[- ](?:impact|effect|value|results?)", "tijd tot (?:het )?(?:eerste )?(?:meetbare? )?(?:effect|impact|resultaat)", "doorlooptijd tot (?:effect|impact)",
    "hoe lang duurt het (?:gemiddeld )?(?:tot|voor|voordat|eer)(?: \\S+){0,8} (?:effect|impact|resultaat)(?: \\S+){0,3}?(?: heeft| hebben| laat zien| laten zien| oplevert| opleveren)?",
    "how long (?:does it take|until|before)(?: \\S+){0,8} (?:effect|impact|results?)", "hoe snel(?: \\S+){0,6} (?:effect|impact|resultaat)", "how (?:fast|quickly)(?: \\S+){0,6} (?:effect|impact|results?)")),
    ("core_process_use", words(
        "(?:ai[- ]?)?gebruik in (?:de |onze )?kernprocessen", "(?:aandeel|percentage|deel) (?:van (?:de|onze) )?kernprocessen(?: met ai)?", "ai use in (?:the |our )?core processes",
        "(?:share|percentage|part) of (?:the |our )?core processes(?: with ai| that use ai| using ai)?", "hoeveel (?:procent van de )?kernprocessen (?:gebruiken|hebben|kennen|werken met) (?:al )?ai", "how many core processes (?:use|have) ai", "in hoeveel (?:van de )?(?:kern)?processen wordt ai (?:echt |al )?gebruikt", "(?:in )?how many (?:core )?processes (?:really |already )?(?:use ai|is ai used)")),
    ("leadership_adoption", words(
        "leiderschapsadoptie", "adoptie (?:door|van|bij) (?:de )?(?:leiders|leiding|leidinggevenden|directie|mt)", f"(?:hoeveel|welk deel van de) (?:leiders|leidinggevenden|mt-leden|directeuren) {ANY}{{0,30}}ai(?: gebruiken)?",
        "leadership adoption", f"(?:how many|what share of(?: the)?) (?:leaders|managers|directors|executives) {ANY}{{0,20}}use ai(?: themselves)?", "gebruiken (?:onze |de )?(?:leiders|leidinggevenden) (?:zelf )?ai", "wie (?:van |in |binnen )?(?:de |onze |het )?(?:leiders|leiding|leidinggevenden|directie|mt)? ?gebruik(?:t|en) (?:er )?(?:ai zelf|zelf ai)(?: (?:van|in|binnen|bij) (?:de |onze |het )?(?:leiders|leiding|leidinggevenden|directie|mt))?", "(?:who|which)(?: of)?(?: the| our)? (?:leaders?|managers?|directors?|executives?)? ?(?:really |actually )?uses? ai(?: themsel(?:f|ves))?")),
    ("adaptivity", words("adaptiviteit(?:sscore)?", "adaptivity(?: score)?", "wendbaarheid", "hoe (?:adaptief|wendbaar) zijn we", "how adaptive are we", "hoe snel (?:nemen|besluiten) we(?: een besluit)?(?: na een signaal)?", "(?:hoeveel|welk deel van de) experimenten (?:eindigen|eindigt) .{0,20}besluit", "(?:how many|what share of(?: the)?) experiments end .{0,12}decision", "experimenten (?:\\S+ ){0,3}zonder (?:een )?(?:besluit|beslissing)(?: geeindigd)?", "experiments (?:\\S+ ){0,3}without a(?:ny)? (?:decision|outcome)", "hoe snel (?:leren|sturen) we(?: bij)?", "how (?:fast|quickly) do we (?:learn|adapt|change course)", "leersnelheid")),
    ("flow", words("lopend werk", "onderhanden werk", "work in progress", "wip", "doorvoer", "doorlooptijd(?:en)?", "throughput", "cycle times?", "instroom en uitstroom", "gestart en afgerond", "starts and finishes", "(?:starten|beginnen) we meer dan we (?:afronden|afmaken)", "do we start more than we finish", "hoeveel werk (?:is er|hebben we|loopt er)(?: onderhanden)?")),
    ("health", words(
        f"(?:hoeveel|welk deel|welk percentage|aandeel)(?: procent)?(?: van de)? toezeggingen {ANY}{{0,20}}nagekomen", f"(?:how many|what share|share|percentage) of (?:the |our )?(?:commitments|promises) {ANY}{{0,12}}(?:kept|met)",
        "(?:zijn|worden|werden) (?:de |onze )?(?:toezeggingen|afspraken|beloften) nagekomen", "(?:are|were) (?:the |our )?(?:commitments|promises) (?:being )?kept", "komen we onze (?:afspraken|toezeggingen|beloften) na", "(?:do we keep|are we keeping) our (?:commitments|promises)", "hoe gezond zijn (?:de|onze) toezeggingen")),
)  # fmt: skip
KPI = words(
    "kpi'?s?", "kengetallen", "(?:key )?performance indicators", "key figures", "prestatie-?indicatoren", "dashboard"
)
PRIORITIES = words(
    "(?:top ?)?prioriteiten", "(?:hoogste|meeste) prioriteit", "(?:heeft|hebben|krijgt|krijgen|verdient|verdienen) (?:nu )?(?:de |het )?(?:meeste |eerste )?(?:prioriteit|voorrang)", "(?:top |highest )?priorit(?:y|ies)",
    "(?:de |onze )?(?:ranglijst|rangorde|prioritering)", "(?:the |our )?(?:ranking|prioriti[sz]ation)", "wat moeten we (?:nu )?(?:als )?eerste? (?:doen|oppakken)", "what should we do first",
    "belangrijkste (?:use cases?|pilots?|initiatie(?:f|ven)|project(?:en)?)", "most important (?:use cases?|pilots?|initiatives?|projects?)", "hoogst scorende?", "highest[- ]scoring", "hoogst(?:e)? gerangschikt",
)  # fmt: skip
STANDS_ABOVE = words(
    "boven",
    "hoger(?: \\S+){0,2} dan",
    "lager(?: \\S+){0,2} dan",
    "onder",
    "above",
    "higher(?: \\S+){0,2} than",
    "below",
    "lower(?: \\S+){0,2} than",
    "ahead of",
)
SCORES = words(
    "hoe scoort",
    "scoort",
    "(?:de )?score(?: van)?",
    "how does .{1,60} score",
    "score of",
    "plaats in de ranglijst",
    "place in the ranking",
)
PITFALL = words(
    "valkuil(?:en)?",
    "pitfalls?",
    "alerts?",
    "waarschuwing(?:en)?",
    "warnings?",
    "(?:hulp|aandacht|ondersteuning|bijsturing) nodig",
    "needs? (?:\\w+ )?(?:help|attention|steering)(?: (?:the )?most)?",
    "(?:loopt|lopen) (?:er )?(?:het meeste? |de meeste )?(?:risico(?:'?s)?|gevaar)",
    "in gevaar",
    "at risk",
    "(?:grootste|belangrijkste|onze) risico'?s",
    "(?:biggest|main|our) risks?",
    "zorgen (?:over )?maken",
    "zorgelijk",
    "(?:be )?worr(?:y|ied)(?: about)?",
    "waar gaat het (?:mis|niet goed|fout)",
    "wat gaat er (?:mis|niet goed|fout)",
    "what is going wrong",
    "where do(?:es)? (?:it|things) go wrong",
    "gaat er iets mis",
)
PITFALLS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("decoupled", words("gimmicks?", "losgekoppeld van (?:de |onze )?strategie", "los van (?:de |onze )strategie", "decoupled(?: from (?:the |our )?strategy)?")),
    ("no_rhythm", words("(?:geen|zonder|uit het) ritme", "(?:no|without(?: a)?|lost (?:its|their)) rhythm")),
    ("too_much_at_once", words("te veel (?:tegelijk|hooi op)(?: (?:de|hun|zijn) vork)?", "too much at once", "too many things at once")),
    ("no_leadership_signals", words("(?:geen|zonder|gebrek aan) (?:duidelijke )?leiderschapssignalen", "(?:no|lack(?:ing)? of|without) (?:clear )?leadership signals")),
    ("promise_drift", words("promise drift", "(?:schuiven|verschuiven) (?:de |onze )?toezeggingen(?: steeds)?", "toezeggingen (?:schuiven|verschuiven)(?: steeds)?", "drifting promises")),
    ("stale_truth", words("verouderde? (?:cijfers|waarheid|informatie|documenten|kpi'?s?)", "stale (?:truth|figures|documents|kpis?)")),
    ("duplicate_effort", words("dubbel werk", "dubbelingen", "overlap(?:pen|t|pende)?", "overlap(?:s|ping)", "lijken op elkaar", "(?:dezelfde|hetzelfde) (?:use case|werk) twee keer", "duplicate(?:d)? (?:effort|work|use cases?)", "duplicates")),
    ("planning_instead_of_doing", words("plannen in plaats van doen", "planning instead of doing", "te veel plannen")),
)  # fmt: skip
OVERVIEW = words(
    "hoe sta(?:at|an) (?:het|we|wij|ons portfolio|de organisatie)(?: er)? ?(?:er)?voor", "hoe gaat het(?: met (?:ons|het|de) (?:portfolio|use cases|strategie|executie))?", "stand van zaken",
    "how are we doing", "how is (?:it|the portfolio|our portfolio|execution) (?:going|doing)", "overall status", "state of (?:the|our) portfolio", "waar staan we", "where do we stand",
    "(?:zijn|liggen) we op (?:koers|schema)", "are we on (?:course|track|schedule)", "(?:overzicht|samenvatting) van (?:het|ons) portfolio", "(?:overview|summary) of (?:the|our) portfolio",
)  # fmt: skip
