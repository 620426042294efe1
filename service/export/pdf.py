"""A briefing as a tagged PDF by typst: texts go in as data, so nothing in them is read as mark-up."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import JsonValue

from service.export.charts import PICTURES, svg, untitled
from service.export.figures import Figure
from service.export.outline import Outline, Part, Point

FONTS = ("Libertinus Serif", "DejaVu Sans Mono")
WORDS = ("page", "of", "none", "missing", "sources", "figures", "editor")
UNBROKEN = re.compile(r"\S{30}(?=\S)")
BREAK = "\u200b"


def pdf(of: Outline) -> bytes:
    """The whole outline on A4, accessible by PDF/UA-1 where a letter of every text is at hand."""
    import typst

    data = json.dumps(_data(of), ensure_ascii=False)
    moment = datetime(of.day.year, of.day.month, of.day.day, tzinfo=UTC)
    for told, how in _ways(data):
        try:
            written: bytes = typst.compile(_template(), sys_inputs={"data": told}, timestamp=moment, **how)
        except typst.TypstError as error:
            refused = error
        else:
            return written
    raise refused


def _ways(data: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The letters that come along look the same everywhere; for others those of this machine, or an empty box."""
    accessible = {"pdf_standards": "ua-1"}
    yield data, {"ignore_system_fonts": True, **accessible}
    yield data, accessible
    if (without := PICTURES.sub("", data)) != data:
        yield without, {"ignore_system_fonts": True, **accessible}
        yield without, accessible
    yield without, {}


@cache
def _template() -> bytes:
    return (files(__package__) / "templates" / "briefing.typ").read_bytes()


def _data(of: Outline) -> dict[str, JsonValue]:
    return {
        "language": of.language,
        "title": _breakable(of.title),
        "description": f"{of.title}, {of.as_of}",
        "banner": of.banner,
        "as_of": of.as_of,
        "fonts": list(FONTS),
        "words": {name: of.word(name) for name in WORDS},
        "about": [[label, _breakable(text)] for label, text in of.about],
        "parts": [_part(part, of) for part in of.parts],
        "sources": [_breakable_all(asdict(source)) for source in of.sources],
    }


def _part(part: Part, of: Outline) -> JsonValue:
    return {
        "title": _breakable(part.title),
        "blocks": [
            {"point": _point(block.point), "options": [_point(each) for each in block.options]} for block in part.blocks
        ],
        "figures": [_figure(figure, of) for figure in part.figures],
        "missing": [_breakable(text) for text in part.missing],
        "missing_title": part.missing_title(of.word("missing")),
    }


def _point(point: Point) -> JsonValue:
    return {
        "anchor": point.anchor,
        "text": _breakable(point.text),
        "sources": list(point.sources),
        "editor": point.by_editor,
    }


def _figure(figure: Figure, of: Outline) -> JsonValue:
    return {
        "title": _breakable(figure.title),
        "alt": figure.alt,
        "half": figure.half,
        "svg": svg(untitled(figure.chart), of.language, font=FONTS[0]),
        "table": _breakable_all(asdict(figure.table)) if figure.table else None,
        "notes": [_breakable(note) for note in figure.notes],
    }


def _breakable(text: str) -> str:
    """A word that is longer than a line may break, or it would run off the page."""
    return UNBROKEN.sub(lambda found: found[0] + BREAK, text)


def _breakable_all(value: Any) -> Any:
    match value:
        case str():
            return _breakable(value)
        case dict():
            return {key: _breakable_all(held) for key, held in value.items()}
        case list() | tuple():
            return [_breakable_all(held) for held in value]
    return value
