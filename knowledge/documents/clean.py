"""Text that is safe to hand to C code, databases and terminals."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# Beyond thirty marks on one letter (the Stream-Safe Text Format of UAX 15) normalising takes quadratic time.
_PILED_MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{30})"
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)


def clean(text: str) -> str:
    """The same text in NFC with ``\\n`` as its only line end, without what nobody can see.

    Gone are NUL bytes and other control characters (not ``\\n`` and ``\\t``), lone surrogates, byte order
    marks, soft hyphens, noncharacters, and the invisible tag characters in which instructions can be hidden.
    """
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _PILED_MARKS.sub(r"\1", text))
