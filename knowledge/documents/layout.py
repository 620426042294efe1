"""From lines on a page to paragraphs and headings: for formats that know places but no structure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from knowledge.documents.draft import Draft
from knowledge.documents.hyphens import BREAKS, Hyphens
from knowledge.documents.running import without_running_lines

Outline = dict[int, dict[str, int]]

_MARKER = re.compile(
    r"(?:[-–—•‣▪◦●○■▫❖➢✓·*]|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\((?:\d{1,2}|[a-z]{1,2}|[ivxIVX]{1,5})\)|\[\d+\])\s+\S"
)
_NUMBERED = re.compile(
    r"(?:(?:[A-Z]|[IVX]+|\d+(?:\.\d+)*)[.)]?|(?:Section|Sec\.|Article|Artikel|Hoofdstuk|Chapter|Bijlage|Appendix|Annex)\s+\S+)\s+\S"
)
_DOTTED = re.compile(r"\d+(?:\.\d+)+")
_POWER = re.compile(r"(?<![\d.,])10\Z")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m)\Z")
_SQUARED = {"2": "²", "3": "³"}
LINE_ENDS = ("\n", *BREAKS)
_LARGER = 1.12
_LONGEST_HEADING = 160


class Glyph(NamedTuple):
    """One character; ``x0`` to ``x1`` across, its base line and height in points. A line end has no place."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What stands side by side on a page, ``height`` of it up; ``cells`` counts the parts that wide gaps set apart."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    cells: int = 1
    height: float = 0.5


@dataclass(frozen=True, slots=True)
class Style:
    """How a document sets its body text, and the sizes of its headings, largest first."""

    body: float
    sizes: tuple[float, ...]


