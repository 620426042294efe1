"""What words mean to the planner: one pattern per concept, Dutch and English together, over folded text."""

import re

from knowledge.measures.query import Detail, Order, Ranking
from knowledge.model.events import BlockerKind
from knowledge.model.portfolio import Role, Stage


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")\b")


COUNT = _words(
    "hoeveel", "het aantal", "aantal(?:len)?", "how many", "the number of", "number of", "count(?: the)?", "tel"
)
SHARE = _words(
    "welk (?:deel|percentage|aandeel)", "hoeveel procent", "(?:percentage|aandeel|procent)(?: van)?",
    r"(?<!.)\W*(?:zijn|hebben|hadden|are|do|have) (?:echt |dan )?(?:al(?:le)?(?: onze| de)?|all(?: of)?(?: our| the)?)(?= )",
    "(?:what|which|how large a|how big a) (?:share|percentage|proportion|fraction|part)(?: of)?", "percent(?:age)?(?: of)?",
)  # fmt: skip
LIST = _words(
    "welke?", "which(?: of)?", "noem", "geef(?: me)?(?: een)?(?: lijst| overzicht)?(?: van)?", "toon", "laat .{0,8}zien", "lijst(?: van)?",
    "overzicht(?: van)?", "list(?: of)?(?: all)?", "show(?! ?(?:&|and|en|'n))(?: me)?(?: all)?", "name", "give(?: me)?(?: a list of| an overview of)?",
    "what are(?: the| our)?", "what", "wat zijn(?: de| onze)?", "wie", "who",
)  # fmt: skip
MOST: tuple[tuple[Ranking, re.Pattern[str]], ...] = (
    ("most", _words("(?:de |het )?(?:meeste|hoogste aantal|grootste aantal)", "(?:the )?(?:most|highest number of|largest number of)")),
    ("least", _words("(?:de |het )?(?:minste|laagste aantal|kleinste aantal)", "(?:the )?(?:fewest|least|lowest number of|smallest number of)")),
)  # fmt: skip
ORDERS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    ("longest_in_stage", _words(
        "(?:het |al het )?langst(?:e)? in (?:de |hun |zijn )?(?:huidige |dezelfde )?(?:fase|pilot|verkenning)",
        "(?:the )?longest in (?:the |its |their )?(?:current |same |present )?(?:stage|phase|pilot)",
        "blijf(?:t|en) (?:het )?langst hangen", "(?:duren|duurt|lopen|loopt) (?:al )?te lang", "(?:takes?|taking|runs?|running) too long", "stuck (?:the )?longest", "in (?:pilot|the pilot stage|exploration) (?:the )?longest", "(?:het )?langst(?:e)? in pilot")),
    ("longest_quiet", _words("(?:het )?langst stil(?:liggen|ligt)?", "(?:the )?longest (?:quiet|silent|inactive|idle)")),
    ("oldest", _words("(?:de |het )?(?:oudste|langstlopende|langst lopende)", "(?:het |al het )?langst(?:e)?(?= (?:bezig|onderweg)\\b)", "(?<=running )(?:the )?longest", "(?:the )?(?:oldest|longest[- ]running)", "(?:als )?eerste? gestart", "started first")),
    ("newest", _words("(?:de |het )?(?:nieuwste|jongste|laatst gestarte|meest recente?)", "(?:the )?(?:newest|youngest|latest|most recent(?:ly started)?)")),
    ("most_users", _words("(?:de )?meeste gebruikers", "(?:het )?meest gebruikte?", "(?:the )?most users", "(?:the )?most(?: widely)? used")),
)  # fmt: skip

