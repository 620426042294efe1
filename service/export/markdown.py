"""A briefing as Markdown: every character of a text that could be mark-up, a link or a template is escaped."""

import re
from collections.abc import Iterator

from service.export.figures import Figure, Table
from service.export.outline import Outline, Part, Point
from service.export.sources import Source

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$@]|&(?=#?\w+;))")
LEADING = re.compile(r"^([-+=:>]|\d{1,9}(?=[.)]))")
ADDRESS = re.compile(r"(?i)(\bwww)\.|(?<=[a-z0-9]):(?=\S)")


def markdown(of: Outline) -> bytes:
    """The whole outline; charts as what they say and their numbers."""
    return "\n".join(_lines(of)).encode() + b"\n"


def escaped(text: str) -> str:
    """``text`` as Markdown shows it word for word, at the start of a line too."""
    safe = ADDRESS.sub(lambda found: f"{found[1]}\\." if found[1] else "\\:", MARKUP.sub(r"\\\1", text))
    return LEADING.sub(lambda found: _leading(found[0]), safe)


def _leading(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}" if not mark.isdigit() else f"{mark}\\"


def _lines(of: Outline) -> Iterator[str]:
    yield from (f"# {escaped(of.title)}", "")
    if of.banner:
        yield from (f"**{escaped(of.banner)}**", "")
    yield from (f"- {escaped(label)}: {escaped(text)}" for label, text in of.about)
    if not of.parts:
        yield from ("", escaped(of.word("none")))
    for part in of.parts:
        yield from _part(part, of)
    if of.sources:
        yield from ("", f"## {escaped(of.word('sources'))}", "")
        for source in of.sources:
            yield from _source(source)
    if of.figures:
        yield from ("", f"## {escaped(of.word('figures'))}")
        for figure in of.figures:
            yield from _numbers(figure)


def _part(part: Part, of: Outline) -> Iterator[str]:
    yield from ("", f"## {escaped(part.title)}", "")
    yield from (f"{'  ' if point.option else ''}- {_point(point, of)}" for point in part.points)
    for figure in part.figures:
        yield from ("", f"**{escaped(of.word('figure'))}: {escaped(figure.title)}.** {escaped(figure.alt)}")
    if part.missing:
        if title := part.missing_title(of.word("missing")):
            yield from ("", f"{escaped(title)}:", "")
        yield from (f"- {escaped(text)}" for text in part.missing)


def _point(point: Point, of: Outline) -> str:
    marks = "".join(f"\\[{number}\\]" for number in point.sources)
    editor = f"*({escaped(of.word('editor'))})*" if point.by_editor else ""
    return " ".join(part for part in (escaped(point.text), marks, editor) if part)


def _source(source: Source) -> Iterator[str]:
    place = f", {escaped(source.place)}" if source.place else ""
    yield f"- \\[{source.number}\\] **{escaped(source.name)}**{place}" + (
        f": {escaped(source.text)}" if source.text else ""
    )
    yield from (f"  - {escaped(each)}" for each in source.details)


def _numbers(figure: Figure) -> Iterator[str]:
    yield from ("", f"### {escaped(figure.title)}")
    if figure.table:
        yield from ("", *_table(figure.table))
    if figure.notes:
        yield from ("", *(f"- {escaped(note)}" for note in figure.notes))


def _table(table: Table) -> Iterator[str]:
    yield _row(table.head)
    yield "|" + " --- |" * len(table.head)
    yield from map(_row, table.rows)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |"
