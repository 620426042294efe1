"""How something is asked for: counted, listed, ranked, grouped, compared, or with which details."""

import re

from agents.planning.lexicon.patterns import words
from knowledge.measures.query import Detail, Order, Ranking

COUNT = words(
    "hoeveel", "het aantal", "aantal(?:len)?", "how many", "the number of", "number of", "count(?: the)?", "tel"
)
SHARE = words(
    "welk (?:deel|percentage|aandeel)", "hoeveel procent", "(?:percentage|aandeel|procent)(?: van)?",
    r"(?<!.)\W*(?:zijn|hebben|hadden|are|do|have) (?:echt |dan )?(?:al(?:le)?(?: onze| de)?|all(?: of)?(?: our| the)?)(?= )",
    "(?:what|which|how large a|how big a) (?:share|percentage|proportion|fraction|part)(?: of)?", "percent(?:age)?(?: of)?",
)  # fmt: skip
LIST = words(
    "welke?", "which(?: of)?", "noem", "geef(?: me)?(?: een)?(?: lijst| overzicht)?(?: van)?", "toon", "laat .{0,8}zien", "lijst(?: van)?",
    "overzicht(?: van)?", "list(?: of)?(?: all)?", "show(?! ?(?:&|and|en|'n))(?: me)?(?: all)?", "name", "give(?: me)?(?: a list of| an overview of)?",
    "what are(?: the| our)?", "what", "wat zijn(?: de| onze)?", "wie", "who",
)  # fmt: skip
MOST: tuple[tuple[Ranking, re.Pattern[str]], ...] = (
    ("most", words("(?:de |het )?(?:meeste|hoogste aantal|grootste aantal)", "(?:the )?(?:most|highest number of|largest number of)")),
    ("least", words("(?:de |het )?(?:minste|laagste aantal|kleinste aantal)", "(?:the )?(?:fewest|least|lowest number of|smallest number of)")),
)  # fmt: skip
ORDERS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    ("longest_in_stage", words(
        "(?:het |al het )?langst(?:e)? in (?:de |hun |zijn )?(?:huidige |dezelfde )?(?:fase|pilot|verkenning)",
        "(?:the )?longest in (?:the |its |their )?(?:current |same |present )?(?:stage|phase|pilot)",
        "blijf(?:t|en) (?:het )?langst hangen", "(?:duren|duurt|lopen|loopt) (?:al )?te lang", "(?:takes?|taking|runs?|running) too long", "stuck (?:the )?longest", "in (?:pilot|the pilot stage|exploration) (?:the )?longest", "(?:het )?langst(?:e)? in pilot")),
    ("longest_quiet", words("(?:het )?langst stil(?:liggen|ligt)?", "(?:the )?longest (?:quiet|silent|inactive|idle)")),
    ("oldest", words("(?:de |het )?(?:oudste|langstlopende|langst lopende)", "(?:het |al het )?langst(?:e)?(?= (?:bezig|onderweg)\\b)", "(?<=running )(?:the )?longest", "(?:the )?(?:oldest|longest[- ]running)", "(?:als )?eerste? gestart", "started first")),
    ("newest", words("(?:de |het )?(?:nieuwste|jongste|laatst gestarte|meest recente?)", "(?:the )?(?:newest|youngest|latest|most recent(?:ly started)?)")),
    ("most_users", words("(?:de )?meeste gebruikers", "(?:het )?meest gebruikte?", "(?:the )?most users", "(?:the )?most(?: widely)? used")),
)  # fmt: skip
RANKED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("stage", words("(?:welke |which |what )?(?:fase|stage|phase)")),
    ("owner", words("wie", "who", "(?:welke |which )?(?:eigenaar|owner)")),
    ("role", words("(?:welke |which )rol(?:e)?")),
)
GROUPS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, words(rf"(?:verdeling |verdeeld |uitgesplitst |breakdown |broken down |split |grouped )?(?:per|over(?: de)?|naar|by|for (?:each|every)|voor elke?|in (?:each|every)|(?:for |in )?each|(?:voor |van )?elke?) (?:{nouns})"))
    for field, nouns in (
        ("team", "teams?|afdeling(?:en)?|departments?|units?|organisatie|agency|agencies|organization|organisation"),
        ("stage", "fases?|fasen|stages?|phases?|status"),
        ("objective", "(?:strategische? )?doel(?:stelling(?:en)?|en)?|objectives?|goals?"),
        ("role", "rol(?:len)?|roles?"),
        ("process", "(?:kern)?process?(?:en|es)?"),
        ("owner", "eigena(?:ar|ren)|owners?"),
        ("year", "(?:start)?jaar|year"),
    )
)  # fmt: skip
COMPARE = words(
    "vergelijk(?:ing)?", "vergeleken met", "ten opzichte van", "verschil(?:len)?(?: tussen)?", "versus", "vs\\.?", "meer(?: \\S+){0,3} dan", "minder(?: \\S+){0,3} dan",
    "compare[ds]?(?: to| with)?", "comparison", "difference between", "more(?: \\S+){0,4} than", "fewer(?: \\S+){0,4} than", "less(?: \\S+){0,4} than",
)  # fmt: skip
PROFILE = words(
    "hoe (?:staat|gaat|loopt|ver)(?: het)?(?: met)?", "stand van zaken", "wat is de (?:status|stand|fase)(?: van)?", "in welke (?:fase|stadium)(?: zit| zitten)?", "(?:wat is de )?status",
    "vertel(?: me)?(?: iets| meer)?(?: over)?", "what is the (?:status|stage|state)(?: of)?", "(?:in )?(?:what|which) stage(?: is| are)?", "how is", "how far(?: along)?(?: is)?", "tell me(?: more)? about",
    "wat is", "what is", "wat weten we over", "what do we know about",
)  # fmt: skip
CHANGED = words(
    "veranderd",
    "gegroeid",
    "toegenomen",
    "afgenomen",
    "(?<!worden )(?<!wordt )(?<!nog )ontwikkeld",
    "gedaald",
    "gestegen",
    "changed",
    "grown",
    "(?<!being )(?<!under )developed",
    "evolved",
    "increased",
    "decreased",
    "gone (?:up|down)",
)
THEN_AND_NOW = re.compile(r"\b(?:nu|now)\b.{0,12}\b(?:meer|minder|more|fewer|less) (?:\w+ ){0,3}(?:dan|than)\b")
TOP = re.compile(
    r"\b(?:de |the )?(?:top[- ]?)?(?P<count>\d{1,2}|twee|drie|vier|vijf|tien|two|three|four|five|ten)(?= (?:oudste|nieuwste|jongste|langst|meest|grootste|oldest|newest|youngest|longest|most|largest|use|pilots|teams))\b|\btop[- ]?(?P<top>\d{1,2})\b"
)
YIELDS = words(
    "(?:wat|hoeveel(?: tijd| geld| uur| uren| minuten| euro)?) (?:lever(?:t|de)|bespaar(?:t|de)|scheel(?:t|de)|bracht|brengt|heeft)(?= .{1,80}\\b(?:op|opgeleverd|bespaard|gescheeld|opgebracht)?\\W*$)",
    "op(?=\\W*$)|opgeleverd|bespaard|gescheeld|opgebracht|opbrengst(?:en)?(?: van)?",
    "(?:what|how much(?: time| money)?) (?:does|do|has|did)(?= .{1,80}\\b(?:deliver|yield|save|bring|achieve)(?:ed|d|s)?\\b)", "(?:deliver|yield|save|bring|achieve)(?:ed|d|s)?",
)  # fmt: skip
"""What a use case brings, asked of one that is named."""
USERS = words(
    "hoeveel gebruikers(?: heeft| hebben)?",
    "how many users(?: does| do)?",
    "aantal gebruikers(?: van)?",
    "number of users(?: of)?",
)
DETAILS: tuple[tuple[Detail, re.Pattern[str]], ...] = (
    ("owner", words("wie (?:is|zijn)(?: de)?(?: eigena(?:ar|ren)| trekkers?| verantwoordelijk(?:e|en)?)?(?: van| voor)?", "wie (?:trekt|leidt|trekken|leiden|bezit)", "van wie", "eigena(?:ar|ren)(?: van)?", "who (?:owns|leads|own|lead|runs|is (?:the )?owner(?: of)?|are (?:the )?owners(?: of)?|is responsible(?: for)?|is in charge(?: of)?)", "owners?(?: of)?")),
    ("role", words("welke rol(?: heeft| hebben| speelt)?", "wat is de rol(?: van)?", "(?:what|which) role(?: does| do| is)?(?: play)?")),
    ("objective", words("(?:aan|bij|voor) welke? doel(?:stelling(?:en)?)?", "(?:to|for) (?:what|which) objectives?", "(?:what|which) objectives? (?:does|do)(?= uc)")),
    ("since", words("sinds wanneer", "wanneer", "hoe lang(?: al)?", "since when", "when (?:did|was|were|has|have)", "how long(?: has| have)?")),
    ("purpose", words("(?:wat is het )?doel van", "waarvoor", "what is the purpose of", "what is .{1,30} for")),
)  # fmt: skip