USE_CASE = _words(
    "(?:ai[- ])?use[- ]?cases?", "(?:ai[- ])?toepassing(?:en)?", "(?:ai[- ])?initiatie(?:f|ven)", "(?:ai[- ])?projecten", "(?:ai[- ])?project",
    "(?:ai[- ])?algoritmen?s?", "(?:ai[- ])?systemen", "(?:ai )?applications?", "(?:ai )?initiatives?", "(?:ai )?projects?",
    "(?:ai )?algorithms?", "ai systems?", "(?:ai )?systems", "cases", "ai tools",
)  # fmt: skip
AI_THING = _words(
    "(?:ai[- ])?(?:chat)?bots?",
    "(?:ai[- ]|spraak|kennis)?assistant(?:s|en)?",
    "(?:ai[- ])?assistenten",
    "(?:taal|voorspel|ai[- ])?model(?:len|s)?",
    "copilots?",
    "(?:ai )?agents?",
    "robots?",
    "dashboards?",
    "(?:ai )?tools?",
)
STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (Stage.IDEA, _words("idee(?:en)?", "ideas?", "ideefase", "idea stage", "backlog")),
    (Stage.EXPLORING, _words(
        "(?:in (?:de )?)?verkenning(?:en|sfase)?", "verkend", "(?:being )?explor(?:ed|ing)", "(?:in )?explorations?(?: stage| phase)?", "initiated stage", "initiatiefase")),
    (Stage.PILOTING, _words(
        "(?:in (?:de )?)?pilot(?:s|fase| fase)?", "pilot ?projecten", "(?:being )?pilot(?:ed|ing)(?: stage| phase)?", "(?:in (?:a |the )?)?pilots?(?: stage| phase)?",
        "in ontwikkeling", "in development", "under development", "being developed", "(?:worden|wordt|nog) ontwikkeld", "proeven?")),
    (Stage.SCALING, _words(
        "(?:in (?:de )?)?opschaling(?:sfase)?", "opgeschaald", "(?:aan het )?opschalen", "(?:being )?scal(?:ed|ing)(?: up)?(?: stage| phase)?", "in implementation", "in implementatie")),
    (Stage.LIVE, _words(
        "(?:al |nu )?in (?:gebruik|productie|bedrijf)(?: genomen)?", "live", "operationeel", "(?:already )?in (?:use|production|operation)", "operational", "deployed",
        "draai(?:en|t)", "in operation and maintenance")),
    (Stage.STOPPED, _words(
        "(?:(?:did|have|had) )?we stop(?:ped)?", "stopten we", "gestopt(?:e)?", "stopgezet(?:te)?", "beeindigde?", "gestaakt", "buiten gebruik(?: gesteld)?", "uitgefaseerd",
        "(?:been |were |was )?(?:stopped|retired|discontinued|ended|abandoned|decommissioned)")),
)  # fmt: skip
_ANY = r"(?:(?!\b(?:niet|geen|niemand|nooit|not|no|nobody|never)\b).)"
"""Any character, but none of a word that denies."""
IN_USE = _words("gebruik(?:t|en)(?: we)?", "uses", f"(?:(?:do|does) {_ANY}{{1,60}}? )?use(?![- ]cases?)")
WHAT_IS_USED = re.compile(
    r"^\W*(?:wat gebruiken we|what do we)(?: (?:nu|al|echt|now|already|really|actually))*(?: use)?\W*$"
)
UNDER_WAY = _words(
    "lopende?",
    "lopen(?: er)?",
    "loopt",
    "bezig",
    "onderweg",
    "onderhanden",
    "running",
    "under ?way",
    "ongoing",
    "in progress",
)
ACTIVE = _words("actie(?:f|ve)", "active")
INACTIVE = _words("(?:niet|in)[- ]?actie(?:f|ve)", "not active|inactive")
STANDING_STILL = _words(
    "stil ?(?:liggen|staan)(?:de)?|stil(?:ligt|staat)|(?:liggen|ligt|staan|staat) stil|stilgevallen",
    "komen niet (?:verder|vooruit)|stagneren|stagneert|bewegen niet",
    "dormant|stalled|idle|stagnant|standing still|(?:is|are) not moving|(?:make|makes|making) no progress",
)
"""Under way, and nothing happens."""
FOR_SOME_TIME = _words("sinds", "vanaf", "langer", "meer dan", "al", "since", "longer", "more than", "for")
NOW = re.compile(r"nu|now")
NOT = re.compile(r"\b(?:niet|nog niet|geen|not|not yet|never|nooit)\s+(?:al |yet |nog |been |zijn )?$")

ADDED = _words("bijgekomen", "erbij gekomen", "toegevoegd", "been added", "added")
DENIAL = _words(
    "niet", "geen", "niemand", "nergens", "nooit", "zonder", "behalve", "uitgezonderd", "exclusief", "los van",
    "not", "no", "none", "nobody", "no one", "nowhere", "never", "without", "except(?: for)?", "excluding", "other than",
    "[a-z]+n['’]t",
)  # fmt: skip
OR_NOT = re.compile(r"\b(?:of|or) (?:niet|not)\b|\b(?:toch|nietwaar|niet),?(?=\W*$)|\bwhy not\b|\bwaarom niet\b")
STARTED = _words(
    "initiated", "gestart(?:e)?", "start(?:te|ten|ed|en)?", "begon(?:nen)?", "beg[au]n", "opgestart", "kicked off"
)
ENTERED = _words(
    "gegaan",
    "gingen?",
    "genomen",
    "geworden",
    "werden?",
    "gone",
    "went",
    "go",
    "became",
    "entered",
    "moved to",
    "reached",
    "ging(?:en)?",
    "gekomen",
)
QUIET = _words(
    "(?:geen|zonder)(?: enige)? (?:activiteit|gebeurtenis(?:sen)?|voortgang|update|nieuws|beweging)(?: meer)?(?: gehad)?",
    "niets (?:meer )?(?:gebeurd|gehoord|bewogen)", "stil ?(?:liggen|ligt|gelegen|staan)", "stil",
    "(?:no|without(?: any)?|not had any)(?: recorded)? (?:activity|events?|progress|updates?|news)", "nothing (?:has )?happened", "been (?:quiet|silent|idle|stalled)", "quiet", "idle", "stalled", "dormant", "st(?:and|ood)(?:ing)? still", "stil(?:staan|staat|gelegen|gestaan|gevallen)",
)  # fmt: skip

