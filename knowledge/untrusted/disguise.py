"""Text behind its disguises: look-alike letters, invisible characters, spelled-out words, encodings."""

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from knowledge.words import level

_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһьӏкмтвнгпзуАВЕКМНОРСТХУІЈЅԛԝɡɩɑοαενικρτυχηωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhblkmtbhrn3yABEKMHOPCTXYIJSqwgiaoaevikptuxnwABEZHIKMNOPTYX",
)
_LEET = str.maketrans("013457@$!|", "oieastasil")
_LEET_WORD = re.compile(r"[a-z]*(?:[a-z][013457@$!|]|[013457@$!|][a-z])[a-z013457@$!|]*")
_SPELLED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_*·|/]{1,2}){4,}[^\W\d_](?![^\W_])")
_SEPARATOR = re.compile(r"[ .\-_*·|/]")
_INSIDE = re.compile(r"(?<=[^\W\d_])[.\-_*·|](?=[^\W\d_])")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}[ :]?){12,}")
_ESCAPES = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_TAGS = re.compile("(?<!\U0001f3f4)[\U000e0020-\U000e007e]{3,}")
_PLAIN = re.compile(r"[a-z ,.:;'\"!?()-]")
_ADORNED = re.compile(r"LATIN (?:SMALL |CAPITAL |LETTER |TURNED |REVERSED )+([A-Z])(?: WITH .+)?")
FORCED_DIRECTION = re.compile("[\u202d\u202e\u2066\u2067\u2068]")
MOSTLY = 0.85


@lru_cache(maxsize=8_000)
def unmasked(text: str) -> str:
    """The text as a reader sees it: compatible letters, look-alikes in Latin, nothing invisible, folded."""
    plain = unicodedata.normalize("NFKC", html.unescape(text))
    plain = "".join(char for char in plain if unicodedata.category(char) != "Cf")
    level_text = level(plain.translate(_LOOKALIKES))
    return level_text if level_text.isascii() else "".join(map(_unadorned, level_text))


@lru_cache(maxsize=2_000)
def _unadorned(char: str) -> str:
    """``ø`` with its stroke, ``ʀ`` as a small capital and ``ǝ`` turned as the letters that they are drawn after."""
    found = None if char.isascii() else _ADORNED.fullmatch(unicodedata.name(char, ""))
    return found[1].lower() if found else char


def readings(text: str) -> Iterator[str]:
    """Other ways in which the text can be read: leetspeak, spelled out, escaped, encoded."""
    plain = unmasked(text)
    if _LEET_WORD.search(plain):
        yield _LEET_WORD.sub(lambda match: match.group().translate(_LEET), plain)
    if _INSIDE.search(plain):
        yield _INSIDE.sub("", plain)
    for decoded in encoded(text):
        yield unmasked(decoded)


def tight_readings(text: str) -> Iterator[str]:
    """Readings in which spaces tell nothing: spelled letter by letter, backwards, letters moved by thirteen."""
    plain = unmasked(text)
    for match in _SPELLED.finditer(plain):
        letters = _SEPARATOR.sub("", match.group())
        yield letters
        yield letters.translate(_LEET)
    squeezed = re.sub(r"\s", "", plain)
    yield squeezed[::-1]
    yield codecs.encode(squeezed, "rot13")


def encoded(text: str) -> Iterator[str]:
    """Text that stands in the text in base64, hexadecimal, percent or tag characters, or as escapes."""
    for match in _TAGS.finditer(text):
        yield "".join(chr(ord(char) - 0xE0000) for char in match.group())
    if "%" in text and (decoded := unquote(text)) != text:
        yield decoded
    if _ESCAPES.search(text):
        yield _ESCAPES.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
    for match in _BASE64.finditer(text):
        yield from _words(_from_base64(match.group()))
    for match in _HEX.finditer(text):
        yield from _words(bytes.fromhex(re.sub("[^0-9a-fA-F]", "", match.group())))


def _from_base64(token: str) -> bytes:
    body = token.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(body + "=" * (-len(body) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _words(content: bytes) -> Iterator[str]:
    """The content where it is readable text of several words."""
    text = content.decode("utf-8", "replace")
    if text.count(" ") >= 2 and len(_PLAIN.findall(text.lower())) >= MOSTLY * len(text):
        yield text
