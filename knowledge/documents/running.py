"""Headers, footers and page numbers that come back on page after page."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TypeVar

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_EDGE = 3
_FEWEST = 3
_SHARE = 0.3
_SHARE_INSIDE = 0.5


class Placed(Protocol):
    """A line of text with its height on the page."""

    @property
    def text(self) -> str: ...
    @property
    def base(self) -> float: ...


LineT = TypeVar("LineT", bound=Placed)


def without_running_lines(pages: Sequence[Sequence[LineT]]) -> list[list[LineT]]:
    """The pages without lines that stand at the same height, but for their numbers the same, on many of them.

    At the top or foot that is at least three pages and three in ten; elsewhere (a stamp in the margin) half of them.
    """
    seen = Counter(key for page in pages for key in {_key(line) for line in page})
    at_edge = max(_FEWEST, _SHARE * len(pages))
    inside = max(_FEWEST, _SHARE_INSIDE * len(pages))
    return [_kept(page, seen, at_edge, inside) for page in pages]


def _kept(page: Sequence[LineT], seen: Counter[tuple[str, int]], at_edge: float, inside: float) -> list[LineT]:
    edges = {id(line) for line in _edges(page)}
    return [line for line in page if seen[_key(line)] < (at_edge if id(line) in edges else inside)]


def _edges(page: Sequence[LineT]) -> list[LineT]:
    by_height = sorted(page, key=lambda line: line.base)
    return [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _key(line: Placed) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.base / 6)
