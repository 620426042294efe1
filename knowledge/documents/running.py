"""Headers, footers and page numbers that come back on page after page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_TOP = 0.88
_FOOT = 0.1
_FEWEST = 3
_SHARE = 0.3
_SHARE_INSIDE = 0.5


class Placed(Protocol):
    """A line of text, and its height on the page: 0 at the foot, 1 at the top."""

    @property
    def text(self) -> str: ...
    @property
    def height(self) -> float: ...


LineT = TypeVar("LineT", bound=Placed)


def without_running_lines(pages: Sequence[Sequence[LineT]]) -> list[list[LineT]]:
    """The pages without what is printed at the same height on many of them, and on three at least.

    In the top and bottom margin that is what, but for its numbers, stands on three in ten pages. Elsewhere (a stamp,
    the repeated head of a table) it is what stands word for word on half of them; there its first time is kept.
    """
    margins = _often((_key(line) for page in pages for line in page if _in_margin(line)), _SHARE * len(pages))
    inside = _often((_exact(line) for page in pages for line in page), _SHARE_INSIDE * len(pages))
    once: set[tuple[str, int]] = set()
    kept: list[list[LineT]] = []
    for page in pages:
        rest = [line for line in page if not (_in_margin(line) and _key(line) in margins)]
        kept.append([line for line in rest if _exact(line) not in once])
        once |= {_exact(line) for line in rest} & inside
    return kept


def _often(keys: Iterable[tuple[str, int]], share: float) -> set[tuple[str, int]]:
    return {key for key, times in Counter(keys).items() if times >= max(_FEWEST, share)}


def _in_margin(line: Placed) -> bool:
    return not _FOOT < line.height < _TOP


def _key(line: Placed) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.height * 100)


def _exact(line: Placed) -> tuple[str, int]:
    return line.text, round(line.height * 100)
