"""A briefing as a Word document: real headings, lists and tables, and sources one click away and back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from service.export import docx_parts as parts
from service.export.charts import png, untitled
from service.export.figures import Figure, Table
from service.export.outline import Outline, Part, Point
from service.export.sources import Source
from service.export.zipped import settled

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FULL_CM, HALF_CM = 16.0, 7.8


def docx(of: Outline) -> bytes:
    """The whole outline on A4 in the language of the briefing."""
    document = parts.blank(of.title, of.language, of.day)
    parts.footer(document, " · ".join(filter(None, (of.title, of.as_of, of.banner))), of.word("page"), of.word("of"))
    parts.add(document, "Title", of.title)
    if of.banner:
        parts.add(document, "Banner", of.banner)
    for label, text in of.about:
        paragraph = parts.add(document, "About")
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(text)
    if not of.parts:
        document.add_paragraph(of.word("none"))
    marks = parts.Bookmarks()
    for part in of.parts:
        _part(document, part, of, marks)
    _sources(document, of, marks)
    _figures(document, of)
    out = BytesIO()
    document.save(out)
    return settled(out.getvalue(), of.day)


def _part(document: Document, part: Part, of: Outline, marks: parts.Bookmarks) -> None:
    parts.add(document, "Heading 1", part.title)
    for left, block in zip(range(len(part.blocks), 0, -1), part.blocks, strict=True):
        # The last one of a section never stands alone on the next page.
        kept = bool(block.options) or left == 2
        _point(document, block.point, of, marks).paragraph_format.keep_with_next = kept or None
        for option in block.options:
            shape = _point(document, option, of, marks).paragraph_format
            shape.keep_with_next = option is not block.options[-1]
    _pictures(document, part, of)
    if part.missing:
        if title := part.missing_title(of.word("missing")):
            parts.add(document, "Missing Title", title)
        for text in part.missing:
            parts.add(document, "Missing", text)


def _point(document: Document, point: Point, of: Outline, marks: parts.Bookmarks) -> Paragraph:
    paragraph = parts.add(document, "List Bullet 2" if point.option else "List Bullet")
    marks.add(paragraph, point.anchor)
    paragraph.add_run(point.text)
    if point.sources:
        # The numbers of the sources never begin a line.
        paragraph.add_run("\u00a0")
    for number in point.sources:
        parts.link(paragraph, f"s{number}", f"[{number}]")
    if point.by_editor:
        parts.aside(paragraph, f" ({of.word('editor')})")
    return paragraph


def _pictures(document: Document, part: Part, of: Outline) -> None:
    halves = [figure for figure in part.figures if figure.half]
    if halves:
        table = document.add_table(rows=0, cols=2)
        for place in range(0, len(halves), 2):
            row = table.add_row()
            parts.keep_together(row)
            for cell, figure in zip(row.cells, halves[place : place + 2], strict=False):
                _picture(cell.paragraphs[0], cell.add_paragraph(), figure, of, HALF_CM)
        parts.add(document, "Gap")
    for figure in part.figures:
        if not figure.half:
            _picture(document.add_paragraph(), document.add_paragraph(), figure, of, FULL_CM)


def _picture(caption: Paragraph, below: Paragraph, figure: Figure, of: Outline, width: float) -> None:
    parts.apply(caption, "Chart Title")
    caption.add_run(figure.title)
    parts.picture(below, png(untitled(figure.chart), of.language), figure.alt, width)


def _sources(document: Document, of: Outline, marks: parts.Bookmarks) -> None:
    if not of.sources:
        return
    parts.add(document, "Heading 1", of.word("sources"))
    for source in of.sources:
        _source(document, source, marks)


def _source(document: Document, source: Source, marks: parts.Bookmarks) -> None:
    head = parts.add(document, "Source Title")
    marks.add(head, source.anchor)
    head.add_run(f"[{source.number}] ")
    head.add_run(source.name).bold = True
    if source.place:
        parts.aside(head, f", {source.place}")
    body = parts.add(document, "Source", source.text) if source.text else head
    for anchor in source.cited:
        body.add_run(" ")
        parts.link(body, anchor, "↑")
    for detail in source.details:
        parts.aside(parts.add(document, "Source"), detail)


def _figures(document: Document, of: Outline) -> None:
    if not any(figure.table or figure.notes for figure in of.figures):
        return
    parts.add(document, "Heading 1", of.word("figures"))
    for figure in of.figures:
        if figure.table or figure.notes:
            parts.add(document, "Heading 2", figure.title)
        if figure.table:
            _table(document, figure.table)
        for note in figure.notes:
            parts.add(document, "Source", note)


def _table(document: Document, told: Table) -> None:
    table = document.add_table(rows=1, cols=len(told.head), style="Figures")
    widths = parts.widths((told.head, *told.rows), FULL_CM)
    parts.repeat_head(table.rows[0])
    for cell, text, width in zip(table.rows[0].cells, told.head, widths, strict=True):
        cell.width = width
        cell.paragraphs[0].add_run(text).bold = True
    for texts in told.rows:
        row = table.add_row()
        parts.keep_together(row)
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].add_run(text)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    parts.add(document, "Gap")
