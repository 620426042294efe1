"""Words by which a question leans on the one before."""

import re

from agents.planning.lexicon.patterns import words

FOLLOW_UP = re.compile(
    r"^\W*(?:en|and|maar|but|ook|also|what about|how about|hoe zit (?:het|dat) (?:met|bij|in)|en dan|then|welke(?: zijn dat)?|which(?: ones)?|which are (?:they|these|those)|"
    r"(?:hoeveel|how many) (?:daarvan|ervan|hiervan|of (?:those|these|them)))\b"
)
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