def lines_of(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    """The lines of a page, in reading order; a raised note number becomes ``[1]`` within its line."""
    pending: list[Line] = []
    for line in filter(None, map(_line, _runs(glyphs))):
        if pending and (joined := _beside(pending[-1], line)):
            pending[-1] = joined
        else:
            pending.append(line)
    return iter(pending)


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Stretches up to a line end, or to a hyphen that PDFium took for one inside a word."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text != "\n":
            run.append(glyph)
        if glyph.text in LINE_ENDS:
            yield run
            run = []
    yield run


def _line(run: list[Glyph]) -> Line | None:
    placed = [glyph for glyph in run if glyph.size]
    if not placed:
        return None
    size = median(glyph.size for glyph in placed)
    base = median(glyph.base for glyph in placed)
    text, cells = _text(run, size, base)
    return Line(
        text=text,
        x0=min(glyph.x0 for glyph in placed),
        x1=max(glyph.x1 for glyph in placed),
        base=base,
        size=size,
        bold=all(glyph.bold for glyph in placed if glyph.text.isalpha()),
        cells=cells,
    )


def _text(run: list[Glyph], size: float, base: float) -> tuple[str, int]:
    parts: list[str] = []
    cells = 1
    last: Glyph | None = None
    for raised, group in groupby(run, key=lambda glyph: _raised(glyph, size, base)):
        glyphs = list(group)
        text = "".join(glyph.text for glyph in glyphs)
        parts.append(_superscript("".join(parts), text) if raised else text)
        for glyph in glyphs:
            if glyph.size:
                cells += bool(last and glyph.x0 - last.x1 > 1.5 * size)
                last = glyph
    return " ".join("".join(parts).split()), cells


def _superscript(before: str, raised: str) -> str:
    """A power, a unit or a note number, in signs that keep it apart from the number before it."""
    if not raised.strip().isdigit() or not before:
        return raised
    if _POWER.search(before):
        return f"^{raised}"
    if raised in _SQUARED and _UNIT.search(before):
        return _SQUARED[raised]
    return f"[{raised.strip()}]"


def _raised(glyph: Glyph, size: float, base: float) -> bool:
    return bool(glyph.size) and glyph.size < 0.85 * size and glyph.base - base > 0.15 * size


def _beside(left: Line, right: Line) -> Line | None:
    """Both in one where PDFium ended a line only because a note number stands higher."""
    size = max(left.size, right.size)
    if abs(left.base - right.base) > 0.6 * size or right.x0 < left.x1 - 0.3 * size or right.x0 > left.x1 + 2 * size:
        return None
    small, big = sorted((left, right), key=lambda line: line.size)
    text = right.text
    note = small.size < 0.85 * big.size and small.base > big.base and small.text.isdigit()
    if note:
        if small is left:
            return replace(right, text=f"[{left.text}] {right.text}", x0=left.x0)
        text = _superscript(left.text, right.text)
    gap = "" if note or right.x0 - left.x1 < 0.12 * size else " "
    if left.text.endswith("]") and text[:1].isalnum():
        gap = " "
    return replace(big, text=left.text + gap + text, x0=left.x0, x1=right.x1, bold=left.bold and right.bold)


def write(pages: Sequence[Sequence[Line]], outline: Outline, draft: Draft) -> None:
    """Adds every page's headings and paragraphs to the draft; words broken at a line's end are whole again."""
    kept = without_running_lines(pages)
    style = _style(kept)
    hyphens = Hyphens(line.text for page in kept for line in page)
    draft.title = draft.title or _title(kept, style)
    for number, lines in enumerate(kept):
        _Page(lines, style, outline.get(number, {}), hyphens, number + 1).write(draft)


def _style(pages: Sequence[Sequence[Line]]) -> Style:
    weights: Counter[float] = Counter()
    for page in pages:
        for line in page:
            weights[round(line.size * 2) / 2] += len(line.text)
    body = weights.most_common(1)[0][0] if weights else 0.0
    total = sum(weights.values())
    sizes = [size for size, weight in weights.items() if size > _LARGER * body and weight < 0.2 * total]
    return Style(body, tuple(sorted(sizes, reverse=True)[:5]))


def _title(pages: Sequence[Sequence[Line]], style: Style) -> str:
    first = pages[0] if pages else ()
    largest = max((line.size for line in first if len(line.text) > 3), default=0.0)
    if largest <= _LARGER * style.body:
        return ""
    lines = [line.text for line in first if line.size > 0.95 * largest]
    return " ".join(lines) if len(lines) <= 4 and sum(map(len, lines)) <= _LONGEST_HEADING else ""


def _tabular(line: Line) -> bool:
    """Whether the line looks like a row of a table; the wide gap after a list marker does not count."""
    return line.cells > (2 if _MARKER.match(line.text) else 1)


def _pitches(lines: Sequence[Line]) -> dict[int, float]:
    """The usual distance between two base lines, for every size of letter."""
    steps: dict[int, list[float]] = {}
    for above, below in pairwise(lines):
        if round(above.size) == round(below.size) and above.base - below.base > 1:
            steps.setdefault(round(below.size), []).append(above.base - below.base)
    return {size: median(found) for size, found in steps.items()}


class _Page:
    """One page on its way into the draft."""

    def __init__(
        self, lines: Sequence[Line], style: Style, outline: Mapping[str, int], hyphens: Hyphens, number: int
    ) -> None:
        self._lines = lines
        self._style = style
        self._outline = outline
        self._hyphens = hyphens
        self._number = number
        self._pitches = _pitches(lines)
        self._right = max((line.x1 for line in lines), default=0.0)

    def write(self, draft: Draft) -> None:
        for group in self._paragraphs():
            text = self._hyphens.join([line.text for line in group])
            level = self._level(group, text)
            if level:
                draft.heading(text, level, self._number)
            elif _MARKER.match(text) or _tabular(group[0]):
                draft.line(text, self._number)
            else:
                draft.paragraph(text, self._number)

    def _paragraphs(self) -> Iterator[list[Line]]:
        group: list[Line] = []
        for line in self._lines:
            if group and self._parted(group, line):
                yield group
                group = []
            group.append(line)
        if group:
            yield group

    def _parted(self, group: list[Line], line: Line) -> bool:
        """Whether ``line`` begins a new paragraph."""
        above = group[-1]
        if abs(above.size - line.size) > 0.1 * above.size or _MARKER.match(line.text):
            return True
        if _tabular(above) or _tabular(line) or self._titled(above) or self._titled(line):
            return True
        if above.bold != line.bold and self._bold_heading([above if above.bold else line]):
            return True
        ended = above.text.endswith((".", "!", "?", ":", ";"))
        step = above.base - line.base
        if step < 0:
            return ended
        indented = line.x0 - above.x0 > 0.8 * line.size and not _MARKER.match(group[0].text)
        short = above.x1 < self._right - 0.25 * (self._right - above.x0)
        return step > 1.4 * self._pitches.get(round(line.size), step) or (ended and (short or indented))

    def _level(self, group: list[Line], text: str) -> int:
        """The level of the heading that these lines are; 0 for text."""
        if level := self._outline.get(text.casefold(), 0):
            return level
        if len(text) > _LONGEST_HEADING or not any(map(str.isalpha, text)) or len(group) > 3:
            return 0
        larger = [size for size in self._style.sizes if size <= round(group[0].size * 2) / 2]
        if larger and group[0].size > _LARGER * self._style.body:
            return 1 + self._style.sizes.index(larger[0])
        return self._bold_heading(group)

    def _titled(self, line: Line) -> bool:
        return line.text.casefold() in self._outline

    def _bold_heading(self, group: list[Line]) -> int:
        text = " ".join(line.text for line in group)
        if not all(line.bold for line in group) or len(group) > 2 or text.endswith((",", ";")) or len(text) < 3:
            return 0
        if group[0].size < 0.9 * self._style.body or (text.endswith(".") and not _NUMBERED.match(text)):
            return 0
        dots = _DOTTED.match(text)
        return len(self._style.sizes) + 1 + (dots.group().count(".") if dots else 0)
