"""Text of any origin, made harmless to show: no terminal codes, nothing that hides or turns characters around."""

import re

CONTROLS = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # a terminal's colour, cursor and screen codes, whole
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # titles and hyperlinks
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
BREAKS = re.compile(r"\s*[\r\n\t\x0b\x0c\x85\u2028\u2029]\s*")


def inert(text: str) -> str:
    """``text`` without control, direction-changing and invisible characters; line breaks and tabs stay."""
    return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """The same on one line."""
    return inert(BREAKS.sub(" ", text)).strip()