_PROVEN = r"(?:aantoonbare? |aangetoonde? |meetbare? |gemeten |bewezen |zichtbare? |measured |measurable |shown |proven |demonstrated |visible )?"
_EFFECTS = r"(?:effect(?:en|s)?|resulta(?:at|ten)|impact|results?|outcomes?|benefits?|baten)"
_VERIFIED = r"(?:verified|independently checked|geverifieerde?|nagerekende?)"
NOT_VERIFIED = _words(
    rf"(?:geen|zonder|no|without(?: an?| any)?) {_VERIFIED} {_EFFECTS}", rf"{_EFFECTS} (?:nog )?niet {_VERIFIED}",
    rf"{_EFFECTS} (?:is |was |are |were )?not (?:yet )?{_VERIFIED}",
)  # fmt: skip
VERIFIED = _words(
    rf"(?:(?:met|with|hebben|heeft|have|has|had) (?:al |already )?(?:een |an? )?)?{_VERIFIED} {_EFFECTS}",
    rf"{_EFFECTS} (?:is|zijn|was|were|are|has been|have been) {_VERIFIED}",
)  # fmt: skip
NO_EFFECT = _words(
    rf"(?:nog )?(?:geen|zonder)(?: enkel)? {_PROVEN}{_EFFECTS}(?: (?:aangetoond|gemeten|laten zien|opgeleverd|getoond|gehad|hebben))?",
    rf"(?:shown|showed|had|have|has|show|yielded|produced|with|without|demonstrated)?\s?(?:yet )?(?:no|without(?: any)?|zero) {_PROVEN}{_EFFECTS}(?: (?:yet|so far|shown|measured))?",
    rf"(?:not|haven't|hasn't|have not|has not|didn't|did not)(?: yet)? (?:shown|show|had|have|produced?|measured|yielded|demonstrated?)(?: any| an)? {_PROVEN}{_EFFECTS}",
    rf"{_EFFECTS} (?:nog )?niet (?:is )?(?:aangetoond|gemeten)",
)  # fmt: skip
EFFECT = _words(
    rf"(?:wel |al )?(?:een |an? |any )?{_PROVEN}{_EFFECTS}(?: (?:is|zijn|was|were))? (?:aangetoond|gemeten|laten zien|opgeleverd|getoond|gehad|shown|measured)",
    rf"(?:met|with|hebben|heeft|have|has|had|shown|showed|show|laten|toonden)(?: al| already)?(?: een| an| a| any)? {_PROVEN}{_EFFECTS}(?: zien)?",
    rf"(?:aangetoonde?|gemeten|bewezen|proven|measured|shown|demonstrated) {_EFFECTS}",
)  # fmt: skip
_OWNERS = r"(?:eigena(?:ar|ren)|owners?|trekkers?|probleemeigenaar)"
NO_OWNER = _words(
    rf"(?:geen|zonder|no|without(?: an?| any)?)(?: bekende?)? {_OWNERS}", "(?:have|has) no owner", "unowned"
)
WITH_OWNER = _words(
    rf"(?:met|hebben|heeft|with|have|has) (?:al |already )?(?:een|an?) {_OWNERS}", rf"een {_OWNERS} (?:hebben|heeft)"
)
_OBJECTIVES = r"(?:(?:strategische? )?(?:doel(?:stelling)?(?:en)?)|(?:strategic )?(?:objectives?|goals?))"
NO_OBJECTIVE = _words(
    rf"(?:(?:bij |aan )?geen(?: enkele?)?|zonder|niet gekoppeld aan (?:een )?|los van (?:een )?)\s?{_OBJECTIVES}", r"(?:los van|niet gekoppeld aan) (?:de )?strategie",
    rf"(?:no|without(?: an?| any)?|not (?:a|one) single|not linked to (?:an?y? )?|unlinked to (?:any )?|not tied to (?:an?y? )?)\s?{_OBJECTIVES}", r"(?:decoupled from|not linked to) (?:the |our )?strategy",
)  # fmt: skip
WITH_OBJECTIVE = _words(
    rf"aan (?:een|minstens een|ten minste een) {_OBJECTIVES} (?:gekoppeld|verbonden)",
    rf"(?:met|gekoppeld aan|linked to|with|tied to) (?:een |an? )?{_OBJECTIVES}",
)
_BLOCKERS = r"(?:belemmering(?:en)?|blokkades?|obstakels?|knelpunt(?:en)?|blockers?|impediments?|obstacles?)"
BLOCKED_BY: tuple[tuple[BlockerKind, re.Pattern[str]], ...] = (
    (BlockerKind.TIME, _words("tijd", "tijdgebrek", "time", "lack of time")),
    (BlockerKind.TOOLS, _words("tools?", "gereedschap(?:pen)?", "hulpmiddelen", "tooling")),
    (BlockerKind.SUPPORT, _words("steun", "ondersteuning", "support", "backing")),
)  # fmt: skip
NO_BLOCKER = _words(rf"(?:geen|zonder|no|without(?: any)?) (?:open |openstaande )?{_BLOCKERS}")
BLOCKED = _words(
    "geblokkeerde?",
    "blocked",
    rf"(?:met|with|hebben|heeft|have|has)(?: een| an?| any)?(?: open| openstaande)? {_BLOCKERS}",
    "vastgelopen",
    "stuck",
)
EXPERIMENTING = _words("(?:met|with)(?: een| an?)?(?: lopend| running| open)? experiment")
NO_EXPERIMENT = _words("(?:zonder|geen|without(?: an?)?|no)(?: lopend| running| open)? experiment(?:en|s)?")

