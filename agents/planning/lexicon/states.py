"""What use cases, teams and objectives have or lack, and since when."""

import re

from agents.planning.lexicon.patterns import BLOCKERS, EFFECTS, OBJECTIVES, OWNERS, words

ACTIVE = words("actie(?:f|ve)", "active")
INACTIVE = words("(?:niet|in)[- ]?actie(?:f|ve)", "not active|inactive")
STANDING_STILL = words(
    "stil ?(?:liggen|staan)(?:de)?|stil(?:ligt|staat)|(?:liggen|ligt|staan|staat) stil|stilgevallen",
    "komen niet (?:verder|vooruit)|stagneren|stagneert|bewegen niet",
    "dormant|stalled|idle|stagnant|standing still|(?:is|are) not moving|(?:make|makes|making) no progress",
)
"""Under way, and nothing happens."""
FOR_SOME_TIME = words("sinds", "vanaf", "langer", "meer dan", "al", "since", "longer", "more than", "for")
NOW = re.compile(r"nu|now")
NOT = re.compile(r"\b(?:niet|nog niet|geen|not|not yet|never|nooit)\s+(?:al |yet |nog |been |zijn )?$")
DENIAL = words(
    "niet", "geen", "niemand", "nergens", "nooit", "zonder", "behalve", "uitgezonderd", "exclusief", "los van",
    "not", "no", "none", "nobody", "no one", "nowhere", "never", "without", "except(?: for)?", "excluding", "other than",
    "[a-z]+n['’]t",
)  # fmt: skip
OR_NOT = re.compile(r"\b(?:of|or) (?:niet|not)\b|\b(?:toch|nietwaar|niet),?(?=\W*$)|\bwhy not\b|\bwaarom niet\b")
STARTED = words(
    "initiated", "gestart(?:e)?", "start(?:te|ten|ed|en)?", "begon(?:nen)?", "beg[au]n", "opgestart", "kicked off"
)
ENTERED = words(
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
QUIET = words(
    "(?:geen|zonder)(?: enige)? (?:activiteit|gebeurtenis(?:sen)?|voortgang|update|nieuws|beweging)(?: meer)?(?: gehad)?",
    "niets (?:meer )?(?:gebeurd|gehoord|bewogen)", "stil ?(?:liggen|ligt|gelegen|staan)", "stil",
    "(?:no|without(?: any)?|not had any)(?: recorded)? (?:activity|events?|progress|updates?|news)", "nothing (?:has )?happened", "been (?:quiet|silent|idle|stalled)", "quiet", "idle", "stalled", "dormant", "st(?:and|ood)(?:ing)? still", "stil(?:staan|staat|gelegen|gestaan|gevallen)",
)  # fmt: skip
_PROVEN = r"(?:aantoonbare? |aangetoonde? |meetbare? |gemeten |bewezen |zichtbare? |measured |measurable |shown |proven |demonstrated |visible )?"
_VERIFIED = r"(?:verified|independently checked|geverifieerde?|nagerekende?)"
NOT_VERIFIED = words(
    rf"(?:geen|zonder|no|without(?: an?| any)?) {_VERIFIED} {EFFECTS}", rf"{EFFECTS} (?:nog )?niet {_VERIFIED}",
    rf"{EFFECTS} (?:is |was |are |were )?not (?:yet )?{_VERIFIED}",
)  # fmt: skip
VERIFIED = words(
    rf"(?:(?:met|with|hebben|heeft|have|has|had) (?:al |already )?(?:een |an? )?)?{_VERIFIED} {EFFECTS}",
    rf"{EFFECTS} (?:is|zijn|was|were|are|has been|have been) {_VERIFIED}",
)  # fmt: skip
NO_EFFECT = words(
    rf"(?:nog )?(?:geen|zonder)(?: enkel)? {_PROVEN}{EFFECTS}(?: (?:aangetoond|gemeten|laten zien|opgeleverd|getoond|gehad|hebben))?",
    rf"(?:shown|showed|had|have|has|show|yielded|produced|with|without|demonstrated)?\s?(?:yet )?(?:no|without(?: any)?|zero) {_PROVEN}{EFFECTS}(?: (?:yet|so far|shown|measured))?",
    rf"(?:not|haven't|hasn't|have not|has not|didn't|did not)(?: yet)? (?:shown|show|had|have|produced?|measured|yielded|demonstrated?)(?: any| an)? {_PROVEN}{EFFECTS}",
    rf"{EFFECTS} (?:nog )?niet (?:is )?(?:aangetoond|gemeten)",
)  # fmt: skip
EFFECT = words(
    rf"(?:wel |al )?(?:een |an? |any )?{_PROVEN}{EFFECTS}(?: (?:is|zijn|was|were))? (?:aangetoond|gemeten|laten zien|opgeleverd|getoond|gehad|shown|measured)",
    rf"(?:met|with|hebben|heeft|have|has|had|shown|showed|show|laten|toonden)(?: al| already)?(?: een| an| a| any)? {_PROVEN}{EFFECTS}(?: zien)?",
    rf"(?:aangetoonde?|gemeten|bewezen|proven|measured|shown|demonstrated) {EFFECTS}",
)  # fmt: skip
NO_OWNER = words(
    rf"(?:geen|zonder|no|without(?: an?| any)?)(?: bekende?)? {OWNERS}", "(?:have|has) no owner", "unowned"
)
WITH_OWNER = words(
    rf"(?:met|hebben|heeft|with|have|has) (?:al |already )?(?:een|an?) {OWNERS}", rf"een {OWNERS} (?:hebben|heeft)"
)
NO_OBJECTIVE = words(
    rf"(?:(?:bij |aan )?geen(?: enkele?)?|zonder|niet gekoppeld aan (?:een )?|los van (?:een )?)\s?{OBJECTIVES}", r"(?:los van|niet gekoppeld aan) (?:de )?strategie",
    rf"(?:no|without(?: an?| any)?|not (?:a|one) single|not linked to (?:an?y? )?|unlinked to (?:any )?|not tied to (?:an?y? )?)\s?{OBJECTIVES}", r"(?:decoupled from|not linked to) (?:the |our )?strategy",
)  # fmt: skip
WITH_OBJECTIVE = words(
    rf"aan (?:een|minstens een|ten minste een) {OBJECTIVES} (?:gekoppeld|verbonden)",
    rf"(?:met|gekoppeld aan|linked to|with|tied to) (?:een |an? )?{OBJECTIVES}",
)
NO_BLOCKER = words(rf"(?:geen|zonder|no|without(?: any)?) (?:open |openstaande )?{BLOCKERS}")
BLOCKED = words(
    "geblokkeerde?",
    "blocked",
    rf"(?:met|with|hebben|heeft|have|has)(?: een| an?| any)?(?: open| openstaande)? {BLOCKERS}",
    "vastgelopen",
    "stuck",
)
EXPERIMENTING = words("(?:met|with)(?: een| an?)?(?: lopend| running| open)? experiment")
NO_EXPERIMENT = words("(?:zonder|geen|without(?: an?)?|no)(?: lopend| running| open)? experiment(?:en|s)?")
WITH_AI = words(
    "(?:hebben|heeft|gebruiken|gebruikt|met|kennen)(?: al)? ai", "(?:have|has|use|uses|with|using)(?: already)? ai"
)
WITHOUT = words(
    "zonder(?: enige)?",
    "geen(?: enkele?)?",
    "without(?: any)?",
    "(?:have |has )?no",
    "(?:have|has|does|do) not(?: have)?(?: any)?",
    "nog niet",
    "not yet",
)
