"""What of a text that others wrote may be shown: no link or markup, nothing invisible, no order to a machine. Pure."""

import html
import re
import unicodedata
from functools import lru_cache

from knowledge.untrusted.injection import has_link, talks_to_machine

GONE = "…"
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
TAG = re.compile(
    r"<[a-zA-Z!/?][^<>]{0,500}>|<\s*/?\s*(?:script|style|iframe|img|svg|object|embed|audio|video|form)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
BLOCK = re.compile(r"(?is)<(script|style|svg|iframe|object)\b[^<>]{0,500}>.{0,2000}?(?:</\1\s*>|$)")
IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\s*[(\[][^()\[\]]{0,500}[)\]]")
REFERENCE = re.compile(r"\[([^\[\]]{1,300})\]\s*\((?:[^()]|\([^()]{0,200}\)){0,500}\)")
ADDRESS = re.compile(
    r"(?:(?:https?|hxxps?|ftp|javascript|data|file|mailto|vbscript|tel):\S+|\bwww\.\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}\w+"
    r"|(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.){1,8}(?:com|org|nl|eu|be|xyz|info|example|test)\b(?!\.\w)\S*"
    r"|(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,10}/\S+)",
    re.IGNORECASE,
)
TEMPLATE = re.compile(r"\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|\$\{.{0,300}?\}|<%.{0,300}?%>", re.DOTALL)
FORMULA = re.compile(r"^\s*[=@]\s*[A-Za-z]\w*\s*\(.*", re.DOTALL)
NAME_ENDS = re.compile(r"(?:[;:{}|\n]|(?<=\w{5}[.!?])\s)(?=\s*(?:\S+\s+){3}\S)")
LONGEST_NAME = 16
LEFT = re.compile(r"[.,;:!?)\]\"'”’»]*$")
SEGMENT = re.compile(r"(?<=[.!?;:])\s+|\s*[\n()\[\]|]\s*|\s[–—]\s")
ADDRESSED = re.compile(r"(?:(?:^|(?<=[.!?]))[^.!?\n]*:|[\s(\[|–—])*\Z")
WORD = re.compile(r"[^\W\d_]{0,20}|[\dA-Za-z-]{0,20}")
SUSPECT = re.compile(r"[<>@:/\\\[\]{}=%&]|www|\.\w", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def harmless(text: str) -> str:
    """The text without what is invisible, links and markup, up to where it begins to give orders to a machine.

    Where something was taken out in the middle of the text ``…`` stands in its place; nothing may be left.
    """
    if WORD.fullmatch(text):
        return text
    return before_orders(without_links(text)).strip()


def without_links(text: str) -> str:
    """The text without what is invisible, links and markup; ``…`` where something stood."""
    seen = visible(text)
    return unlinked(seen) if SUSPECT.search(seen) else seen


def shown(text: str) -> str:
    """What may be shown on one line; ``…`` where nothing of the text may be."""
    return " ".join(harmless(text).split()) or (GONE if text.strip() else "")


def called(name: str) -> str:
    """The same of what should be the name of a person or team: no sentence follows it, and it is not long."""
    line = shown(name)
    words = NAME_ENDS.split(line, maxsplit=1)[0].split()[:LONGEST_NAME]
    return " ".join(words) + (f" {GONE}" if words and words != line.split() else "") or (GONE if name.strip() else "")


def visible(text: str) -> str:
    """The text without characters that nobody sees or that turn others around; white space stays."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in UNSEEN)


def unlinked(text: str) -> str:
    """The text with the words of a link but not its address, and without markup, templates and formulas."""
    plain = html.unescape(text) if "&" in text else text
    plain = IMAGE.sub(GONE, BLOCK.sub(GONE, plain))
    plain = TAG.sub("", TEMPLATE.sub(GONE, REFERENCE.sub(r"\1", plain)))
    plain = FORMULA.sub(GONE, ADDRESS.sub(_shortened, plain))
    return GONE if has_link(plain) else plain


def before_orders(text: str) -> str:
    """The text up to the first part of it that talks to the machine: what follows an order belongs to it."""
    if not talks_to_machine(text):
        return text
    ends = [*((gap.start(), gap.end()) for gap in SEGMENT.finditer(text)), (len(text), len(text))]
    starts = [0]
    for end, following in ends:
        if talks_to_machine(text[:end]):
            begin = next((start for start in reversed(starts) if talks_to_machine(text[start:end])), 0)
            return ADDRESSED.sub("", text[:begin])
        starts.append(following)
    return ""


def _shortened(address: re.Match[str]) -> str:
    """Of an e-mail address its name; of any other nothing. Punctuation after it stays."""
    found = address.group()
    after = LEFT.search(found)
    name, at, _ = found.partition("@")
    return (f"{name}@{GONE}" if at and "/" not in name and ":" not in name else GONE) + (after.group() if after else "")
