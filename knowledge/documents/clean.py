"""Text that is safe to hand to C code, databases and terminals."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_MOST_MARKS = 30
_PILE = re.compile(rf"[^\w\s]{{{_MOST_MARKS + 1},}}")


def clean(text: str) -> str:
    """The same text in NFC with ``\\n`` as its only line end, without what nobody can see.

    Gone are NUL bytes and other control characters (not ``\\n`` and ``\\t``), lone surrogates, byte order
    marks, soft hyphens, noncharacters, and the invisible tag characters in which instructions can be hidden.
    """
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text if text.isascii() else _PILE.sub(_thinned, text))


def _thinned(pile: re.Match[str]) -> str:
    """At most thirty marks on one letter (UAX 15, Stream-Safe Text): normalising more takes quadratic time."""
    kept: list[str] = []
    marks = 0
    for character in pile.group():
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
