"""PowerPoint: every slide a page, its title the heading; then its text, tables, charts and notes."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from knowledge.documents.draft import Draft
from knowledge.documents.properties import from_mapping, title
from knowledge.documents.tables import lines

_DIAGRAM_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_DEEPEST = 50


def read(content: bytes, draft: Draft) -> None:
    """Adds the slides' text; ``page`` is the slide's number, hidden slides counted."""
    presentation = Presentation(BytesIO(content))
    draft.title = title(presentation.core_properties.title)
    from_mapping({"version": presentation.core_properties.version}, draft)
    for number, slide in enumerate(presentation.slides, start=1):
        _slide(slide, number, draft)


def _slide(slide: Slide, number: int, draft: Draft) -> None:
    draft.leave()
    heading = slide.shapes.title
    if heading is not None and heading.has_text_frame:
        draft.heading(heading.text_frame.text, 1, number)
        if number == 1:
            draft.title = draft.title or title(heading.text_frame.text)
    for shape in _flat(slide.shapes):
        if heading is None or shape.shape_id != heading.shape_id:
            for index, line in enumerate(_lines(shape, slide)):
                (draft.line if index else draft.paragraph)(line, number)
    if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame) is not None:
        draft.paragraph(_unwrapped(notes.text), number)


def _flat(shapes: Iterable[BaseShape], depth: int = 0) -> Iterator[BaseShape]:
    """The shapes in reading order, those in groups one by one."""
    for shape in shapes:
        inner: Any = getattr(shape, "shapes", None)
        if inner is None:
            yield shape
        elif depth < _DEEPEST:
            yield from _flat(inner, depth + 1)


def _lines(shape: Any, slide: Slide) -> list[str]:
    if shape.is_placeholder and shape.placeholder_format.type is not None:
        kind = shape.placeholder_format.type.name
        if kind in ("SLIDE_NUMBER", "DATE", "FOOTER", "HEADER"):
            return []
    if shape.has_text_frame:
        return _paragraphs(shape.text_frame)
    if getattr(shape, "has_table", False) and shape.has_table:
        table = shape.table
        return lines([[_unwrapped(cell.text) for cell in row.cells] for row in table.rows], table.first_row or None)
    if getattr(shape, "has_chart", False) and shape.has_chart:
        return _chart(shape.chart)
    return _diagram(shape, slide)


def _paragraphs(frame: Any) -> list[str]:
    """A line a paragraph; several of them are the points of a list."""
    found = [(paragraph.level, _unwrapped(paragraph.text)) for paragraph in frame.paragraphs]
    found = [(level, text) for level, text in found if text]
    return [f"- {text}" if len(found) > 1 else text for _, text in found]


def _chart(chart: Any) -> list[str]:
    """The title, then a line a category with the value of every series."""
    named = [chart.chart_title.text_frame.text] if chart.has_title and chart.chart_title.has_text_frame else []
    for plot in chart.plots:
        series = [(one.name or "", list(one.values)) for one in plot.series]
        header = ["", *(name for name, _ in series)]
        rows = [[str(label), *(_value(values, at) for _, values in series)] for at, label in enumerate(plot.categories)]
        named += lines([header, *rows], header=True)
    return named


def _value(values: list[float | None], at: int) -> str:
    value = values[at] if at < len(values) else None
    return "" if value is None else f"{value:.10g}"


def _diagram(shape: Any, slide: Slide) -> list[str]:
    """The words in a SmartArt drawing, which stand in a part of their own."""
    for key in shape.element.xpath(".//*[local-name()='relIds']/@*[local-name()='dm']"):
        data = etree.fromstring(slide.part.related_part(key).blob, _PARSER)
        texts = ("".join(paragraph.itertext()).strip() for paragraph in data.iter(_DIAGRAM_TEXT))
        return [f"- {text}" for text in texts if text]
    return []


def _unwrapped(text: str) -> str:
    return " ".join(text.split())


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
