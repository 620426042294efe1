"""A briefing as slides: one idea on each, charts that can be edited, and the sources in the speaker notes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO

from service.export import fitting
from service.export.figures import Figure
from service.export.outline import Outline, Part
from service.export.pptx_charts import draw
from service.export.pptx_deck import BODY, BULLET, Deck, Text
from service.export.sources import Source
from service.export.zipped import settled

SIZES = (20.0, 18.0, 16.0)
SMALL = 12.0
LONGEST = 260
KEPT = "\u00a0"
"""Between a text and its sources, which never begin a line."""


def pptx(of: Outline) -> bytes:
    """The whole outline; a text that does not fit goes on on the next slide."""
    deck = Deck(of.title, of.language, of.day, " · ".join(filter(None, (of.title, of.as_of, of.banner))))
    deck.cover(of.title, of.banner, of.about)
    if not of.parts:
        deck.texts(of.title, [Text(of.word("none"))], SIZES[0])
    for part in of.parts:
        _points(deck, part, of)
        for figure in part.figures:
            _figure(deck, figure, of)
    _sources(deck, of)
    out = BytesIO()
    deck.presentation.save(out)
    return settled(out.getvalue(), of.day)


def _points(deck: Deck, part: Part, of: Outline) -> None:
    texts, sources = list(_texts(part, of)), [point.sources for point in part.points]
    held = {source.number: source for source in of.sources}
    size = _size(texts)
    for place, page in enumerate(_pages(texts, size)):
        title = part.title + (f" ({of.word('continued')})" if place else "")
        cited = dict.fromkeys(number for row, _ in page if row < len(sources) for number in sources[row])
        deck.texts(title, [text for _, text in page], size, _notes(held[number] for number in cited))


def _texts(part: Part, of: Outline) -> Iterable[Text]:
    for point in part.points:
        aside = f" ({of.word('editor')})" if point.by_editor else ""
        yield Text(point.text, aside + "".join(f"{KEPT}[{number}]" for number in point.sources), deep=point.option)
    for text in part.missing:
        title = part.missing_title(of.word("missing"))
        yield Text(f"{title}: {text}" if title else text, muted=True)


def _size(texts: Sequence[Text]) -> float:
    """The largest letters in which all of it comes on one slide, or the smallest."""
    least = len(list(_apart(texts)))
    return next((size for size in SIZES if len(list(_pages(texts, size))) <= least), SIZES[-1])


def _pages(texts: Sequence[Text], size: float) -> Iterable[list[tuple[int, Text]]]:
    most = int(BODY.height / (size * fitting.LINE))
    for group in _apart(texts):
        told_of = [texts[place].whole for place in group]
        for page in fitting.pages(told_of, size, BODY.width - 2 * BULLET, most):
            yield [(group[place], texts[group[place]].part(told)) for place, told in page]


def _apart(texts: Sequence[Text]) -> Iterable[list[int]]:
    """The places of what shares slides: each question with its options begins a new one."""
    group: list[int] = []
    for place, text in enumerate(texts):
        asks = not text.deep and place + 1 < len(texts) and texts[place + 1].deep
        if asks and any(texts[each].deep for each in group):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _notes(sources: Iterable[Source]) -> str:
    return "\n".join("\n".join((_source(each), *each.details)) for each in sources)


def _source(source: Source) -> str:
    place = f", {source.place}" if source.place else ""
    return f"[{source.number}] {source.name}{place}" + (f": {source.text}" if source.text else "")


def _figure(deck: Deck, figure: Figure, of: Outline) -> None:
    rows = [" · ".join(each) for each in (figure.table.head, *figure.table.rows)] if figure.table else []
    slide = deck.titled(figure.title, "\n".join((figure.alt, *rows, *figure.notes)))
    draw(deck, slide, figure, of.language)


def _sources(deck: Deck, of: Outline) -> None:
    texts = [_short(source) for source in of.sources]
    most = int(BODY.height / (SMALL * fitting.LINE))
    for place, page in enumerate(fitting.pages(texts, SMALL, BODY.width, most)):
        title = of.word("sources") + (f" ({of.word('continued')})" if place else "")
        notes = _notes(of.sources[row] for row in dict.fromkeys(row for row, _ in page))
        deck.texts(title, [Text(text, bullet=False) for _, text in page], SMALL, notes)


def _short(source: Source) -> str:
    """What it says, or what it was computed from where the slides say that already; the notes hold all of it."""
    told = _source(source if source.text or not source.details else replace(source, text=source.details[0]))
    return told if len(told) <= LONGEST else told[:LONGEST].rsplit(" ", 1)[0] + " …"
