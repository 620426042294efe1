"""Words by which a question leans on the one before."""

import re

from agents.planning.lexicon.patterns import words

FOLLOW_UP = re.compile(
    r"^\W*(?:en|and|maar|but|ook|also|what about|how about|hoe zit (?:het|dat) (?:met|bij|in)|en dan|then|welke(?: zijn dat)?|which(?: ones)?|which are (?:they|these|those)|"
    r"(?:hoeveel|how many) (?:daarvan|ervan|hiervan|of (?:those|these|them)))\b"
)
GREETING = re.compile(
    r"\W*(?:(?:hallo|hoi|hey|hi|hello|dag|goede?(?:morgen|middag|avond)|good (?:morning|afternoon|evening))(?: koers)?"
    r"|(?:dank(?: je| u)?(?: wel)?|bedankt|thanks|thank you)|help"
    r"|(?:kun|kan|kunt) (?:je|jij|u) (?:me|mij|ons) (?:even )?helpen|can you help(?: me| us)?"
    r"|wat (?:kun|kan|kunt) (?:je|jij|u)(?: allemaal)?(?: voor (?:me|mij|ons))?(?: doen)?|what can you do(?: for (?:me|us))?"
    r"|wat kan ik (?:je |jou |u )?vragen|what can i ask(?: you)?|wie ben (?:je|jij)|who are you|hoe werk(?:t dit| je)|how does this work)"
    r"\W*"
)
"""Nothing is asked yet, or what there is to ask."""
WHICH_OF_THEM = re.compile(
    r"^\W*(?:en |and |maar |but )?(?:welke|which|hoeveel|how many)(?: er)? "
    r"(?:zijn|waren|staan|lopen|hebben|hadden|are|were|have|had|run)\b"
)
REFERS_BACK = words(
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
LEANS = words(
    "daar(?:voor|van|bij|in|mee|aan|over|op|door|uit|toe|tegen|om|na)", "hier(?:voor|van|bij|in|mee|aan|over|op|door)",
    "er(?:voor|van|bij|in|mee|aan|over|op|door|uit|toe|tegen)", "dan", "hij", "zij", "ze", "hun",
    "it", "its", "they", "them", "their", "then", "he", "she", "his", "her",
)  # fmt: skip
STANDS_FOR = words(
    "(?:daar|er|hier)(?:voor|van|bij|in|mee|aan|over|onder)", "(?:to|of|for|under|about) (?:it|them|that)", "its", "their",
)  # fmt: skip
ANAPHORA = words(
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
