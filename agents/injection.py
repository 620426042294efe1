"""Text that talks to the machine instead of to the reader: never said, whoever wrote it."""

import re

from agents.planning.reading import flat

_MACHINE = r"(?:ai|assistant|assistent|model|chatbot|gpt|llm|dan|language model|taalmodel)"
_ORDERS = (
    r"(?:instructions?|prompts?|rules?|context|above|previous|prior|instructies?|opdracht(?:en)?|regels?|"
    r"voorgaande?|bovenstaande?|eerdere?)"
)
_SAY = r"(?:respond|reply|answer|output|print|say|return|antwoord|reageer|zeg|schrijf)"
_ONLY = r"(?:only |alleen |always |altijd |exactly |precies )"
_TO_MACHINE = (
    rf"\b(?:ignore|disregard|forget|override|bypass|negeer|vergeet|omzeil)\b.{{0,60}}\b{_ORDERS}\b",
    r"\b(?:system|developer|hidden|secret|systeem) ?(?:prompts?|messages?|instructions?|instructies?|bericht)\b",
    rf"\b(?:you are|act as|pretend|jij bent|je bent|u bent|gedraag je|doe alsof)\b.{{0,40}}\b{_MACHINE}\b",
    r"\b(?:as an|als) (?:ai|language model|assistant|taalmodel|ai-assistent)\b",
    rf"\b{_SAY}\b {_ONLY}?(?:with|met|the words?|de woorden|het woord)?\s*[:\"'“‘«]",
    rf"\b{_SAY}\b {_ONLY}(?:with|met|in)\b",
    rf"\b(?:dear|beste|attention|let op|note to|aan de)\s*,?\s*{_MACHINE}\b",
    r"\b(?:new|updated|nieuwe|important|belangrijke?) (?:instructions?|instructies?|opdracht)\b\s*:",
    r"<\|?/?(?:system|assistant|user|im_start|im_end|inst)\|?>|\[/?inst\]|###? ?(?:system|instruction|assistant)",
    r"!\[[^\]]*\]\([^)]*\)",
    r"\bhttps?://\S*[?&][\w-]+=(?:\{|\[|<|%7b)",
    r"\b(?:send|post|email|forward|upload|exfiltrate|stuur|verstuur|mail)\b.{0,60}"
    r"\b(?:to|naar|aan)\b.{0,10}(?:https?://|\S+@\S+)",
    r"\b(?:reveal|show|leak|print|toon|onthul)\b.{0,40}"
    r"\b(?:prompt|api ?key|password|wachtwoord|secrets?|geheim\w*)\b",
)
PATTERN = re.compile("|".join(f"(?:{pattern})" for pattern in _TO_MACHINE), re.DOTALL)
LINK = re.compile(
    r"(?:https?|ftp|javascript|data|file):\S+|\bwww\.\S+|<[a-z!/][^>]*>|!?\[[^\]]*\]\([^)]*\)", re.IGNORECASE
)


def talks_to_machine(text: str) -> bool:
    """Whether the text gives orders to whatever reads it, in Dutch or English."""
    return PATTERN.search(flat(text)) is not None


def has_link(text: str) -> bool:
    """Whether the text holds an address, an image or markup, which a written claim never needs."""
    return LINK.search(text) is not None
