"""Patterns of whole words, and nouns that several concepts are made of."""

import re


def words(*alternatives: str) -> re.Pattern[str]:
    """A pattern that finds any of these, each a pattern of whole words in folded text."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")\b")


ANY = r"(?:(?!\b(?:niet|geen|niemand|nooit|not|no|nobody|never)\b).)"
"""Any character, but none of a word that denies."""
EFFECTS = r"(?:effect(?:en|s)?|resulta(?:at|ten)|impact|results?|outcomes?|benefits?|baten)"
OWNERS = r"(?:eigena(?:ar|ren)|owners?|trekkers?|probleemeigenaar)"
OBJECTIVES = r"(?:(?:strategische? )?(?:doel(?:stelling)?(?:en)?)|(?:strategic )?(?:objectives?|goals?))"
BLOCKERS = r"(?:belemmering(?:en)?|blokkades?|obstakels?|knelpunt(?:en)?|blockers?|impediments?|obstacles?)"
