"""Turns of phrase that set how firm a sentence is: patterns over folded Dutch and English text."""

import re

DOUBTS = re.compile(
    r"\b(?:misschien|wellicht|mogelijk\w*|waarschijnlijk\w*|vermoedelijk|verwacht\w*|gepland\w*|van plan|voorgenomen|"
    r"voornemen\w*|beoogd\w*|streven|streeft|overwe[eo]g\w*|overwogen|voorgesteld\w*|zou|zouden|indicatief|concept|"
    r"geraamd|lijkt|lijken|hoopt|hopen|bedoeling|besluit of|besluiten of|of het|nog niet zeker|"
    r"perhaps|maybe|may(?! not\b)|might|could|would|probably|likely|possibl\w*|expect\w*|planned|plans? to|aims? to|"
    r"intends? to|proposed|considers?|considering|estimated|forecast|seems?|appears?|hopes?|draft|tentative\w*|"
    r"potential\w*|whether|anticipat\w*|projected)\b"
)
OPEN_ENDS = re.compile(
    r"\b(?:misschien|wellicht|mogelijk\w*|waarschijnlijk\w*|vermoedelijk|verwacht\w*|verwachting\w*|gepland\w*|plan|"
    r"plannen|planning|voorgenomen|voornemen\w*|beoogd\w*|streven|streeft|wil|willen|overwe[eo]g\w*|overwogen|"
    r"voorste\w+|voorgesteld\w*|zou|zouden|kan|kunnen|kunt|mag|mogen|indicatief|concept|geraamd\w*|raming\w*|"
    r"geschat\w*|schatting\w*|lijkt|lijken|hoopt|hopen|bedoeling|ambitie\w*|doel|doelen|besluit\w*|beslis\w*|moet|"
    r"moeten|toegestaan|"
    r"perhaps|maybe|may|might|could|can|would|should|shall|must|probably|likely|possib\w*|expect\w*|plan\w*|aims?|"
    r"intend\w*|propos\w*|consider\w*|estimat\w*|forecast\w*|seems?|appears?|hopes?|draft|tentative\w*|potential\w*|"
    r"whether|anticipat\w*|project\w*|goal\w*|target\w*|allow\w*|option\w*|if)\b"
)
CAUSES = re.compile(
    r"\b(?:omdat|doordat|dankzij|vanwege|wegens|daardoor|hierdoor|waardoor|daarom|dus|zodat|als gevolg|ten gevolge|"
    r"veroorza\w+|leidde\w* tot|leidt tot|leiden tot|komt door|kwam door|te danken aan|te wijten aan|"
    r"because|due to|owing to|thanks to|as a result|therefore|thus|hence|consequently|caus\w+|(?:lead|leads|led) to|"
    r"result\w* (?:in|from)|so that|attribut\w+ to|driven by)\b"
)
CONDITIONS = re.compile(
    r"\b(?:tenzij|mits|indien|behalve|uitgezonderd|zolang|op voorwaarde|onder voorwaarde|wanneer|zodra|"
    r"unless|if|provided|except|excluding|otherwise|as long as|only when|subject to|once|when)\b|(?:^|, )als\b"
)
BOUNDS = {
    "min": re.compile(
        r"\b(?:minstens|minimaal|ten minste|tenminste|op zijn minst|at least|minimum of|een minimum van|"
        r"(?:no|not) (?:less|fewer) than|niet minder dan|or more|of meer)\b"
    ),
    "max": re.compile(
        r"\b(?:hoogstens|hooguit|maximaal|ten hoogste|op zijn hoogst|at most|at the most|maximum of|een maximum van|"
        r"up to(?= \d| [a-z]+ )|(?:no|not) more than|niet meer dan|or less|or fewer|of minder|niet langer dan|"
        r"no longer than)\b"
    ),
}
NO_DENIALS = re.compile(
    r"\b(?:niet alleen|not only|not just|geen enkel probleem|whether or not|al dan niet|no doubt|ongetwijfeld|"
    r"zonder twijfel|in no time)\b|(?<=noch )(.{1,60}?)\bnoch\b"
)
NONE_OF = re.compile(r"\b(?:geen van|geen enkele?|none of|not one of|niet een van)\b")
NONE = re.compile(r"\b(?:geen|niemand|no|none|nobody|never|nooit|nothing|niets)\b")
