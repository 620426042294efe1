"""How much text fits on a slide, on the safe side: widths are estimated, because the reader's letters are not here."""

from collections.abc import Iterator, Sequence
from math import ceil
from unicodedata import east_asian_width

NARROW = frozenset("iljtfrI.,;:'’|!()[]/ -")
BROAD = frozenset("mwMW@%—…→")
LINE = 1.2
"""The height of a line, in letter sizes."""
GAP = 0.5
"""The space after a text, in lines."""


def width(text: str, size: float) -> float:
    """The width in points of ``text`` in letters of ``size`` points, rather too much than too little."""
    return sum(map(_width, text)) * size


def _width(letter: str) -> float:
    if letter in NARROW:
        return 0.34
    if east_asian_width(letter) in {"W", "F"}:
        return 1.05
    if letter in BROAD:
        return 0.95
    return 0.68 if letter.isupper() or ord(letter) > 0x2FF else 0.56


def lines(text: str, size: float, room: float) -> int:
    """On how many lines of ``room`` points the text comes; a word longer than a line is broken."""
    count, used = 1, 0.0
    for word in text.split(" "):
        need = width(word, size)
        gap = width(" ", size) if used else 0.0
        if used + gap + need <= room:
            used += gap + need
        else:
            over = max(1, ceil(need / room))
            count += over if used else over - 1
            used = need - (over - 1) * room if over > 1 else need
    return count


def cut(text: str, size: float, room: float, most: int) -> str:
    """As much of the text as fits on ``most`` lines."""
    if lines(text, size, room) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if lines(text[:middle] + " …", size, room) <= most else (low, middle - 1)
    head, space, _ = text[:low].rpartition(" ")
    return (head if space and len(head) > low / 2 else text[:low]).rstrip() + " …"


def sentences(text: str, size: float, room: float, most: int) -> str:
    """As many whole sentences as fit on ``most`` lines; where not even one does, as much of it as fits."""
    said = text.split(". ")
    for count in range(len(said), 0, -1):
        head = ". ".join(said[:count]) + ("." if count < len(said) else "")
        if lines(head, size, room) <= most:
            return head
    return cut(text, size, room, most)


def pages(texts: Sequence[str], size: float, room: float, most: int) -> Iterator[list[tuple[int, str]]]:
    """The texts over pages of ``most`` lines, each with its place in ``texts``; one of more lines is divided."""
    page: list[tuple[int, str]] = []
    left = float(most)
    for place, text in enumerate(texts):
        rest = text
        while rest:
            need = lines(rest, size, room) + GAP
            if need <= left or (not page and need - GAP <= most):
                page.append((place, rest))
                left -= need
                break
            if page and lines(rest, size, room) <= most:
                head = ""
            else:
                head = cut(rest, size, room, max(1, int(left))) if left >= 2 else ""
            if head:
                page.append((place, head))
                rest = "… " + rest[len(head.removesuffix(" …")) :].lstrip()
            yield page
            page, left = [], float(most)
    if page:
        yield page
