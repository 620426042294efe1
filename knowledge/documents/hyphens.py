"""Words that were broken at the end of a line."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010\u00ad\ufffe\x02]\Z")
_START = re.compile(r"[^\W\d_]+")
# PDFium puts one of these where a line ends in a hyphen.
_LEFT = re.compile("[\ufffe\x02]")


_LONGEST_WORD = 100
BREAKS = ("\x02", "\ufffe")
_FRAGMENTS = re.compile(r"[^\W\d_]*[\ufffe\x02]\s*[^\W\d_]*|[^\W\d_]+[-\u2010\u00ad]\Z|\A[a-z]+")


class Hyphens:
    """Knows the words of a document, and by them whether a hyphen at a line's end belongs to the word."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word.casefold() for line in lines for word in _WORD.findall(_FRAGMENTS.sub(" ", line))}

    def join(self, lines: Sequence[str]) -> str:
        """The lines as one, words that were broken between them made whole."""
        pieces: list[str] = []
        for line in map(str.strip, lines):
            if pieces:
                self._append(pieces, line)
            else:
                pieces.append(line)
        return _LEFT.sub("-", "".join(pieces))

    def _append(self, pieces: list[str], line: str) -> None:
        last = pieces[-1]
        head, tail = _BROKEN.search(last[-_LONGEST_WORD:]), _START.match(line)
        if head and tail and tail.group()[0].islower():
            pieces[-1] = last[: len(last) - len(head.group())] + self._whole(head[1], tail.group())
            pieces.append(line[tail.end() :])
        elif last.endswith(("-", "–", "—", "/", *BREAKS)) and not last.endswith((" -", " –", " —", " /")):
            pieces.append(line)
        else:
            pieces.append(f" {line}")

    def _whole(self, head: str, tail: str) -> str:
        """Joined, unless the document elsewhere writes it with a hyphen, or uses both halves but never the whole."""
        if f"{head}{tail}".casefold() in self._words:
            return head + tail
        apart = head.casefold() in self._words and tail.casefold() in self._words and len(head) > 3 and len(tail) > 3
        if f"{head}-{tail}".casefold() in self._words or (apart and len(head) + len(tail) > 8):
            return f"{head}-{tail}"
        return head + tail
