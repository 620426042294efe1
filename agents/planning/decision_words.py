"""What words mean where a decision is asked about: what is done with a use case, and what makes it a what-if."""

import re

from knowledge.impact.option import Move


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")\b")


WHAT_IF = _words(
    "wat als", "stel(?: je voor| nou)?(?: dat)?", "(?:als|wanneer|indien|zodra) (?:we|wij|ik|het team)", "mochten (?:we|wij)",
    "wat (?:gebeurt|verandert|betekent|schuift|stopt|verliezen|missen|winnen|zou|zijn).{0,60}?(?:als|wanneer|indien|bij|van|zonder)",
    "(?:gevolg(?:en)?|consequenties|impact|uitwerking) (?:van|als|wanneer)", "(?<!en )(?<!of )zonder",
    "what if", "suppose", "supposing", "assum(?:e|ing)", "imagine", "(?:if|when|once) (?:we|i|the team)", "were we to",
    "what (?:happens|changes|stops|slips|would|will|do we (?:lose|gain)|does it mean|are).{0,60}?(?:if|when|by|of|without)",
    "(?:consequences?|impact|implications?) (?:of|if|when)", "(?<!and )(?<!or )without",
)  # fmt: skip
CHOOSE = _words(
    "moet(?:en)? (?:we|wij|ik)", "(?:kunnen|zullen|mogen) (?:we|wij)(?: beter)?", "is het (?:verstandig|slim|beter|goed)(?: om)?",
    "kiezen (?:we )?tussen", "(?:de )?keuze tussen", "wat is beter", "welke is beter", "liever", "wegen?(?: we)? .{0,60}?(?:tegen|af)", "afwegen", "weeg",
    "should (?:we|i)", "(?:can|shall|could) (?:we|i)", "is it (?:wise|better|smart|good)(?: to)?", "choos(?:e|ing) between", "(?:the )?choice between",
    "(?:what|which) is better", "rather", "weigh(?:ing)?", "decide between", "beslissen tussen",
)  # fmt: skip
COMPARE = _words(
    "vergelijk(?:ing)?(?: van| tussen)?", "zet .{0,80}?naast(?: elkaar)?", "versus", "vs\\.?", "verschil(?:len)? tussen",
    "compare[ds]?", "comparison (?:of|between)", "difference between", "side by side",
)  # fmt: skip
MOVES: tuple[tuple[Move, re.Pattern[str]], ...] = (
    (Move.STOP, _words(
        "(?:niet|not) (?:meer |further )?(?:doen|doorga(?:an|at)|voortzetten|verder(?:gaan)?|do(?:ing)?|continu(?:e|ing)|proceed|go(?:ing)? on)(?: met| with)?",
        "stop(?:pen|t|te|ten|zetten|ping|ped|s)?(?: (?:met|using|doing|work on))?", "gestopt(?: met)?", "stopgezet", "zet(?:ten)? (?=.{1,80}\\bstop\\b)",
        "beeindig(?:en|d|t)?", "(?:ge)?stak(?:en|t)", "gestaakt", "schrap(?:pen|t)?", "geschrapt", "af(?:ge)?bla(?:zen|as)", "opheffen", "opgeheven", "wegval(?:len|t)", "uitval(?:len|t)", "weghalen", "ophoud(?:en|t)(?: met)?", "zonder",
        "(?:shut|closed?|closing) down", "shutting down", "end(?:ing|ed|s)?", "kill(?:ing|ed)?", "cancel(?:l?ing|l?ed)?", "drop(?:ping|ped)?", "scrap(?:ping|ped)?",
        "abandon(?:ing|ed)?", "terminat(?:e|ing|ed)", "discontinu(?:e|ing|ed)", "retir(?:e|ing|ed)", "without")),
    (Move.PAUSE, _words(
        "pauze(?:ren|ert|er|s)?", "gepauzeerd", "stil ?(?:leggen|ligt|liggen|gelegd|zetten|gezet)", "leg(?:gen|t)? (?=.{1,80}\\bstil\\b)", "stil", "uitstel(?:len|t)?", "uitgesteld", "opschort(?:en)?", "opgeschort", "on hold(?: zetten)?", "in de (?:ijskast|wacht)(?: zetten)?", "parkeren", "geparkeerd", "bevrie(?:zen|st)",
        "(?:put(?:ting)? )?on hold", "paus(?:e|es|ed|ing)", "suspend(?:ing|ed)?", "postpon(?:e|ed|ing)", "delay(?:ing|ed)?", "fr(?:eeze|ozen|eezing)", "park(?:ing|ed)?")),
    (Move.SCALE, _words(
        "opschal(?:en|ing)(?: van)?", "opgeschaald", "schaal(?:t)? .{1,80}\\bop\\b", "schalen .{0,80}?\\bop\\b", "uitrol(?:len|t)?", "uitgerold", "uitbreid(?:en|t)?", "uitgebreid", "verbred(?:en|t)", "in gebruik (?:nemen|genomen)", "live (?:zetten|gaat|gaan)",
        "scal(?:e|es|ed|ing)(?: up)?", "roll(?:ed|ing)? ?out", "expand(?:ing|ed)?", "go(?:es|ing)? live", "went live")),
    (Move.START, _words(
        "(?:op)?start(?:en)?(?: met)?", "(?:op)?gestart", "begin(?:nen|t)?(?: met| aan)?", "oppakken", "pakken .{1,80}\\bop\\b", "opgepakt", "hervat(?:ten)?", "herstart(?:en)?",
        "(?:re)?start(?:ing|ed|s)?(?: with)?", "begin(?:ning|s)?(?: with)?", "resum(?:e|ed|ing)", "launch(?:ing|ed)?", "pick(?:ing|ed)? up")),
    (Move.KEEP, _words("door(?:gaan|gaat)(?: met)?", "voortzetten", "behouden", "laten (?:lopen|zoals het is)", "continu(?:e|ing)(?: with)?", "keep(?:ing)?(?: going)?(?: with)?")),
)  # fmt: skip
DENIED = re.compile(r"(?:\b(?:niet|nooit|not|never)|n't|n’t)\s+(?:\w+\s+)?$")
BETWEEN = re.compile(
    r"\b(?:of|or|versus|vs|en|and|dan|met|with|to|tegen|against|tussen|between|naast|maar|but)\b|[,;/]"
)
THIS_ONE = re.compile(
    r"\b(?:an?|the|our|this|that|een|de|het|die|dat|deze|dit|onze|ons)\s+(?:[\w-]+\s+){0,4}?[\w-]*"
    r"(?:use[- ]?case|pilot|proef|project|initiatief|initiative|toepassing|experiment|application|tool|bot|chatbot|assistent|assistant)\b"
)
CONDITION = re.compile(
    r"\b(?:als|wanneer|indien|zodra|mochten|stel(?: dat)?|if|when|once|suppose|imagine)\b"
    r"(?P<clause>.*?)(?=,?\s+(?:wat|welke?|wie|hoe|dan|what|which|who|how|then)\b|[:;?]|$)"
)
PRONOUN = _words("hem", "haar", "het", "die", "deze", "dit", "dat", "it", "this", "that", "them")
ID = re.compile(r"\b[a-z]{1,6}-?\d{1,6}\b")
FILLERS = frozenset(
    "gebeurt gebeuren gebeurd gevolg gevolgen consequenties impact effect betekent betekenen verandert veranderen schuift schuiven op "
    "verliezen verliest missen mist winnen wint zou zouden moeten moet kunnen zullen mogen doen beter liever verstandig slim goed kiezen keuze tussen wegen "
    "afwegen weeg tegen af vergelijk vergelijking versus verschil verschillen naast elkaar zet zetten stel voorstellen als wanneer indien helemaal nu direct "
    "morgen volgende week maand ook eens toch dus mochten wij team happens happen happened consequence consequences implications effects mean means change "
    "changes slip slips lose loses gain gains should shall could can better rather wise smart choose choosing choice between weigh weighing decide deciding "
    "compare compared comparison difference suppose supposing assume assuming imagine completely now tomorrow next week month also instead side first eerst "
    "use case cases case project projecten initiatief initiative toepassing application verder gaan going further met with without zonder were kpi kpis "
    "proef experiment wat then dan".split()
)
