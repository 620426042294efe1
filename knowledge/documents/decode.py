"""Bytes to text: UTF-8 and UTF-16 by their mark, UTF-8 by its shape, else the Western Windows code page."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024
_CONTROLS = bytes({*range(32)} - {9, 10, 12, 13, 27})


def decode(content: bytes) -> str:
    """The text of ``content``; never fails, since every byte means something in the Windows code page."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_or_western(content)


def looks_binary(content: bytes) -> bool:
    """Whether these bytes are no text in any encoding that ``decode`` knows."""
    if any(content.startswith(mark) for mark, _ in _MARKS):
        return False
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0" in sample:
        return True
    return controls > 0.05 * len(sample) and not _is_utf8(content)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _damaged_or_western(content: bytes) -> str:
    """UTF-8 with a few broken bytes where most of its long characters are whole, else code page 1252."""
    lenient = content.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    whole = len(lenient) - len(lenient.encode("ascii", errors="ignore")) - broken
    return lenient if whole > broken else _western(content)


def _western(content: bytes) -> str:
    """Code page 1252; its five bytes without a meaning become control characters, as browsers do it."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        pass
    table = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
    return content.decode("latin-1").translate(_CP1252 | table)


_CP1252 = {byte: bytes([byte]).decode("cp1252", errors="ignore") for byte in range(0x80, 0xA0)}
