"""Passages: spans that are small enough to quote and large enough to find."""

import re
from collections.abc import Callable, Iterable, Iterator

from semantic_text_splitter import TextSplitter

from knowledge.documents.extract import Block, Extracted
from knowledge.documents.sentences import sentences, stretches
from knowledge.model.documents import Chunk

TARGET = 600
SHORT = 120
# The splitter's time grows with the square of the text's length.
_WINDOW = 20_000

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")


def chunk(extracted: Extracted) -> list[Chunk]:
    """The passages of a document, in order: each lies in one block, and together they hold all its text.

    A passage is at most ``TARGET`` characters, or ``SHORT`` more where that saves a scrap. It is cut between
    paragraphs, else between lines, else between sentences, and inside a sentence only where that alone is longer.
    """
    return [
        Chunk(start=start, end=end, page=block.page, heading=block.heading)
        for block in extracted.blocks
        for start, end in _spans(extracted.text, block)
    ]


def _spans(text: str, block: Block) -> list[Span]:
    found = _packed(_pieces(text, (block.start, block.end), LEVELS))
    if len(found) > 1 and found[-1][1] - found[-1][0] < SHORT and found[-1][1] - found[-2][0] <= TARGET + SHORT:
        found[-2:] = [(found[-2][0], found[-1][1])]
    return found


def _pieces(text: str, span: Span, levels: tuple[Callable[[str], Iterable[Span]], ...]) -> Iterator[Span]:
    """The largest parts of ``span`` that fit, by trying ever finer ways to cut."""
    start, end = span
    if end - start <= TARGET or not levels:
        yield span
        return
    finer = ((start + a, start + b) for a, b in levels[0](text[start:end]))
    yield from _packed(piece for part in finer for piece in _pieces(text, part, levels[1:]))


def _packed(spans: Iterable[Span]) -> list[Span]:
    """Neighbours joined as long as they fit together."""
    packed: list[Span] = []
    for start, end in spans:
        if packed and end - packed[-1][0] <= TARGET:
            packed[-1] = (packed[-1][0], end)
        else:
            packed.append((start, end))
    return packed


def _paragraphs(text: str) -> Iterator[Span]:
    return (paragraph.span() for paragraph in _PARAGRAPH.finditer(text))


def _words(text: str) -> Iterator[Span]:
    splitter = TextSplitter(TARGET)
    for begin, end in _windows(text):
        for start, piece in splitter.chunk_indices(text[begin:end]):
            yield begin + start, begin + start + len(piece)


def _windows(text: str) -> Iterator[Span]:
    """Stretches of at most ``_WINDOW`` characters, cut at white space where there is any."""
    start = 0
    while start < len(text):
        most = min(start + _WINDOW, len(text))
        space = -1 if most == len(text) else max(text.rfind(" ", start, most), text.rfind("\n", start, most))
        end = space if space > start else most
        yield start, end
        start = end


LEVELS: tuple[Callable[[str], Iterable[Span]], ...] = (_paragraphs, stretches, sentences, _words)
