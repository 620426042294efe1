"""Blocks as slides: a heading of level 1 is the title slide, each of level 2 a slide of its own."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from knowledge.sample.build.blocks import Block


def pptx(content: Iterable[Block]) -> bytes:
    """A deck with title placeholders, bullets and native tables."""
    from pptx import Presentation

    deck = Presentation()
    slide: Any = None
    for block in content:
        if block.kind == "heading":
            layout = "Title Slide" if block.level == 1 else "Title and Content"
            slide = deck.slides.add_slide(deck.slide_layouts.get_by_name(layout))
            slide.shapes.title.text = block.text
        elif block.kind == "table":
            _table(slide, block)
        else:
            body = slide.placeholders[1].text_frame
            body.text = f"{body.text}\n{block.text}".strip()
    result = BytesIO()
    deck.save(result)
    return result.getvalue()


def _table(slide: Any, block: Block) -> None:
    """A table where the slide's text placeholder was."""
    place = slide.placeholders[1]
    size = (place.left, place.top, place.width, place.height)
    place.element.getparent().remove(place.element)
    table = slide.shapes.add_table(len(block.rows), len(block.rows[0]), *size).table
    for y, row in enumerate(block.rows):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
