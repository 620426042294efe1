"""Words that were broken at the end of a line."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010\u00ad\ufffe\x02]\Z")
_START = re.compile(r"[^\W\d_]+")
# PDFium puts one of these where a line ends in a hyphen.
_LEFT = re.compile("[\ufffe\x02]")


BREAKS = ("\x02", "\ufffe")
_FRAGMENTS = re.compile(r"[^\W\d_]*[\ufffe\x02]\s*[^\W\d_]*|[^\W\d_]+[-\u2010\u00ad]\Z|\A[a-z]+")


class Hyphens:
    """Knows the words of a document, and by them whether a hyphen at a line's end belongs to the word."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word.casefold() for line in lines for word in _WORD.findall(_FRAGMENTS.sub(" ", line))}

    def join(self, lines: Sequence[str]) -> str:
        """The lines as one, words that were broken between them made whole."""
        text = ""
        for line in lines:
            text = self._append(text, line.strip()) if text else line.strip()
        return _LEFT.sub("-", text)

    def _append(self, text: str, line: str) -> str:
        head, tail = _BROKEN.search(text), _START.match(line)
        if head and tail and tail.group()[0].islower():
            return text[: head.start()] + self._whole(head[1], tail.group()) + line[tail.end() :]
        if text.endswith(("-", "–", "—", "/", *BREAKS)) and not text.endswith((" -", " –", " —", " /")):
            return text + line
        return f"{text} {line}"

    def _whole(self, head: str, tail: str) -> str:
        """Joined, unless the document elsewhere writes it with a hyphen, or uses both halves but never the whole."""
        if f"{head}{tail}".casefold() in self._words:
            return head + tail
        apart = head.casefold() in self._words and tail.casefold() in self._words and len(head) > 3 and len(tail) > 3
        if f"{head}-{tail}".casefold() in self._words or (apart and len(head) + len(tail) > 8):
            return f"{head}-{tail}"
        return head + tail
