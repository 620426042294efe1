"""Text that talks to the machine instead of to the reader: never said, whoever wrote it."""

import re
from functools import lru_cache

from knowledge.untrusted.disguise import FORCED_DIRECTION, encoded, readings, tight_readings, unmasked
from knowledge.untrusted.orders import ORDERS

TIGHT = re.compile(
    r"(?:ignore|disregard|forget|override|bypass|negeer|vergeet|omzeil)\w{0,30}"
    r"(?:instruct|prompt|rules|regels|opdracht|above|previous|everything|alles|voorgaande|vorige)"
    r"|(?:system|developer|systeem)prompt|youarenow|jebentnu"
)
# In other scripts: to drop what one was told, in Russian, Ukrainian, Greek, Chinese, Japanese, Korean and Arabic.
OTHER_SCRIPTS = re.compile(
    r"(?:игнорируй|забудь|пренебреги)\w*.{0,40}(?:инструкци|указани|правил)"
    r"|(?:ігноруй|забудь)\w*.{0,40}(?:інструкці|вказівк|правил)"
    r"|(?:αγν[οό][ηή]σ|ξέχνα|ξεχάστε).{0,40}(?:οδηγίες|εντολές|κανόνες)"
    r"|(?:忽略|无视|無視|忽視|忘记|忘記).{0,15}(?:指令|指示|提示|说明|規則|规则)"
    r"|(?:指示|命令|プロンプト|ルール).{0,8}(?:無視|忘れ)"
    r"|(?:지시|명령|프롬프트|지침).{0,10}(?:무시|잊)"
    r"|(?:تجاهل|انس).{0,25}(?:تعليمات|أوامر)",
    re.IGNORECASE,
)
LINK = re.compile(
    r"(?:https?|hxxps?|ftp|javascript|data|file|mailto|vbscript):\S+|\bwww\.\S+|<[a-z!/][^<>]{0,500}>"
    r"|!?\[[^\[\]]{0,300}\]\([^()]{0,500}\)|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w"
    r"|(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.){1,8}(?:com|org|nl|eu|be|xyz|info|example|test)\b(?!\.\w)"
    r"|(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,10}/\S",
    re.IGNORECASE,
)
WINDOW = 2_000
OVERLAP = 300


@lru_cache(maxsize=8_000)
def talks_to_machine(text: str) -> bool:
    """Whether the text gives orders to whatever reads it, in whatever language or disguise it is known in."""
    return any(_talks(text[start : start + WINDOW]) for start in range(0, max(len(text), 1), WINDOW - OVERLAP))


def _talks(text: str) -> bool:
    if FORCED_DIRECTION.search(text) or ORDERS.search(unmasked(text)):
        return True
    if not text.isascii() and OTHER_SCRIPTS.search(text):
        return True
    return (
        any(ORDERS.search(reading) for reading in readings(text))
        or any(TIGHT.search(reading) for reading in tight_readings(text))
        or any(len(hidden.split()) > 2 and hidden != text for hidden in encoded(text) if "%" not in text)
    )


@lru_cache(maxsize=8_000)
def has_link(text: str) -> bool:
    """Whether the text holds an address, an image or markup, which a written claim never needs."""
    return LINK.search(unmasked(text)) is not None or LINK.search(text) is not None