TEAM = _words(
    "(?<!leadership )(?<!management )teams?",
    "afdeling(?:en)?",
    "departments?",
    "units?",
    "organisaties?",
    "organi[sz]ations?",
    "agenc(?:y|ies)",
    "directies?",
    "bureaus?",
)
OBJECTIVE = _words(_OBJECTIVES)
PROCESS = _words("(?:kern)?process(?:en)?", "kernproces", "proces", "(?:core |business )?process(?:es)?")
WITH_AI = _words(
    "(?:hebben|heeft|gebruiken|gebruikt|met|kennen)(?: al)? ai", "(?:have|has|use|uses|with|using)(?: already)? ai"
)
WITHOUT = _words(
    "zonder(?: enige)?",
    "geen(?: enkele?)?",
    "without(?: any)?",
    "(?:have |has )?no",
    "(?:have|has|does|do) not(?: have)?(?: any)?",
    "nog niet",
    "not yet",
)

PENDING = _words(
    "open(?:staande?)?",
    "nog (?:open|niet)(?: staan)?",
    "still open",
    "outstanding",
    "unresolved",
    "unkept",
    "niet nagekomen",
)
RUNNING_EXPERIMENT = _words(
    "(?:lopende|open) experiment(?:en)?", "experiment(?:en)? (?:lopen|loopt)(?: er)?",
    "(?:running|ongoing|open|current) experiments?", "experiments? (?:is|are) (?:now |still )?(?:running|ongoing|open|under ?way)",
)  # fmt: skip
STILL_TO_COME = _words(
    "(?:komen|komt)(?: er)? (?:eraan|aan)", "(?:aan)?komende?", "volgende", "coming up", "upcoming", "coming", "next"
)
"""Of commitments: those that are open."""
EVENTS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("decision",), _words("besluit(?:en)?", "beslissing(?:en)?", "besloten", "besloot", "beslist", "decisions?", "decided?")),
    (("commitment_moved",), _words("(?:toezegging(?:en)?|commitments?|promises?|afspraken) .{0,12}(?:verschoven|moved|verplaatst|postponed)", "(?:verschoven|moved|postponed) (?:toezegging(?:en)?|commitments?|promises?|afspraken)")),
    (("commitment_kept",), _words("(?:toezegging(?:en)?|commitments?|promises?|afspraken) .{0,12}(?:nagekomen|kept|gehouden)", "(?:nagekomen|kept) (?:toezegging(?:en)?|commitments?|promises?|afspraken)")),
    (("commitment_made", "commitment_moved"), _words("deadlines?", "toezegging(?:en)?", "toegezegd", "afspra(?:ak|ken)", "beloftes?", "beloofd", "commitments?", "promises?", "promised")),
    (("experiment_ended",), _words("(?:afgeronde?|beeindigde?|finished|completed) experiment(?:en|s)?", "experiment(?:en|s)? .{0,16}(?:afgerond|beeindigd|finished|completed|ended)")),
    (("experiment_started",), _words("experiment(?:en|s)?")),
    (("reflection",), _words("reflecties?", "reflections?", "terugblik(?:ken)?", "retrospectives?", "evaluaties?", "lessons learned")),
    (("show_and_tell",), _words("show ?(?:&|and|en|'n'?) ?tells?(?:[- ]sessies?)?", "demo'?s")),
    (("blocker_removed",), _words(f"{_BLOCKERS} .{{0,16}}(?:weggehaald|weggenomen|opgelost|verwijderd|removed|resolved)", f"(?:weggehaalde|opgeloste|removed|resolved) {_BLOCKERS}")),
    (("blocker_raised",), _words(_BLOCKERS, "(?:wat|what) (?:houdt|blokkeert|blocks|is blocking|is holding(?: back)?)")),
    (("registered",), _words("(?:nieuwe|toegevoegde|new|added) (?:ai[- ])?(?:use[- ]?cases?|initiatie(?:f|ven)|initiatives?)")),
    (("effect_measured",), _words(f"{_EFFECTS} (?:zijn|werden|is|werd|are|were|was)(?: er)?(?: al)? (?:gemeten|aangetoond|measured|shown)", f"(?:gemeten |aangetoonde |measured |shown )?{_EFFECTS}", "effectmeting(?:en)?", "metingen", "measurements?")),
    (("leadership_signal",), _words("leiderschapssigna(?:al|len)", "leadership signals?", "signalen van (?:de )?(?:leiding|directie|mt)")),
    (("stage_changed",), _words("fasewissel(?:ing)?(?:en)?", "faseovergang(?:en)?", "stage changes?", "van fase (?:gewisseld|veranderd)", "changed stage")),
    (("delisted",), _words("(?:niet meer in de bron|verdwenen uit|no longer listed|delisted)")),
    ((), _words("gebeurtenis(?:sen)?", "events?", "gebeurd", "gebeurde", "happened", "what changed", "veranderd", "changed")),
)  # fmt: skip

ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.EXPLORATION, _words("(?:als |as |rol |role )(?:an? )?'?(?:verkenning|exploration)'?")),
    (Role.ENGAGEMENT, _words("(?:als |as |rol |role )?(?:an? )?'?(?:betrokkenheid|engagement)'?")),
    (Role.PROOF, _words("(?:als |as |rol |role )(?:an? )?'?(?:bewijs|proof)'?")),
    (Role.ACCELERATOR, _words("(?:als |as |rol |role )?(?:an? )?'?(?:versnellers?|accelerators?)'?")),
)  # fmt: skip
RANKED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("stage", _words("(?:welke |which |what )?(?:fase|stage|phase)")),
    ("owner", _words("wie", "who", "(?:welke |which )?(?:eigenaar|owner)")),
    ("role", _words("(?:welke |which )rol(?:e)?")),
)
GROUPS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, _words(rf"(?:verdeling |verdeeld |uitgesplitst |breakdown |broken down |split |grouped )?(?:per|over(?: de)?|naar|by|for (?:each|every)|voor elke?|in (?:each|every)|(?:for |in )?each|(?:voor |van )?elke?) (?:{words})"))
    for field, words in (
        ("team", "teams?|afdeling(?:en)?|departments?|units?|organisatie|agency|agencies|organization|organisation"),
        ("stage", "fases?|fasen|stages?|phases?|status"),
        ("objective", "(?:strategische? )?doel(?:stelling(?:en)?|en)?|objectives?|goals?"),
        ("role", "rol(?:len)?|roles?"),
        ("process", "(?:kern)?process?(?:en|es)?"),
        ("owner", "eigena(?:ar|ren)|owners?"),
        ("year", "(?:start)?jaar|year"),
    )
)  # fmt: skip
COMPARE = _words(
    "vergelijk(?:ing)?", "vergeleken met", "ten opzichte van", "verschil(?:len)?(?: tussen)?", "versus", "vs\\.?", "meer(?: \\S+){0,3} dan", "minder(?: \\S+){0,3} dan",
    "compare[ds]?(?: to| with)?", "comparison", "difference between", "more(?: \\S+){0,4} than", "fewer(?: \\S+){0,4} than", "less(?: \\S+){0,4} than",
)  # fmt: skip
PROFILE = _words(
    "hoe (?:staat|gaat|loopt|ver)(?: het)?(?: met)?", "stand van zaken", "wat is de (?:status|stand|fase)(?: van)?", "in welke (?:fase|stadium)(?: zit| zitten)?", "(?:wat is de )?status",
    "vertel(?: me)?(?: iets| meer)?(?: over)?", "what is the (?:status|stage|state)(?: of)?", "(?:in )?(?:what|which) stage(?: is| are)?", "how is", "how far(?: along)?(?: is)?", "tell me(?: more)? about",
    "wat is", "what is", "wat weten we over", "what do we know about",
)  # fmt: skip
DOCUMENT = _words(
    "wat (?:zegt|zeggen|staat|staan|schrijft|beschrijft|vermeldt)", "volgens", "staat (?:er )?(?:in|over)", "(?:onze|de|het|in de|our|the) (?:\\w+ )?(?:strategie(?:document|nota)?|visie|beleid(?:sdocument)?|veranderplan|notulen|verslag|kwartaalupdate|memo|policy|strategy|vision|minutes|roadmap|guidelines?|change plan|update)",
    "(?:what|where) (?:does|do|is|are) .{0,60}(?:say|state|written|mention|require)s?", "according to", "says? about", "strategie(?:document|nota)?", "ai-visie", "beleid", "notulen", "policy", "document(?:en|s)?",
)  # fmt: skip
NORM = _words(
    *(f"{word}(?= (?:\\S+ ){{0,6}}te\\b)" for word in ("dien(?:t|en)", "behoort", "behoren", "hoort", "horen")),
    *"moet(?:en)? mag mogen verplicht toegestaan verboden".split(),
    *"must should shall may allowed required supposed target streefcijfer streven".split(),
)
ON_TRACK = _words(
    "halen we", "haalbaar", "(?:be )?(?:reach|meet|achieve)(?:ed|d)?", "achter(?:lopen|loopt|liggen|ligt|raken)?(?= (?:op|en|of)\\b|\\W|$)", "op (?:koers|schema|(?:het )?pad)", "voor op (?:schema|het pad)",
    "behind(?: schedule)?", "on (?:track|schedule|course)", "ahead(?: of schedule)?", "off (?:track|course)",
)  # fmt: skip
EXPLAIN = _words(
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
CHANGED = _words(
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
KPIS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("time_to_impact", _words("time[- ]to[- ](?:impact|effect|value|results?)", "tijd tot (?:het )?(?:eerste )?(?:meetbare? )?(?:effect|impact|resultaat)", "doorlooptijd tot (?:effect|impact)",
    "hoe lang duurt het (?:gemiddeld )?(?:tot|voor|voordat|eer)(?: \\S+){0,8} (?:effect|impact|resultaat)(?: \\S+){0,3}?(?: heeft| hebben| laat zien| laten zien| oplevert| opleveren)?",
    "how long (?:does it take|until|before)(?: \\S+){0,8} (?:effect|impact|results?)", "hoe snel(?: \\S+){0,6} (?:effect|impact|resultaat)", "how (?:fast|quickly)(?: \\S+){0,6} (?:effect|impact|results?)")),
    ("core_process_use", _words(
        "(?:ai[- ]?)?gebruik in (?:de |onze )?kernprocessen", "(?:aandeel|percentage|deel) (?:van (?:de|onze) )?kernprocessen(?: met ai)?", "ai use in (?:the |our )?core processes",
        "(?:share|percentage|part) of (?:the |our )?core processes(?: with ai| that use ai| using ai)?", "hoeveel (?:procent van de )?kernprocessen (?:gebruiken|hebben|kennen|werken met) (?:al )?ai", "how many core processes (?:use|have) ai", "in hoeveel (?:van de )?(?:kern)?processen wordt ai (?:echt |al )?gebruikt", "(?:in )?how many (?:core )?processes (?:really |already )?(?:use ai|is ai used)")),
    ("leadership_adoption", _words(
        "leiderschapsadoptie", "adoptie (?:door|van|bij) (?:de )?(?:leiders|leiding|leidinggevenden|directie|mt)", f"(?:hoeveel|welk deel van de) (?:leiders|leidinggevenden|mt-leden|directeuren) {_ANY}{{0,30}}ai(?: gebruiken)?",
        "leadership adoption", f"(?:how many|what share of(?: the)?) (?:leaders|managers|directors|executives) {_ANY}{{0,20}}use ai(?: themselves)?", "gebruiken (?:onze |de )?(?:leiders|leidinggevenden) (?:zelf )?ai", "wie (?:van |in |binnen )?(?:de |onze |het )?(?:leiders|leiding|leidinggevenden|directie|mt)? ?gebruik(?:t|en) (?:er )?(?:ai zelf|zelf ai)(?: (?:van|in|binnen|bij) (?:de |onze |het )?(?:leiders|leiding|leidinggevenden|directie|mt))?", "(?:who|which)(?: of)?(?: the| our)? (?:leaders?|managers?|directors?|executives?)? ?(?:really |actually )?uses? ai(?: themsel(?:f|ves))?")),
    ("adaptivity", _words("adaptiviteit(?:sscore)?", "adaptivity(?: score)?", "wendbaarheid", "hoe (?:adaptief|wendbaar) zijn we", "how adaptive are we", "hoe snel (?:nemen|besluiten) we(?: een besluit)?(?: na een signaal)?", "(?:hoeveel|welk deel van de) experimenten (?:eindigen|eindigt) .{0,20}besluit", "(?:how many|what share of(?: the)?) experiments end .{0,12}decision", "hoe snel (?:leren|sturen) we(?: bij)?", "how (?:fast|quickly) do we (?:learn|adapt|change course)", "leersnelheid")),
    ("flow", _words("lopend werk", "onderhanden werk", "work in progress", "wip", "doorvoer", "doorlooptijd(?:en)?", "throughput", "cycle times?", "instroom en uitstroom", "gestart en afgerond", "starts and finishes", "(?:starten|beginnen) we meer dan we (?:afronden|afmaken)", "do we start more than we finish", "hoeveel werk (?:is er|hebben we|loopt er)(?: onderhanden)?")),
    ("health", _words(
        f"(?:hoeveel|welk deel|welk percentage|aandeel)(?: procent)?(?: van de)? toezeggingen {_ANY}{{0,20}}nagekomen", f"(?:how many|what share|share|percentage) of (?:the |our )?(?:commitments|promises) {_ANY}{{0,12}}(?:kept|met)",
        "komen we onze (?:afspraken|toezeggingen|beloften) na", "(?:do we keep|are we keeping) our (?:commitments|promises)", "hoe gezond zijn (?:de|onze) toezeggingen")),
)  # fmt: skip
KPI = _words(
    "kpi'?s?", "kengetallen", "(?:key )?performance indicators", "key figures", "prestatie-?indicatoren", "dashboard"
)
PRIORITIES = _words(
    "(?:top ?)?prioriteiten", "(?:hoogste|meeste) prioriteit", "(?:heeft|hebben|krijgt|krijgen|verdient|verdienen) (?:nu )?(?:de |het )?(?:meeste |eerste )?(?:prioriteit|voorrang)", "(?:top |highest )?priorit(?:y|ies)",
    "(?:de |onze )?(?:ranglijst|rangorde|prioritering)", "(?:the |our )?(?:ranking|prioriti[sz]ation)", "wat moeten we (?:nu )?(?:als )?eerste? (?:doen|oppakken)", "what should we do first",
    "belangrijkste (?:use cases?|pilots?|initiatie(?:f|ven)|project(?:en)?)", "most important (?:use cases?|pilots?|initiatives?|projects?)", "hoogst scorende?", "highest[- ]scoring", "hoogst(?:e)? gerangschikt",
)  # fmt: skip
STANDS_ABOVE = _words(
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
SCORES = _words(
    "hoe scoort",
    "scoort",
    "(?:de )?score(?: van)?",
    "how does .{1,60} score",
    "score of",
    "plaats in de ranglijst",
    "place in the ranking",
)
PITFALL = _words(
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
    ("decoupled", _words("gimmicks?", "losgekoppeld van (?:de |onze )?strategie", "los van (?:de |onze )strategie", "decoupled(?: from (?:the |our )?strategy)?")),
    ("no_rhythm", _words("(?:geen|zonder|uit het) ritme", "(?:no|without(?: a)?|lost (?:its|their)) rhythm")),
    ("too_much_at_once", _words("te veel (?:tegelijk|hooi op)(?: (?:de|hun|zijn) vork)?", "too much at once", "too many things at once")),
    ("no_leadership_signals", _words("(?:geen|zonder|gebrek aan) (?:duidelijke )?leiderschapssignalen", "(?:no|lack(?:ing)? of|without) (?:clear )?leadership signals")),
    ("promise_drift", _words("promise drift", "(?:schuiven|verschuiven) (?:de |onze )?toezeggingen(?: steeds)?", "toezeggingen (?:schuiven|verschuiven)(?: steeds)?", "drifting promises")),
    ("stale_truth", _words("verouderde? (?:cijfers|waarheid|informatie|documenten|kpi'?s?)", "stale (?:truth|figures|documents|kpis?)")),
    ("duplicate_effort", _words("dubbel werk", "dubbelingen", "(?:dezelfde|hetzelfde) (?:use case|werk) twee keer", "duplicate(?:d)? (?:effort|work|use cases?)", "duplicates")),
    ("planning_instead_of_doing", _words("plannen in plaats van doen", "planning instead of doing", "te veel plannen")),
)  # fmt: skip
OVERVIEW = _words(
    "hoe sta(?:at|an) (?:het|we|wij|ons portfolio|de organisatie)(?: er)? ?(?:er)?voor", "hoe gaat het(?: met (?:ons|het|de) (?:portfolio|use cases|strategie|executie))?", "stand van zaken",
    "how are we doing", "how is (?:it|the portfolio|our portfolio|execution) (?:going|doing)", "overall status", "state of (?:the|our) portfolio", "waar staan we", "where do we stand",
    "(?:zijn|liggen) we op (?:koers|schema)", "are we on (?:course|track|schedule)", "(?:overzicht|samenvatting) van (?:het|ons) portfolio", "(?:overview|summary) of (?:the|our) portfolio",
)  # fmt: skip
YIELDS = _words(
    "(?:wat|hoeveel(?: tijd| geld| uur| uren| minuten| euro)?) (?:lever(?:t|de)|bespaar(?:t|de)|scheel(?:t|de)|bracht|brengt|heeft)(?= .{1,80}\\b(?:op|opgeleverd|bespaard|gescheeld|opgebracht)?\\W*$)",
    "op(?=\\W*$)|opgeleverd|bespaard|gescheeld|opgebracht|opbrengst(?:en)?(?: van)?",
    "(?:what|how much(?: time| money)?) (?:does|do|has|did)(?= .{1,80}\\b(?:deliver|yield|save|bring|achieve)(?:ed|d|s)?\\b)", "(?:deliver|yield|save|bring|achieve)(?:ed|d|s)?",
)  # fmt: skip
"""What a use case brings, asked of one that is named."""
USERS = _words(
    "hoeveel gebruikers(?: heeft| hebben)?",
    "how many users(?: does| do)?",
    "aantal gebruikers(?: van)?",
    "number of users(?: of)?",
)
DETAILS: tuple[tuple[Detail, re.Pattern[str]], ...] = (
    ("owner", _words("wie (?:is|zijn)(?: de)?(?: eigena(?:ar|ren)| trekkers?| verantwoordelijk(?:e|en)?)?(?: van| voor)?", "wie (?:trekt|leidt|trekken|leiden|bezit)", "van wie", "eigena(?:ar|ren)(?: van)?", "who (?:owns|leads|own|lead|runs|is (?:the )?owner(?: of)?|are (?:the )?owners(?: of)?|is responsible(?: for)?|is in charge(?: of)?)", "owners?(?: of)?")),
    ("role", _words("welke rol(?: heeft| hebben| speelt)?", "wat is de rol(?: van)?", "(?:what|which) role(?: does| do| is)?(?: play)?")),
    ("objective", _words("(?:aan|bij|voor) welke? doel(?:stelling(?:en)?)?", "(?:to|for) (?:what|which) objectives?", "(?:what|which) objectives? (?:does|do)(?= uc)")),
    ("since", _words("sinds wanneer", "wanneer", "hoe lang(?: al)?", "since when", "when (?:did|was|were|has|have)", "how long(?: has| have)?")),
    ("purpose", _words("(?:wat is het )?doel van", "waarvoor", "what is the purpose of", "what is .{1,30} for")),
)  # fmt: skip
FOLLOW_UP = re.compile(
    r"^\W*(?:en|and|maar|but|ook|also|what about|how about|hoe zit (?:het|dat) (?:met|bij|in)|en dan|then|welke(?: zijn dat)?|which(?: ones)?|which are (?:they|these|those)|"
    r"(?:hoeveel|how many) (?:daarvan|ervan|hiervan|of (?:those|these|them)))\b"
)
REFERS_BACK = _words(
    "daarvan",
    "ervan",
    "hiervan",
    "waarvan",
    "of (?:those|these|them)",
    "(?:welke|wat) zijn dat",
    "which are (?:those|these|they)",
    "(?:do|are|were|have) they",
    "(?:horen|zijn|hebben|vallen|draaien|lopen) (?:ze|zij)",
)
LEANS = _words(
    "daar(?:voor|van|bij|in|mee|aan|over|op|door|uit|toe|tegen|om|na)", "hier(?:voor|van|bij|in|mee|aan|over|op|door)",
    "er(?:voor|van|bij|in|mee|aan|over|op|door|uit|toe|tegen)", "dan", "hij", "zij", "ze", "hun",
    "it", "its", "they", "them", "their", "then", "he", "she", "his", "her",
)  # fmt: skip
STANDS_FOR = _words(
    "(?:daar|er|hier)(?:voor|van|bij|in|mee|aan|over|onder)", "(?:to|of|for|under|about) (?:it|them|that)", "its", "their",
)  # fmt: skip
ANAPHORA = _words(
    "daarvan",
    "ervan",
    "hiervan",
    "(?:zijn|waren) dat",
    "die",
    "deze",
    "dat",
    "of (?:those|these|them)",
    "those",
    "these",
    "they",
    "them",
    "are they",
    "ones",
)

FILLERS = frozenset(
    "echt really actually werkelijk daadwerkelijk ai er momenteel nu currently right moment totaal total overall organisatie organisation organization portfolio portefeuille zitten zit "
    "bestaan bestaat exist exists existing werken werkt bezig vinden vindt vond gevonden plaats plaatsgevonden took taken place gehad kregen "
    "nam namen neemt nemen takes gekregen hele whole company bedrijf fase fases stage stages phase precies exactly precisely ongeveer about lopen running use cases using "
    "eerder later totdat bekend known registered geregistreerd staan stand status laten zien shown show gedaan got getting aantal number count "
    "elk elke each every samen together verdeling verdeeld breakdown gemiddeld gemiddelde average mean mediaan median onze our their jullie "
    "nog still alle all welk compared vergeleken vergelijk verschil difference binnen inmiddels dagen days weken weeks vorige last anders "
    "momenteel actueel actuele huidige current present kun kunt please graag alsjeblieft overzicht lijst list team teams afdeling department "
    "liggen ligt draag dragen draagt bijdragen bijdraagt bij contribute contributes support supports supporting serve serves serving ondersteunen ondersteunt ondersteund gekoppeld verbonden linked tied dienen dient doelstelling doelstellingen objective objectives goal goals "
    "proces processen process processes leiding directie mt leadership management raad bestuur geweest wezen plaatsvond afgelopen periode bezig ervoor owner owns eigenaar gebruikers users wie who decide decided take taken took make made maakte maken werden jaar jaren year years month months maand maanden "
    "vallen valt onder behoren behoort horen hoort fall falls belong belongs categorie category thema theme "
    "mention mentions mentioning mentioned noemen noemt genoemd vermelden vermeldt bevatten "
    "directeuren directeur directors director executives enkel enkele single "
    "tegen back deden deed did raken raakt touch touches kent bevat contains contain include includes tellen count counted geteld gaan gaat went going ging heeft hebben has have had doel".split()
)
FUTURE = frozenset("volgende komende aankomende toekomstige next upcoming coming future".split())
"""What is still to come stands in no history, and in no title by chance."""
SEARCH_FILLERS = frozenset(
    "nu currently momenteel precies exactly ongeveer about kun kunt please graag alsjeblieft vertel tell over organisatie organisation organization "
    "onze our their moet moeten must should wij we gaat gaan zegt zeggen says say staat staan heeft hebben has have had doel bedoeld rond".split()
)
